import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import {
  importStatuses,
  matchRules,
  type ImportColumn,
  type ImportOptions,
  type ImportRun as Told,
  type ImportStatus,
  type Sql,
} from '../contract.ts'
import { forbidden } from '../access/can.ts'
import { column } from '../fields/define.ts'
import { ImportRun } from '../objects/system/import-run.ts'
import { isId } from '../records/rows.ts'
import { columnsOf, main, notFound, readable, tableOf, toRecord } from '../records/rows.ts'
import { run, type Scope } from '../records/scope.ts'
import type { TableFormat } from './read/table.ts'

export const importOptions = z.strictObject({
  dedupe: z.array(z.string()).max(5).optional(),
  on_match: z.enum(matchRules).optional(),
  create_missing: z.array(z.string()).max(50).optional(),
  blank: z.enum(['keep', 'clear']).optional(),
  date_order: z.enum(['ymd', 'dmy', 'mdy']).optional(),
})
const count = z.number()
const time = z.string().nullable()
const shape = z.object({
  id: z.string(),
  tenant_id: z.string(),
  owner_id: z.string().nullable(),
  updated_by: z.string().nullable(),
  object: z.string(),
  file_name: z.string(),
  version: count,
  status: z.enum(importStatuses),
  columns: z.array(
    z.object({ column: z.string(), field: z.string().nullable(), samples: z.array(z.string()) }),
  ),
  options: importOptions,
  file_key: z.string().nullable(),
  format: z.union([
    z.object({ kind: z.literal('csv'), encoding: z.string(), delimiter: z.string() }),
    z.object({ kind: z.literal('xlsx') }),
  ]),
  rows: count,
  phase: z.enum(['rows', 'links']),
  position: count,
  read: count,
  created: count,
  updated: count,
  skipped: count,
  failed: count,
  undone: count,
  kept: count,
  error: z.string().nullable(),
  created_at: z.string(),
  started_at: time,
  finished_at: time,
  revert_until: time,
})
/** An import as it is stored. */
export type Stored = z.output<typeof shape>

export const told = (one: Stored): Told => ({
  id: one.id,
  object: one.object,
  file_name: one.file_name,
  status: one.status,
  columns: one.columns,
  options: one.options,
  rows: one.rows,
  counts: {
    read: one.read,
    created: one.created,
    updated: one.updated,
    skipped: one.skipped,
    failed: one.failed,
  },
  error: one.error,
  created_at: one.created_at,
  started_at: one.started_at,
  finished_at: one.finished_at,
  revert_until: one.revert_until,
  reverted: { undone: one.undone, kept: one.kept },
})
export const stored = (row: Readonly<Record<string, unknown>>): Stored =>
  shape.parse(toRecord(ImportRun, row))
export const runColumns = columnsOf(ImportRun, main)
const runs = sql`${tableOf(ImportRun)} ${sql.identifier(main)}`

/** An import within the actor's reach; not_found otherwise. */
export async function readRun(scope: Scope, id: string): Promise<Stored> {
  const found = isId(id)
    ? await run(
        scope.db,
        sql`select ${runColumns} from ${runs} where ${column(main, 'id')} = ${id}::uuid
          and ${readable(scope.actor, ImportRun, main)}`,
      )
    : []
  const [row] = found
  if (!row) throw notFound(scope.actor, ImportRun)
  return stored(row)
}

/** An import that the actor may steer: one's own, or any for an administrator. */
export async function ownRun(scope: Scope, id: string): Promise<Stored> {
  const one = await readRun(scope, id)
  if (one.owner_id !== scope.actor.user_id && scope.actor.role !== 'admin')
    throw forbidden(scope.actor, ImportRun, 'update')
  return one
}

export async function listRuns(scope: Scope, limit: number): Promise<Stored[]> {
  const rows = await run(
    scope.db,
    sql`select ${runColumns} from ${runs} where ${readable(scope.actor, ImportRun, main)}
      order by ${column(main, 'created_at')} desc, ${column(main, 'id')} desc limit ${limit}`,
  )
  return rows.map(stored)
}

export interface NewRun {
  readonly id: string
  readonly object: string
  readonly file_name: string
  readonly file_key: string
  readonly format: TableFormat
  readonly columns: readonly ImportColumn[]
  readonly options: ImportOptions
  readonly rows: number
}
export async function insertRun({ actor, clock, db }: Scope, one: NewRun): Promise<Stored> {
  const now = clock.now().toISOString()
  const [row] = await run(
    db,
    sql`insert into import_run as ${sql.identifier(main)} (id, tenant_id, owner_id, created_by, updated_by, created_at, updated_at,
        object, file_name, file_key, format, columns, options, "rows")
      values (${one.id}::uuid, ${actor.tenant_id}::uuid, ${actor.user_id}::uuid, ${actor.user_id}::uuid, ${actor.user_id}::uuid,
        ${now}::timestamptz, ${now}::timestamptz, ${one.object}, ${one.file_name}, ${one.file_key},
        ${JSON.stringify(one.format)}::jsonb, ${JSON.stringify(one.columns)}::jsonb, ${JSON.stringify(one.options)}::jsonb, ${one.rows})
      returning ${runColumns}`,
  )
  if (!row) throw new Error('An import was not stored')
  return stored(row)
}

/** Changes an import that is in one of these states, and still of that version if one is said; null when it is not. */
export async function patchRun(
  db: Sql,
  id: string,
  from: readonly ImportStatus[],
  set: SQL,
  version?: number,
): Promise<Stored | null> {
  const unmoved = version === undefined ? sql`` : sql` and version = ${version}`
  const [row] = await run(
    db,
    sql`update import_run as ${sql.identifier(main)} set ${set}, updated_at = now(), version = version + 1
      where id = ${id}::uuid and status = any(${sql.param(from)}::text[])${unmoved} returning ${runColumns}`,
  )
  return row ? stored(row) : null
}
