import { sql, type SQL } from 'drizzle-orm'
import type { AnyRecord, FieldValue, SnapshotValues } from '../../contract.ts'
import { column } from '../../fields/define.ts'
import type { ObjectType } from '../../objects/schema.ts'
import { inTheirMonths } from '../../records/in-months.ts'
import { columnsOf, main, tableOf, toRecord } from '../../records/rows.ts'
import { run } from '../../store/statement.ts'
import type { HistoryStore } from './history-store.ts'
import { valueAt, type Lines } from './lines.ts'

const always = ['created_at', 'deleted_at']

/** Records as they are now, deleted ones too, by their ids. */
export async function readRows(
  { db, tenant_id }: HistoryStore,
  object: ObjectType,
  ids: readonly string[],
  fields: readonly string[],
): Promise<ReadonlyMap<string, AnyRecord>> {
  if (ids.length === 0) return new Map()
  const rows = await inTheirMonths(object, main, ids, (bounds) =>
    run(
      db,
      sql`select ${selected(object, fields)} from ${tableOf(object)} ${sql.identifier(main)}
        where ${column(main, 'id')} = any(${sql.param(ids)}::uuid[]) and ${bounds}
          and ${column(main, 'tenant_id')} = ${tenant_id}::uuid`,
    ),
  )
  return new Map(rows.map((row) => [String(row['id']), asRecord(object, row, fields)]))
}
export const selected = (object: ObjectType, fields: readonly string[]): SQL =>
  columnsOf(object, main, [...fields, ...always])
export const asRecord = (object: ObjectType, row: Record<string, unknown>, fields: readonly string[]) =>
  toRecord(object, row, [...fields, ...always])

export const createdAt = (record: AnyRecord): number => Date.parse(record.created_at)

/** Whether a record was there: made by then, and not deleted. */
export const wasThere = (record: AnyRecord, lines: Lines, at: number): boolean =>
  createdAt(record) <= at && valueAt(lines, 'deleted_at', at, record.deleted_at) === null

export const valuesAt = (
  record: AnyRecord,
  lines: Lines,
  fields: readonly string[],
  at: number,
): SnapshotValues =>
  Object.fromEntries(
    fields.map((name): [string, FieldValue] => [name, valueAt(lines, name, at, record[name] ?? null)]),
  )
