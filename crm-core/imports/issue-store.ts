import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { ErrorCode, ImportIssue, ImportIssuePage, Sql } from '../contract.ts'
import { HotcrmError, errorTable } from '../contract.ts'
import { newId } from '../records/id.ts'
import { run, type Scope } from '../records/scope.ts'

/** Issues of a chunk, in its transaction. */
export async function storeIssues(
  tx: Sql,
  { actor, clock }: Pick<Scope, 'actor' | 'clock'>,
  run_id: string,
  issues: readonly ImportIssue[],
): Promise<void> {
  if (issues.length === 0) return
  const rows = issues.map(({ row, column, at, code, params }) => ({
    id: newId(clock.now()),
    row_number: row,
    column_name: column?.slice(0, 255) ?? null,
    field: at,
    code,
    params: params ?? {},
  }))
  await run(
    tx,
    sql`insert into import_issue (id, tenant_id, run_id, row_number, column_name, field, code, params)
      select id, ${actor.tenant_id}::uuid, ${run_id}::uuid, row_number, column_name, field, code, params
      from jsonb_populate_recordset(null::import_issue, ${JSON.stringify(rows)}::jsonb)`,
  )
}

const isCode = (code: string): code is ErrorCode => Object.hasOwn(errorTable, code)
const shape = z.object({
  id: z.string(),
  row_number: z.number(),
  column_name: z.string().nullable(),
  field: z.string(),
  code: z.string().refine(isCode),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** Issues of an import by row, a page at a time. */
export async function issuePage(
  { db }: Pick<Scope, 'db'>,
  run_id: string,
  { limit = 100, cursor }: { readonly limit?: number; readonly cursor?: string } = {},
): Promise<ImportIssuePage> {
  const [, row = '-1', id = ''] = /^(\d+)\.([0-9a-f-]{36})$/.exec(cursor ?? '') ?? []
  if (cursor !== undefined && id === '')
    throw new HotcrmError('invalid', {}, { issues: [{ at: 'cursor', code: 'bad_cursor' }] })
  const size = Math.min(Math.max(Math.trunc(limit), 1), 1000)
  const found = await run(
    db,
    sql`select id, row_number, column_name, field, code, params from import_issue
      where run_id = ${run_id}::uuid and ${id === '' ? sql`true` : sql`(row_number, id) > (${Number(row)}, ${id}::uuid)`}
      order by row_number, id limit ${size + 1}`,
  )
  const page = found.slice(0, size).map((one) => shape.parse(one))
  const last = page.at(-1)
  return {
    items: page.map(({ row_number, column_name, field, code, params }) => ({
      row: row_number,
      column: column_name,
      at: field,
      code,
      params,
    })),
    next_cursor: found.length > size && last ? `${last.row_number}.${last.id}` : null,
  }
}
