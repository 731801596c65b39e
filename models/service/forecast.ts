import type {
  ActorCrm,
  AnyRecord,
  ClosedDeal,
  FieldValue,
  Filter,
  PipelineDeal,
  RevenueForecast,
} from '#crm-core/contract'
import type { ModelDefinition } from '../definition.ts'
import { forecastRevenueInTurns } from '../revenue-forecast/forecast-revenue.ts'
import type { ModelWorkspace } from './ports.ts'
import { scoreRecords, type ScoringMeans } from './score-records.ts'
import type { ForecastOptions } from './types.ts'

const page = 200
/** Months of closed deals that are read: enough for a yearly pattern. */
const monthsBack = 48
/** Deals whose planned date is looked up in history; slips do not need more. */
const planned = 2000
const day_ms = 86_400_000
const scoredAtOnce = 200

const fields = [
  'amount',
  'close_date',
  'stage',
  'probability',
  'owner_id',
  'created_at',
  'closed_at',
] as const
const open: Filter = { not: { field: 'stage', op: 'in', value: ['closed_won', 'closed_lost'] } }

/** Revenue of the deals that the actor reaches, with the probabilities that their records show him. */
export async function forecastFor(
  means: ScoringMeans,
  wins: ModelDefinition,
  crm: ActorCrm,
  { months, owner_id }: ForecastOptions,
): Promise<RevenueForecast> {
  const { currency, time_zone } = await crm.settings()
  const now = means.clock.now()
  const mine: Filter[] = owner_id === undefined ? [] : [{ field: 'owner_id', op: '=', value: owner_id }]
  const from = new Date(now.getTime() - monthsBack * 30.44 * day_ms).toISOString().slice(0, 10)
  const recent: Filter = { field: 'close_date', op: '>=', value: from }
  const pipeline = await deals(crm, { and: [open, ...mine] })
  const past = await deals(crm, { and: [{ not: open }, recent, ...mine] })
  const inCurrency = ({ amount }: AnyRecord) => moneyOf(amount)?.currency === currency
  const counted = pipeline.filter(inCurrency)
  const closed = past.filter(inCurrency)
  const chances = await chancesOf(means, wins, crm.actor.tenant_id, counted)
  const { history } = means.workspace(crm.actor.tenant_id)
  const dayOf = dayIn(time_zone)
  const forecast = await forecastRevenueInTurns({
    open: counted.flatMap((deal) => openDeal(deal, chances)),
    closed: await closedDeals(history, closed, dayOf),
    as_of: dayOf(now),
    months,
    currency,
    time_zone,
  })
  return {
    ...forecast,
    other_currencies: withAmount(pipeline) - counted.length + withAmount(past) - closed.length,
  }
}
const withAmount = (records: readonly AnyRecord[]): number =>
  records.filter(({ amount }) => moneyOf(amount) !== null).length

async function deals(crm: ActorCrm, filter: Filter): Promise<AnyRecord[]> {
  const found: AnyRecord[] = []
  let cursor: string | undefined
  do {
    const { items, next_cursor } = await crm.find('opportunity', {
      filter,
      select: fields,
      limit: page,
      ...(cursor === undefined ? {} : { cursor }),
    })
    found.push(...items)
    cursor = next_cursor ?? undefined
  } while (cursor !== undefined)
  return found
}

/** What the model says; where it says nothing, what people gave. */
async function chancesOf(
  means: ScoringMeans,
  wins: ModelDefinition,
  tenant_id: string,
  records: readonly AnyRecord[],
): Promise<ReadonlyMap<string, number>> {
  const chances = new Map<string, number>()
  for (let at = 0; at < records.length; at += scoredAtOnce) {
    const some = records.slice(at, at + scoredAtOnce)
    const scored = await scoreRecords(
      means,
      tenant_id,
      wins,
      some.map(({ id }) => id),
    )
    for (const record of some) {
      const one = scored.get(record.id)
      const given = record['probability']
      chances.set(
        record.id,
        one && 'row' in one ? one.row.probability : typeof given === 'number' ? given / 100 : 0,
      )
    }
  }
  return chances
}

function openDeal(deal: AnyRecord, chances: ReadonlyMap<string, number>): PipelineDeal[] {
  const amount = moneyOf(deal['amount'])
  const close_date = textOf(deal['close_date'])
  const created = textOf(deal['created_at'])
  if (!amount || !close_date || !created) return []
  return [
    {
      id: deal.id,
      owner_id: textOf(deal['owner_id']),
      amount: amount.value,
      created_at: new Date(created),
      close_date,
      stage: textOf(deal['stage']) ?? '',
      win_probability: chances.get(deal.id) ?? 0,
    },
  ]
}

async function closedDeals(
  history: ModelWorkspace['history'],
  records: readonly AnyRecord[],
  dayOf: (at: Date) => string,
): Promise<ClosedDeal[]> {
  const known = records.flatMap((record) => {
    const amount = moneyOf(record['amount'])
    const created = textOf(record['created_at'])
    const closed_at = textOf(record['closed_at'])
    const closed_on = closed_at ? dayOf(new Date(closed_at)) : textOf(record['close_date'])
    return amount && created && closed_on
      ? [{ record, amount: amount.value, created_at: new Date(created), closed_on }]
      : []
  })
  const latest = known.toSorted((a, b) => b.closed_on.localeCompare(a.closed_on)).slice(0, planned)
  const before = await history.snapshots(
    { object: 'opportunity', fields: ['close_date'], parents: [], children: [], changes: [] },
    latest.map(({ record, closed_on }) => ({
      id: record.id,
      at: new Date(new Date(closed_on).getTime() - 30 * day_ms),
    })),
  )
  // A date that was seen only later says nothing of what people had planned.
  const plans = new Map(
    latest.flatMap(({ record }, at) => {
      const snapshot = before[at]
      const plan = textOf(snapshot?.values['close_date'])
      return snapshot && plan && snapshot.known_since <= snapshot.at ? [[record.id, plan] as const] : []
    }),
  )
  return known.map(({ record, ...deal }) => ({
    ...deal,
    planned: plans.get(record.id) ?? null,
    won: record['stage'] === 'closed_won',
  }))
}

const textOf = (value: FieldValue | undefined): string | null => (typeof value === 'string' ? value : null)

/** Exact money as a number: a forecast is no ledger. */
function moneyOf(value: FieldValue | undefined): { value: number; currency: string } | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  if (!('amount' in value) || !('currency' in value)) return null
  const amount = Number(value.amount)
  return Number.isFinite(amount) && typeof value.currency === 'string'
    ? { value: amount, currency: value.currency }
    : null
}

/** The calendar day of a moment in a time zone, YYYY-MM-DD. */
function dayIn(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  return (at) => format.format(at)
}
