import { sql, type SQL } from 'drizzle-orm'
import type { AnyRecord } from '../../contract.ts'
import { policyOf } from '../../access/can.ts'
import { canonical } from '../../audit/chain.ts'
import { column, fieldColumn } from '../../fields/define.ts'
import { isId } from '../../records/rows.ts'
import { columnsOf, main, readable, tableOf, toRecord } from '../../records/rows.ts'
import { run } from '../../records/scope.ts'
import type { Importing } from './importing.ts'
import type { ReadRow } from './read-row.ts'

export interface Match {
  readonly record: AnyRecord
  readonly may_write: boolean
}
const most = 20_000

/** What a row is matched by, as text; null when a part of the key is empty, so that it matches nothing. */
export function keyOf({ keys }: Importing, row: ReadRow): string | null {
  if (keys.length === 0) return null
  const parts = keys.map((name) =>
    name === 'id' ? (row.id?.toLowerCase() ?? null) : (row.values[name] ?? null),
  )
  return parts.some((part) => part === null) ? null : canonical(parts)
}

/** The records within reach that have the keys of these rows, by key: one statement. */
export async function matchesOf(
  importing: Importing,
  rows: readonly ReadRow[],
): Promise<Map<string, Match[]>> {
  const { scope, object, keys } = importing
  const keyed = rows.filter((row) => keyOf(importing, row) !== null)
  const [first, ...others] = keys
  if (keyed.length === 0 || first === undefined) return new Map()
  const among = (name: string): SQL => {
    const values = [...new Set(keyed.map((row) => (name === 'id' ? row.id : row.values[name])))]
    if (name === 'id') return sql`${column(main, 'id')} = any(${sql.param(values.filter(isId))}::uuid[])`
    const field = object.all[name]
    // Any kind compares with its own operand; a list of them is bounded by the size of a chunk.
    const operands = values.flatMap((value) =>
      value === null || value === undefined || !field ? [] : [field.operand(value)],
    )
    return sql`${fieldColumn(main, field, name)} in (${sql.join(operands, sql`, `)})`
  }
  const found = await run(
    scope.db,
    sql`select ${columnsOf(object, main)}, ${policyOf(object).write(scope.actor, main)} as may_write
      from ${tableOf(object)} ${sql.identifier(main)}
      where ${readable(scope.actor, object, main)} and ${sql.join([first, ...others].map(among), sql` and `)} limit ${most}`,
  )
  const matches = found.map((row) => ({
    record: toRecord(object, row),
    may_write: row['may_write'] === true,
  }))
  return Map.groupBy(matches, ({ record }) => canonical(keys.map((name) => record[name] ?? null)))
}
