import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { ErrorParams, ImportIssue } from '../../contract.ts'
import { shown } from '../../fields/operators.ts'
import { column, fieldColumn } from '../../fields/define.ts'
import { main, readable, tableOf } from '../../records/rows.ts'
import { run } from '../../records/scope.ts'
import type { Importing } from '../plan/importing.ts'
import type { ChunkPlan, Draft } from '../plan/plan-chunk.ts'
import { targetWords } from '../plan/read-row.ts'
import { resolveRelations, textOf } from '../plan/resolve-relations.ts'
import type { TableRow } from '../read/table.ts'

const entry = z.object({ row_number: z.number(), record_id: z.string() })

/** Where records point already: of several of one name, the one that a record has is meant. */
async function linksNow(
  { scope, object, links, names }: Importing,
  rows: readonly TableRow[],
  records: ReadonlyMap<number, string>,
): Promise<Map<string, string>> {
  const now = new Map<string, string>()
  for (const link of links) {
    const unclear = rows.filter(
      ({ cells }) => (names.get(link.name, textOf(cells[link.index])) ?? []).length > 1,
    )
    const ids = unclear.flatMap(({ row }) => records.get(row) ?? [])
    if (ids.length === 0) continue
    const on = fieldColumn(main, link.field, link.name)
    const found = await run<{ id: string; target: string | null }>(
      scope.db,
      sql`select ${column(main, 'id')} as id, ${on} as target from ${tableOf(object)} ${sql.identifier(main)}
        where ${column(main, 'id')} = any(${sql.param(ids)}::uuid[]) and ${readable(scope.actor, object, main)}`,
    )
    for (const { id, target } of found) if (target !== null) now.set(`${id} ${link.name}`, target)
  }
  return now
}

/** Second pass: rows point to records of the same object, which are all there now. */
export async function planLinks(importing: Importing, rows: readonly TableRow[]): Promise<ChunkPlan> {
  const {
    scope,
    links,
    run: { id },
  } = importing
  await resolveRelations(importing, links, rows)
  const found = await run(
    scope.db,
    sql`select row_number, record_id from import_row
      where run_id = ${id}::uuid and row_number between ${rows[0]?.row ?? 0} and ${rows.at(-1)?.row ?? 0} and action <> 'linked'`,
  )
  const records = new Map(found.map((one) => entry.parse(one)).map((one) => [one.row_number, one.record_id]))
  const now = await linksNow(importing, rows, records)
  const drafts = new Map<string, Draft>()
  const issues: ImportIssue[] = []
  for (const { row, cells } of rows) {
    const record_id = records.get(row)
    if (record_id === undefined) continue
    for (const link of links) {
      const text = textOf(cells[link.index])
      if (text === '') continue
      const ids = importing.names.get(link.name, text) ?? []
      const [only, ...others] = ids
      if (only !== undefined && others.length === 0) {
        const draft = drafts.get(record_id) ?? { rows: [row], id: record_id, key: null, values: {} }
        draft.values[link.name] = only
        drafts.set(record_id, draft)
      } else if (!ids.includes(now.get(`${record_id} ${link.name}`) ?? '')) {
        const params: ErrorParams = {
          object: targetWords(importing, link),
          got: shown(text),
          count: ids.length,
        }
        const code = ids.length > 1 ? 'ambiguous_reference' : 'unknown_reference'
        issues.push({ row, column: link.column, at: link.name, code, params })
      }
    }
  }
  return {
    drafts: [...drafts.values()],
    skipped: [],
    issues,
    failed: new Set(issues.map((issue) => issue.row)),
  }
}
