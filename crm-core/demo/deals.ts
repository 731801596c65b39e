import type { DemoAccount } from './accounts.ts'
import { anchors } from './anchors.ts'
import type { DemoContact } from './contacts.ts'
import type { Random } from './random.ts'
import type { Company } from './words/companies.ts'
import { money, randomFor, systemFields, type Row, type World } from './rows.ts'
import { chineseDealWords, chineseNextSteps, competitors, dealWords, nextSteps } from './words/deals.ts'

export interface DemoDeal {
  readonly row: Row<'opportunity'>
  readonly account: DemoAccount
  readonly contact: DemoContact | null
}
type Stage = NonNullable<Row<'opportunity'>['stage']>

/** What is certain of a deal; the rest is left to chance. */
interface Sketch {
  readonly account: string
  readonly name: string
  readonly stage: Stage
  readonly close_date: string
  readonly amount: number | null
  readonly contact?: string
  readonly next_step?: string
}

const likelihood: Readonly<Record<Stage, number>> = {
  prospecting: 10,
  qualification: 25,
  proposal: 50,
  negotiation: 75,
  closed_won: 100,
  closed_lost: 0,
}

export function deals(
  world: World,
  all: readonly DemoAccount[],
  people: readonly DemoContact[],
  wanted: number,
): DemoDeal[] {
  const random = randomFor(world, 'deals')
  const sketches = anchored(world)
  const buyers = all.filter(({ company }) => isBuyer(company))
  for (let i = 0; sketches.length < wanted; i++) {
    const account = buyers[i % buyers.length]
    const sketch = account === undefined ? null : sketchOf(world, account, random, sketches)
    if (sketch !== null) sketches.push(sketch)
  }
  return sketches.map((sketch, i) => deal(world, all, people, sketch, random, i))
}

/** Accounts that examples name have the deals that are named there, and no others. */
function isBuyer({ name, type }: Company): boolean {
  const { globex, initech, umbrella, huaxin } = anchors
  const known = [globex.account, initech.account, umbrella.account, huaxin.account]
  return (type === 'customer' || type === 'prospect') && !known.some((one) => one === name)
}

/** Deals that examples and evals know, and those that stand on the edge of a quarter. */
function anchored({ calendar }: World): Sketch[] {
  const { globex, initech, umbrella, huaxin } = anchors
  return [
    {
      account: globex.account,
      name: globex.deal,
      stage: 'proposal',
      close_date: calendar.date(38),
      amount: 480_000,
      contact: globex.contact,
      next_step: 'Answer their security questions',
    },
    {
      account: initech.account,
      name: initech.won,
      stage: 'closed_won',
      close_date: calendar.date(-96),
      amount: 260_000,
      contact: initech.contact,
    },
    {
      account: initech.account,
      name: initech.open,
      stage: 'qualification',
      close_date: calendar.date(52),
      amount: 90_000,
      contact: initech.contact,
    },
    {
      account: umbrella.account,
      name: umbrella.deal,
      stage: 'negotiation',
      close_date: calendar.date(17),
      amount: 720_000,
      contact: umbrella.contact,
    },
    {
      account: umbrella.account,
      name: umbrella.deal,
      stage: 'closed_lost',
      close_date: calendar.date(-310),
      amount: 650_000,
      contact: umbrella.contact,
    },
    {
      account: huaxin.account,
      name: huaxin.deal,
      stage: 'proposal',
      close_date: calendar.date(29),
      amount: 320_000,
      contact: huaxin.contact,
      next_step: '给王总发方案',
    },
    {
      account: 'Stark Logistics',
      name: 'Stark Logistics year-end licences',
      stage: 'negotiation',
      close_date: calendar.quarterEnd(0),
      amount: 540_000,
    },
    {
      account: '云帆物流',
      name: '云帆物流年度框架',
      stage: 'proposal',
      close_date: calendar.quarterEnd(0),
      amount: 860_000,
    },
    {
      account: 'Kestrel Air Freight',
      name: 'Kestrel Air Freight expansion',
      stage: 'proposal',
      close_date: calendar.quarterStart(1),
      amount: 310_000,
    },
    {
      account: '长风汽车',
      name: '长风汽车整车物流',
      stage: 'qualification',
      close_date: calendar.quarterStart(1),
      amount: 1_250_000,
    },
    {
      account: '蓝海零售',
      name: '蓝海零售门店补货',
      stage: 'closed_won',
      close_date: calendar.quarterEnd(-1),
      amount: 430_000,
    },
    {
      account: 'Northgate Energy',
      name: 'Northgate Energy spare parts',
      stage: 'closed_won',
      close_date: calendar.quarterStart(0),
      amount: 270_000,
    },
  ]
}

