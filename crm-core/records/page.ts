import { sql, type SQL } from 'drizzle-orm'
import type { Actor, FieldValue } from '../contract.ts'
import { policyOf } from '../access/can.ts'
import type { ByOwner } from '../access/policies.ts'
import { peopleOf } from '../access/reach.ts'
import { column } from '../fields/define.ts'
import type { Row } from '../fields/kind.ts'
import type { ObjectType } from '../objects/schema.ts'
import { orderBy, orderColumns, orderName, stretches, type Ordering } from './order.ts'
import { alive, main, readable, tableOf } from './rows.ts'
import { run, type Scope } from './scope.ts'

/** A compiled list. */
export interface Asking {
  readonly object: ObjectType
  readonly columns: SQL
  readonly where: SQL
  readonly order: readonly Ordering[]
  /** Newest first, as no order was asked for, of all rows or of those that meet a filter. */
  readonly usual: keyof typeof fewOwners | null
}
/**
 * With more owners than this the newest rows of all are as quick to look through; with a filter each owner
 * may cost all their rows.
 */
const fewOwners = { whole: 100, filtered: 10 }

/** Rows of a list after those values, `size` at most: a statement, and a second where the values end. */
export async function readPage(
  scope: Scope,
  asking: Asking,
  start: readonly FieldValue[] | null,
  size: number,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const { where, order } of stretches(asking.order, start)) {
    const stretch = { ...asking, order, where: sql`${asking.where} and ${where}` }
    rows.push(...(await run(scope.db, statement(scope, stretch, size - rows.length))))
    if (rows.length >= size) break
  }
  return rows
}

function statement(scope: Scope, asking: Asking, size: number): SQL {
  const { actor } = scope
  const people = peopleOf(actor)
  const { byOwner } = policyOf(asking.object)
  return asking.usual && people && byOwner
    ? byOwners(actor, asking, size, fewOwners[asking.usual], people, byOwner)
    : rowsWhere(asking, size, readable(actor, asking.object, main))
}

const rowsWhere = ({ object, columns, where, order }: Asking, size: number, reached: SQL): SQL =>
  sql`select ${columns}, ${orderColumns(order)} from ${tableOf(object)} ${sql.identifier(main)}
    where ${reached} and ${where} order by ${orderBy(order)} limit ${size}`

/**
 * The newest rows of each owner within reach, then the newest of those: it takes an index entry for each
 * row that may be among them, however many rows there are of others. Conditions on the number of owners
 * are answered once, before a part is begun, so only one of the two ways is gone.
 */
function byOwners(
  actor: Actor,
  asking: Asking,
  size: number,
  most: number,
  people: SQL,
  byOwner: ByOwner,
): SQL {
  const owner = column(main, 'owner_id')
  const few = sql`(select cardinality(ids) <= ${most} from reach)`
  const live = byOwner.only ? sql`${alive(actor, main)} and ${byOwner.only(actor, main)}` : alive(actor, main)
  const ofEach = sql`select picked.* from unnest((select ids from reach)) owner(id)
    cross join lateral (${rowsWhere(asking, size, sql`${owner} = owner.id and ${live}`)}) picked where ${few}`
  const others =
    byOwner.besides &&
    rowsWhere(
      asking,
      size,
      sql`${few} and ${byOwner.besides(main)} and (${owner} = any((select ids from reach)::uuid[])) is not true and ${live}`,
    )
  const all = rowsWhere(asking, size, sql`not ${few} and ${readable(actor, asking.object, main)}`)
  const parts = [ofEach, ...(others ? [others] : []), all].map((part) => sql`(${part})`)
  const places = asking.order.map(
    ({ direction }, i) => sql`${sql.identifier(orderName(i))} ${sql.raw(direction)}`,
  )
  return sql`with reach as materialized (select array(${people}) as ids)
    select * from (${sql.join(parts, sql` union all `)}) found
    order by ${sql.join(places, sql`, `)} limit ${size}`
}
