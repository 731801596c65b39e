import { sql } from 'drizzle-orm'
import type { AnyRecord } from '../contract.ts'
import { forbidden, policyOf } from '../access/can.ts'
import { column } from '../fields/define.ts'
import type { ObjectType } from '../objects/schema.ts'
import { inTheirMonths } from './in-months.ts'
import { columnsOf, main, notFound, readable, tableOf, toRecord } from './rows.ts'
import { run, type Scope } from './scope.ts'

/** A record within reach, and whether the actor may change it. */
export interface Reached {
  readonly record: AnyRecord
  readonly may_write: boolean
}

/** Those of these records that the actor may read. */
export async function readReached(
  scope: Scope,
  object: ObjectType,
  ids: readonly string[],
): Promise<Map<string, Reached>> {
  const { actor } = scope
  const rows = await inTheirMonths(object, main, ids, (bounds) =>
    run(
      scope.db,
      sql`select ${columnsOf(object, main)}, ${policyOf(object).write(actor, main)} as may_write
        from ${tableOf(object)} ${sql.identifier(main)}
        where ${column(main, 'id')} = any(${sql.param(ids)}::uuid[]) and ${bounds} and ${readable(actor, object, main)}`,
    ),
  )
  return new Map(
    rows.map((row) => [
      String(row['id']),
      { record: toRecord(object, row), may_write: row['may_write'] === true },
    ]),
  )
}

/** Reads records that are about to be written, with the right to do so checked row by row. */
export async function readForWrite(
  scope: Scope,
  object: ObjectType,
  ids: readonly string[],
  right: 'update' | 'delete' = 'update',
): Promise<Map<string, AnyRecord>> {
  const { actor } = scope
  const found = await readReached(scope, object, ids)
  for (const id of ids) {
    const row = found.get(id.toLowerCase())
    if (!row) throw notFound(actor, object)
    if (!row.may_write) throw forbidden(actor, object, right)
  }
  return new Map([...found].map(([id, { record }]) => [id, record]))
}
