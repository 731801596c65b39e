import type { EvalCase, ExpectedChange, Locale, Matcher } from '../harness/case.ts'
import type { Change, Row } from '../harness/observed.ts'
import type { EvalWorld } from '../harness/world.ts'
import { matches } from './match.ts'

/** Columns that differ from run to run, or that only say that something was written. */
const volatile = new Set([
  'id',
  'created_at',
  'updated_at',
  'created_by',
  'updated_by',
  'version',
  'message_id',
  'html',
  'attempts',
  'sent_at',
  'last_activity_at',
  // Figures that rules keep of what happens around a record; nobody sets them.
  'health_score',
  'relationship_strength',
])
/** Columns that the product itself derives from others that were written. */
const derived: Readonly<Record<string, readonly string[]>> = {
  opportunity: [
    'probability',
    'forecast_category',
    'expected_revenue',
    'expected_revenue_currency',
    'closed_at',
    'amount_currency',
  ],
  task: ['completed_at', 'percent_complete'],
  lead: ['claimed_at', 'is_in_public_pool', 'estimated_budget_currency'],
  account: ['annual_revenue_currency', 'contract_value_currency'],
}

/** Every change that was wanted, and no other. */
export async function scoreState(
  one: EvalCase,
  changes: readonly Change[],
  world: EvalWorld,
  locale: Locale,
): Promise<string[]> {
  const rest = changes.filter((change) => change.kind !== 'update' || changedColumns(change).length > 0)
  const failures: string[] = []
  for (const wanted of one.expect.state) failures.push(...(await take(wanted, rest, world, locale)))
  for (const allowed of one.expect.allow) await tolerate(allowed, rest, world)
  return [...failures, ...rest.map((change) => `collateral: ${told(change)}`)]
}

async function take(
  wanted: ExpectedChange,
  rest: Change[],
  world: EvalWorld,
  locale: Locale,
): Promise<string[]> {
  if ('insert' in wanted) return takeInserts(wanted.insert, wanted.where, wanted.count, rest, world, locale)
  const name = 'update' in wanted ? wanted.update : wanted.delete
  const kind = 'update' in wanted ? 'update' : 'delete'
  const { object, id } = await world.lookup(name.replace(/^@/, ''))
  const place = rest.findIndex(
    (change) => change.kind === kind && change.table === object && change.id === id,
  )
  const [found] = place < 0 ? [] : rest.splice(place, 1)
  if (found === undefined) return [`missing: ${kind} of ${name}`]
  return 'update' in wanted ? judgeUpdate(name, wanted.set, found, world, locale) : []
}

async function takeInserts(
  table: string,
  where: Readonly<Record<string, Matcher>>,
  count: number,
  rest: Change[],
  world: EvalWorld,
  locale: Locale,
): Promise<string[]> {
  let found = 0
  for (let i = rest.length - 1; i >= 0 && found < count; i--) {
    const change = rest[i]
    if (change?.kind !== 'insert' || change.table !== table) continue
    if ((await unmet(where, change.after, world, locale)).length > 0) continue
    rest.splice(i, 1)
    found += 1
  }
  return found === count ? [] : [`missing: ${count} new ${table} ${JSON.stringify(where)}, found ${found}`]
}

async function judgeUpdate(
  name: string,
  set: Readonly<Record<string, Matcher>>,
  change: Change,
  world: EvalWorld,
  locale: Locale,
): Promise<string[]> {
  const wrong = await unmet(set, change.after, world, locale)
  const free = new Set([...Object.keys(set), ...(derived[change.table] ?? [])])
  const more = changedColumns(change).filter((column) => !free.has(column))
  return [
    ...wrong.map((column) => `wrong value: ${name}.${column} is ${JSON.stringify(change.after?.[column])}`),
    ...more.map((column) => `collateral: ${name}.${column} became ${JSON.stringify(change.after?.[column])}`),
  ]
}

async function unmet(
  wanted: Readonly<Record<string, Matcher>>,
  row: Row | null,
  world: EvalWorld,
  locale: Locale,
): Promise<string[]> {
  const judged = await Promise.all(
    Object.entries(wanted).map(async ([column, matcher]) => ({
      column,
      met: await matches(matcher, row?.[column], world, locale),
    })),
  )
  return judged.filter(({ met }) => !met).map(({ column }) => column)
}

async function tolerate(
  allowed: EvalCase['expect']['allow'][number],
  rest: Change[],
  world: EvalWorld,
): Promise<void> {
  if ('insert' in allowed) {
    for (let left = allowed.count; left > 0; left--) {
      const place = rest.findIndex((change) => change.kind === 'insert' && change.table === allowed.insert)
      if (place < 0) return
      rest.splice(place, 1)
    }
    return
  }
  const { object, id } = await world.lookup(allowed.update.replace(/^@/, ''))
  const place = rest.findIndex(
    (change) => change.table === object && change.id === id && change.kind === 'update',
  )
  const change = rest[place]
  if (change && changedColumns(change).every((column) => allowed.only.includes(column))) rest.splice(place, 1)
}

function changedColumns({ before, after }: Change): string[] {
  const columns = Object.keys({ ...before, ...after })
  return columns.filter(
    (column) => !volatile.has(column) && JSON.stringify(before?.[column]) !== JSON.stringify(after?.[column]),
  )
}

function told(change: Change): string {
  const row = change.after ?? change.before ?? {}
  const name = row['name'] ?? row['subject'] ?? row['last_name'] ?? row['body'] ?? change.id
  const columns = change.kind === 'update' ? ` (${changedColumns(change).join(', ')})` : ''
  return `${change.kind} of ${change.table} "${(typeof name === 'string' ? name : change.id).slice(0, 60)}"${columns}`
}
