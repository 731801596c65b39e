import { accounts } from './accounts.ts'
import { activities } from './activities.ts'
import { northwind } from './anchors.ts'
import { contacts, reservedNames } from './contacts.ts'
import { deals } from './deals.ts'
import { deletedRows } from './deleted.ts'
import { books } from './finance/contracts.ts'
import { emails } from './emails.ts'
import { hrRows, northwindStaff } from './hr/index.ts'
import { leads } from './leads.ts'
import { campaigns } from './marketing/campaigns.ts'
import { notes } from './notes.ts'
import { people, roles, teams } from './people.ts'
import { prices } from './products/catalogue.ts'
import { quotes } from './products/quotes.ts'
import { reachingOut } from './sales/reaching-out.ts'
import { systemFields, type DemoRows, type World } from './rows.ts'
import { northwindDesk, serviceRows } from './service/index.ts'
import { tasks } from './tasks.ts'
import { templates } from './templates.ts'
import { views } from './views.ts'
import { LastTouches, withTouches } from './touched.ts'
import { Subjects } from './touch.ts'

const wanted = { contacts: 150, leads: 120, deals: 120, activities: 600, tasks: 150, emails: 200 }

/** The workspace of Northwind Cloud, makers of planning software, as its sales team sees it today. */
export function northwindRows(world: World): DemoRows {
  const { users, ids } = people(world)
  const grouped = teams(world, ids)
  const customers = accounts(world, ids)
  const persons = contacts(world, customers, wanted.contacts)
  const pipeline = deals(world, customers, persons, wanted.deals)
  const enquiries = leads(world, ids, [...reservedNames, ...persons.map((one) => one.name)], wanted.leads)
  const subjects = new Subjects(persons, pipeline)
  const done = activities(world, subjects, wanted.activities)
  const touches = new LastTouches(done)
  const deleted = deletedRows(world, ids)
  const marketing = campaigns(
    world,
    ids.alex,
    pipeline.map(({ row }) => row),
    enquiries,
    persons,
  )
  const catalogue = prices(world, ids.alex)
  return {
    tenant: [workspace(world)],
    user: users,
    role: roles(world),
    team: grouped.teams,
    team_member: grouped.members,
    email_template: templates(world, ids.alex),
    saved_view: views(world, ids.alex),
    account: [
      ...withTouches(
        customers.map(({ row }) => row),
        touches,
      ),
      ...deleted.account,
    ],
    contact: [
      ...withTouches(
        persons.map(({ row }) => row),
        touches,
      ),
      ...deleted.contact,
    ],
    opportunity: [
      ...withTouches(marketing.sourced(pipeline.map(({ row }) => row)), touches),
      ...deleted.opportunity,
    ],
    lead: [...enquiries.map(({ row }) => row), ...deleted.lead],
    activity: done,
    task: tasks(world, subjects, wanted.tasks),
    note: notes(world, subjects, customers),
    email: emails(world, subjects, users, wanted.emails),
    campaign: marketing.campaign,
    campaign_member: marketing.campaign_member,
    ...catalogue.rows,
    ...quotes(world, pipeline, catalogue, ids),
    ...books(world, pipeline, ids.zhoumin),
    ...reachingOut(world, ids, enquiries),
    ...serviceRows(world, northwindDesk(ids, customers, persons)),
    ...hrRows(world, northwindStaff(ids)),
  }
}

function workspace(world: World): DemoRows['tenant'][number] {
  const founded = systemFields(world, 'tenant', null, world.calendar.at(-640, 9))
  return {
    ...founded,
    id: world.tenant_id,
    name: northwind.tenant,
    currency: world.currency,
    time_zone: 'Asia/Shanghai',
    language: 'en',
    high_value_lead_score: 80,
    mail_from: `hello@${world.domain}`,
  }
}