const customerStages: readonly Stage[] = [
  'prospecting',
  'qualification',
  'proposal',
  'proposal',
  'negotiation',
  'closed_won',
  'closed_won',
  'closed_won',
  'closed_won',
  'closed_lost',
]
/** Nobody is a prospect who has bought. */
const prospectStages: readonly Stage[] = [
  'prospecting',
  'prospecting',
  'qualification',
  'proposal',
  'negotiation',
  'closed_lost',
  'closed_lost',
  'closed_lost',
]

function sketchOf(
  world: World,
  account: DemoAccount,
  random: Random,
  made: readonly Sketch[],
): Sketch | null {
  const about = random.pick(account.chinese ? chineseDealWords : dealWords)
  const name = account.chinese ? `${account.row.name}${about}` : `${account.row.name} ${about}`
  if (made.some((sketch) => sketch.name === name)) return null
  const stage = random.pick(account.company.type === 'customer' ? customerStages : prospectStages)
  const closed = stage.startsWith('closed')
  const close_date = world.calendar.date(
    world.calendar.workday(closed ? -random.int(1, 400) : random.int(-12, 150)),
  )
  const amount = stage !== 'closed_won' && random.chance(0.07) ? null : random.int(3, 160) * 10_000
  return { account: account.row.name, name, stage, close_date, amount }
}

function deal(
  world: World,
  all: readonly DemoAccount[],
  people: readonly DemoContact[],
  sketch: Sketch,
  random: Random,
  i: number,
): DemoDeal {
  const account = all.find((one) => one.row.name === sketch.account)
  if (account === undefined) throw new Error(`No account "${sketch.account}" for ${sketch.name}`)
  const there = people.filter((person) => person.account === account)
  const named = there.find((person) => person.name === sketch.contact)
  const contact = named ?? (random.chance(0.9) && there.length > 0 ? random.pick(there) : null)
  const opened = Math.min(0, world.calendar.daysTo(sketch.close_date)) - random.int(20, 110)
  const created = later(
    world.calendar.at(world.calendar.workday(opened), random.int(9, 17), random.int(0, 59)),
    new Date(account.row.created_at),
  )
  const row = {
    ...systemFields(world, `opportunity/${i}`, account.row.owner_id, created),
    name: sketch.name,
    account_id: account.row.id,
    contact_id: contact?.row.id ?? null,
    ...sale(world, sketch, random),
    next_step: sketch.next_step ?? nextStep(sketch, account, random),
    lead_source: random.pick(['website', 'referral', 'event', 'partner', 'cold_call'] as const),
    competitor: random.chance(0.25) ? random.pick(competitors) : null,
  }
  return { row: { ...row, ...closing(world, sketch, row.created_at, random) }, account, contact }
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other
}

function sale(world: World, sketch: Sketch, random: Random) {
  const probability = likelihood[sketch.stage]
  const open = !sketch.stage.startsWith('closed')
  const expected = sketch.amount === null ? null : money((sketch.amount * probability) / 100, world.currency)
  return {
    stage: sketch.stage,
    close_date: sketch.close_date,
    amount: sketch.amount === null ? null : money(sketch.amount, world.currency),
    probability,
    win_probability: open ? Math.max(3, Math.min(95, probability + random.int(-12, 12))) : probability,
    expected_revenue: expected,
    forecast_category: forecast(sketch.stage),
  }
}

function forecast(stage: Stage): NonNullable<Row<'opportunity'>['forecast_category']> {
  if (stage === 'closed_won') return 'closed'
  if (stage === 'closed_lost') return 'omitted'
  if (stage === 'negotiation') return 'commit'
  return stage === 'proposal' ? 'best_case' : 'pipeline'
}

function nextStep(sketch: Sketch, account: DemoAccount, random: Random): string | null {
  if (sketch.stage.startsWith('closed') || random.chance(0.2)) return null
  return random.pick(account.chinese ? chineseNextSteps : nextSteps)
}

function closing(
  world: World,
  sketch: Sketch,
  created_at: string,
  random: Random,
): Partial<Row<'opportunity'>> {
  if (!sketch.stage.startsWith('closed')) return {}
  const closed = world.calendar.at(
    world.calendar.daysTo(sketch.close_date),
    random.int(9, 17),
    random.int(0, 59),
  )
  const closed_at = closed.toISOString() > created_at ? closed.toISOString() : created_at
  const lost = sketch.stage === 'closed_lost'
  return {
    closed_at,
    updated_at: closed_at,
    lost_reason: lost
      ? random.pick(['price', 'competitor', 'no_budget', 'no_decision', 'timing', 'product_fit'] as const)
      : null,
  }
}
