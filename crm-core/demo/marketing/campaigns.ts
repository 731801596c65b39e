import type { DemoContact } from '../contacts.ts'
import type { DemoLead } from '../leads.ts'
import { idFor } from '../ids.ts'
import type { Random } from '../random.ts'
import { money, randomFor, systemFields, type Row, type World } from '../rows.ts'

interface Sketch {
  readonly key: string
  readonly name: string
  readonly type: NonNullable<Row<'campaign'>['type']>
  readonly status: NonNullable<Row<'campaign'>['status']>
  readonly from: number
  readonly until: number
  readonly budget: number
  readonly spent: number | null
  readonly members: number
}
const list: readonly Sketch[] = [
  {
    key: 'year',
    name: '年度增长计划 Yearly growth',
    type: 'content',
    status: 'active',
    from: -300,
    until: 65,
    budget: 900_000,
    spent: 610_000,
    members: 0,
  },
  {
    key: 'summit',
    name: '智慧供应链峰会',
    type: 'event',
    status: 'completed',
    from: -210,
    until: -207,
    budget: 260_000,
    spent: 248_000,
    members: 14,
  },
  {
    key: 'webinar',
    name: 'Forecasting webinar series',
    type: 'webinar',
    status: 'completed',
    from: -150,
    until: -120,
    budget: 40_000,
    spent: 31_500,
    members: 14,
  },
  {
    key: 'retail',
    name: '零售补货白皮书推广',
    type: 'content',
    status: 'completed',
    from: -100,
    until: -60,
    budget: 60_000,
    spent: 64_200,
    members: 12,
  },
  {
    key: 'mail',
    name: 'Autumn customer newsletter',
    type: 'email',
    status: 'active',
    from: -35,
    until: 25,
    budget: 15_000,
    spent: 6_800,
    members: 16,
  },
  {
    key: 'ads',
    name: '百度搜索投放',
    type: 'advertising',
    status: 'active',
    from: -80,
    until: 40,
    budget: 180_000,
    spent: 97_000,
    members: 0,
  },
  {
    key: 'fair',
    name: 'CeMAT logistics fair',
    type: 'event',
    status: 'planned',
    from: 30,
    until: 33,
    budget: 320_000,
    spent: null,
    members: 6,
  },
  {
    key: 'partner',
    name: '伙伴联合路演',
    type: 'partner',
    status: 'cancelled',
    from: -20,
    until: -18,
    budget: 90_000,
    spent: 4_000,
    members: 0,
  },
]
type Deal = Row<'opportunity'>

export interface Campaigns {
  readonly campaign: readonly Row<'campaign'>[]
  readonly campaign_member: readonly Row<'campaign_member'>[]
  /** The deals, each with the campaign that it came of when there is one. */
  readonly sourced: (deals: readonly Deal[]) => Deal[]
}

export function campaigns(
  world: World,
  author: string,
  deals: readonly Deal[],
  leads: readonly DemoLead[],
  contacts: readonly DemoContact[],
): Campaigns {
  const random = randomFor(world, 'campaigns')
  const created = (from: number) => world.calendar.at(Math.min(-3, from - 40), 11)
  const idOf = ({ key, from }: Sketch) => idFor(`${world.tenant_id}/campaign/${key}`, created(from))
  const sources = new Map(
    deals
      .filter(({ stage }) => random.chance(stage === 'closed_won' ? 0.7 : 0.2))
      .map(({ id }) => [id, idOf(random.pick(list.slice(1, 6)))]),
  )
  const members = list.flatMap((sketch) =>
    membersOf(world, sketch, idOf(sketch), people(leads, contacts), random),
  )
  const rows = list.map((sketch): Row<'campaign'> => {
    const id = idOf(sketch)
    const own = members.filter((member) => member.campaign_id === id)
    return {
      ...systemFields(world, `campaign/${sketch.key}`, author, created(sketch.from)),
      name: sketch.name,
      type: sketch.type,
      status: sketch.status,
      start_date: world.calendar.date(sketch.from),
      end_date: world.calendar.date(sketch.until),
      parent_campaign_id: sketch.key === 'year' ? null : parent(idOf),
      expected_revenue: money(sketch.budget * 4, world.currency),
      ...figures(
        world,
        sketch,
        deals.filter((deal) => sources.get(deal.id) === id),
      ),
      member_count: own.length,
      response_count: own.filter((member) => member.has_responded).length,
    }
  })
  return {
    campaign: rows,
    campaign_member: members,
    sourced: (all) => all.map((deal) => ({ ...deal, campaign_id: sources.get(deal.id) ?? null })),
  }
}
const parent = (idOf: (sketch: Sketch) => string): string | null => (list[0] ? idOf(list[0]) : null)

/** The same figures as the rule computes. */
function figures({ currency }: World, { budget, spent }: Sketch, deals: readonly Deal[]) {
  const won = deals.filter(({ stage }) => stage === 'closed_won')
  const revenue = won.reduce((sum, { amount }) => sum + Number(amount?.amount ?? 0), 0)
  const percent = (part: number, whole: number) => Math.round((part / whole) * 10_000) / 100
  return {
    budgeted_cost: money(budget, currency),
    actual_cost: spent === null ? null : money(spent, currency),
    budget_used: spent === null ? null : percent(spent, budget),
    actual_revenue: money(revenue, currency),
    roi: spent === null ? null : percent(revenue - spent, spent),
  }
}

interface Person {
  readonly lead_id: string | null
  readonly contact_id: string | null
  readonly name: string
  readonly owner_id: string | null
}
function people(leads: readonly DemoLead[], contacts: readonly DemoContact[]): Person[] {
  return [
    ...leads
      .slice(20)
      .map(({ row, name }) => ({ lead_id: row.id, contact_id: null, name, owner_id: row.owner_id })),
    ...contacts.map(({ row, name }) => ({ lead_id: null, contact_id: row.id, name, owner_id: row.owner_id })),
  ].filter(({ owner_id }) => owner_id !== null)
}

function membersOf(
  world: World,
  sketch: Sketch,
  campaign_id: string,
  all: readonly Person[],
  random: Random,
): Row<'campaign_member'>[] {
  const first = random.int(0, all.length - 1)
  const added = world.calendar.at(Math.min(-2, sketch.from - 5), 10)
  return Array.from({ length: sketch.members }, (_, i): Row<'campaign_member'> => {
    const person = all[(first + i * 7) % all.length]
    if (person === undefined) throw new Error('Nobody to invite')
    const { owner_id, ...who } = person
    const status =
      sketch.status === 'planned'
        ? ('planned' as const)
        : random.pick(['sent', 'sent', 'opened', 'opened', 'clicked', 'responded'] as const)
    const answered = status === 'responded'
    const opens = status === 'sent' || status === 'planned' ? 0 : random.int(1, 4)
    return {
      ...systemFields(world, `campaign-member/${sketch.key}/${i}`, owner_id, added),
      ...who,
      campaign_id,
      status,
      opens,
      clicks: status === 'clicked' || answered ? random.int(1, 3) : 0,
      has_responded: answered,
      responded_at: answered ? world.calendar.at(Math.min(-1, sketch.from + 3), 15).toISOString() : null,
    }
  })
}
