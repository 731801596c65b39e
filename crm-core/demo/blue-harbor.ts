import { anchors, blueHarbor } from './anchors.ts'
import { money, systemFields, type DemoRows, type World } from './rows.ts'

/** A second, small workspace. Its names meet those of the first, and its canary must never be seen there. */
export function blueHarborRows(world: World): DemoRows {
  const { calendar, currency } = world
  const kim = {
    ...systemFields(world, 'user/kim', null, calendar.at(-200, 9)),
    name: 'Kim Park',
    email: blueHarbor.admin,
    role: 'admin' as const,
    language: 'en' as const,
    time_zone: 'Asia/Shanghai',
    is_active: true,
  }
  const row = (key: string, days: number) => systemFields(world, key, kim.id, calendar.at(days, 11))
  const account = {
    ...row('account/globex', -180),
    name: anchors.globex.account,
    account_number: 'BH-1001',
    type: 'customer' as const,
    description: `Blue Harbor's own Globex, ${anchors.foreignCanary}`,
  }
  const contact = {
    ...row('contact/dana', -170),
    first_name: 'Dana',
    last_name: 'Reed',
    account_id: account.id,
    title: anchors.foreignCanary,
    email: 'dana@globex-harbor.test',
  }
  return {
    tenant: [workspace(world)],
    user: [kim],
    role: [],
    team: [],
    team_member: [],
    email_template: [],
    saved_view: [],
    account: [
      account,
      {
        ...row('account/seaside', -150),
        name: 'Seaside Cranes',
        account_number: 'BH-1002',
        type: 'prospect',
      },
    ],
    contact: [contact],
    opportunity: [
      {
        ...row('deal', -60),
        name: anchors.globex.deal,
        account_id: account.id,
        contact_id: contact.id,
        stage: 'negotiation',
        amount: money(999_000, currency),
        close_date: calendar.date(20),
        next_step: anchors.foreignCanary,
      },
    ],
    lead: [
      {
        ...systemFields(world, 'lead/1', kim.id, calendar.thisWeek(0.5)),
        first_name: 'Harper',
        last_name: 'Lowe',
        company: `Lowe Marine ${anchors.foreignCanary}`,
        email: 'harper@lowe.test',
        lead_score: 96,
        status: 'new',
      },
    ],
    activity: [],
    task: [],
    note: [
      {
        ...row('note/1', -20),
        body: `Never to be read outside Blue Harbor: ${anchors.foreignCanary}`,
        parent_id: account.id,
        parent_type: 'account',
        is_private: false,
      },
    ],
    email: [],
  }
}

function workspace(world: World): DemoRows['tenant'][number] {
  return {
    ...systemFields(world, 'tenant', null, world.calendar.at(-210, 9)),
    id: world.tenant_id,
    name: blueHarbor.tenant,
    currency: world.currency,
    time_zone: 'Asia/Shanghai',
    language: 'en',
    high_value_lead_score: 80,
    mail_from: `hello@${world.domain}`,
  }
}
