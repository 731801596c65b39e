import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../contract.ts'
import type { ByOwner } from '../access/policies.ts'
import { column } from '../fields/define.ts'
import { literal, rowsWhere, type Asking } from './asking.ts'
import { orderName } from './order.ts'
import { alive, main, readable, tableOf } from './rows.ts'

/**
 * With more owners than this the newest rows of all are as quick to look through; with a filter each owner
 * may cost all their rows.
 */
const fewOwners = { whole: 100, filtered: 10 }
/** So few rows are sorted sooner than the rows of everybody are looked through in another order. */
const fewRows = 2000

/** A way through the rows of a reach, and the condition on which it is gone. */
interface Way {
  readonly few: SQL
  readonly parts: readonly SQL[]
}
interface Reached {
  readonly actor: Actor
  readonly byOwner: ByOwner
}
const owner = (alias: string): SQL => column(alias, 'owner_id')
const owned = (alias: string): SQL => sql`${owner(alias)} = any((select ids from reach)::uuid[])`
const live = ({ actor, byOwner }: Reached): SQL =>
  byOwner.only ? sql`${alive(actor, main)} and ${byOwner.only(actor, main)}` : alive(actor, main)

/**
 * A list of somebody who reaches some people's rows only: through the rows of these, or through
 * everybody's. The condition is answered once and before either is begun, so only one of them is gone.
 */
export function throughOwners(asking: Asking, size: number, people: SQL, reached: Reached): SQL {
  const { usual, object, order } = asking
  // Whole rows go through the ways; what is read of them is said once, for those that are left.
  const inner = { ...asking, columns: sql`${sql.identifier(main)}.*` }
  const { few, parts } =
    usual === 'whole' || usual === 'filtered'
      ? firstOfEach(inner, size, reached, fewOwners[usual])
      : sorted(inner, size, reached)
  const all = rowsWhere(inner, size, sql`not ${few} and ${readable(reached.actor, object, main)}`)
  const ways = [...parts, all].map((part) => sql`(${part})`)
  const names = order.map((_, i) => sql.identifier(orderName(i)))
  const places = order.map(
    ({ direction, nullable }, i) =>
      sql`${names[i]} ${sql.raw(nullable ? `${direction} nulls last` : direction)}`,
  )
  return sql`with reach as materialized (select array(${people}) as ids)
    select ${asking.columns}, ${sql.join(names, sql`, `)} from (${sql.join(ways, sql` union all `)}) ${sql.identifier(main)}
    order by ${sql.join(places, sql`, `)} limit ${literal(size)}`
}

/**
 * The newest rows of each owner, of which the newest are taken: an index entry for each row that may be
 * among them, however many rows there are of others.
 */
function firstOfEach(asking: Asking, size: number, reached: Reached, most: number): Way {
  const few = sql`(select cardinality(ids) <= ${literal(most)} from reach)`
  const { besides } = reached.byOwner
  const one = rowsWhere(asking, size, sql`${owner(main)} = owner.id and ${live(reached)}`)
  const ofEach = sql`select picked.* from unnest((select ids from reach)) owner(id)
    cross join lateral (${one}) picked where ${few}`
  if (!besides) return { few, parts: [ofEach] }
  const more = sql`${few} and ${besides(main)} and (${owned(main)}) is not true and ${live(reached)}`
  return { few, parts: [ofEach, rowsWhere(asking, size, more)] }
}

/** A reach of few rows, all of them fetched and sorted; the fence keeps any index for the order out of it. */
function sorted(asking: Asking, size: number, reached: Reached): Way {
  const table = tableOf(asking.object)
  const { besides } = reached.byOwner
  const count = (which: (alias: string) => SQL): SQL =>
    sql`(select 1 from ${table} near where ${which('near')} limit ${literal(fewRows + 1)})`
  const rows = (which: SQL): SQL =>
    sql`(select * from ${table} ${sql.identifier(main)} where ${which} and ${live(reached)} offset 0)`
  const kinds = besides ? [count(owned), count(besides)] : [count(owned)]
  const fenced = besides
    ? [rows(owned(main)), rows(sql`${besides(main)} and (${owned(main)}) is not true`)]
    : [rows(owned(main))]
  const few = sql`(select count(*) <= ${literal(fewRows)} from (${sql.join(kinds, sql` union all `)}) counted)`
  return { few, parts: fenced.map((from) => rowsWhere(asking, size, few, from)) }
}
