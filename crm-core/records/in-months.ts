import { sql, type SQL } from 'drizzle-orm'
import { column } from '../fields/define.ts'
import type { Row } from '../fields/kind.ts'
import type { ObjectType } from '../objects/schema.ts'
import { firstOfMonth, madeAt, monthsFrom } from '../store/months.ts'

/**
 * Reads rows by their ids. Where the table lies in parts, an id tells the month in which its row was made, so
 * only those months are looked into; what is not found there is looked for everywhere, once.
 */
export async function inTheirMonths<R extends Row>(
  object: ObjectType,
  alias: string,
  ids: readonly string[],
  read: (bounds: SQL) => Promise<R[]>,
): Promise<R[]> {
  const bounds = monthsOf(object, alias, ids)
  if (!bounds) return read(sql`true`)
  const rows = await read(bounds)
  return rows.length < new Set(ids).size ? read(sql`true`) : rows
}

function monthsOf(object: ObjectType, alias: string, ids: readonly string[]): SQL | null {
  if (!object.partition || ids.length === 0) return null
  const times = ids.map(madeAt).filter((time) => time !== null)
  if (times.length < ids.length) return null
  const sorted = times.map(firstOfMonth).toSorted()
  const [from = '', to = ''] = [sorted[0], monthsFrom(sorted.at(-1) ?? '', 2)[1]]
  const at = column(alias, object.partition.by)
  return sql`${at} >= ${`${from}T00:00:00Z`}::timestamptz and ${at} < ${`${to}T00:00:00Z`}::timestamptz`
}
