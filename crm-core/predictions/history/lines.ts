import { sql } from 'drizzle-orm'
import type { FieldValue, ValueChange } from '../../contract.ts'
import type { ObjectType } from '../../objects/schema.ts'
import { run } from '../../store/statement.ts'
import type { HistoryStore } from './history-store.ts'

/** One change of one field. */
interface Line {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly field: string
  readonly before: FieldValue
  readonly after: FieldValue
}
/** What the audit log says of a record, oldest first. */
export interface Lines {
  /** When the line of its creation was written; null when there is none, or it was not looked for. */
  readonly made: number | null
  readonly changes: readonly Line[]
}
export const noLines: Lines = { made: null, changes: [] }

interface Row extends Record<string, unknown> {
  readonly record_id: string
  readonly at: Date
  readonly action: string
  readonly changes: readonly (readonly [field: string, before: FieldValue, after: FieldValue])[] | null
}

/** The changes of these fields of these records, after `since` or all of them, in one statement. */
export async function readLines(
  { db, tenant_id }: HistoryStore,
  object: ObjectType,
  ids: readonly string[],
  fields: readonly string[],
  since: Date | null,
): Promise<ReadonlyMap<string, Lines>> {
  if (ids.length === 0) return new Map()
  const rows = await run<Row>(
    db,
    sql`select a.record_id, a.created_at as at, a.action, case when a.action <> 'created' then (
        select jsonb_agg(jsonb_build_array(c.field, c.before, c.after))
        from jsonb_to_recordset(a.changes) as c (field text, before jsonb, after jsonb)
        where c.field = any(${sql.param(fields)}::text[])) end as changes
      from audit_log a
      where a.tenant_id = ${tenant_id}::uuid and a.record_id = any(${sql.param(ids)}::uuid[]) and a.object = ${object.name}
        and ${since === null ? sql`true` : sql`a.created_at > ${since.toISOString()}::timestamptz`}
      order by a.record_id, a.seq`,
  )
  const found = new Map<string, Lines>()
  for (const [id, some] of Map.groupBy(rows, ({ record_id }) => record_id)) found.set(id, linesOf(some))
  return found
}

/**
 * The order of the chain is the order of the writes; clocks of several processes may differ, so a line is never
 * earlier than the one before it.
 */
function linesOf(rows: readonly Row[]): Lines {
  let made: number | null = null
  let time = Number.NEGATIVE_INFINITY
  const changes: Line[] = []
  for (const { at, action, changes: some } of rows) {
    time = Math.max(time, at.getTime())
    if (action === 'created') made = time
    for (const [field, before, after] of some ?? []) changes.push({ at: time, field, before, after })
  }
  return { made, changes }
}

/** A value as it stood at a moment: what the first change after it replaced, else what it is now. */
export function valueAt(lines: Lines, field: string, at: number, now: FieldValue): FieldValue {
  for (const line of lines.changes) if (line.at > at && line.field === field) return line.before
  return now
}

/** Every change of these fields up to a moment, oldest first. */
export const changesUntil = (lines: Lines, fields: readonly string[], at: number): ValueChange[] =>
  lines.changes
    .filter((line) => line.at <= at && fields.includes(line.field))
    .map((line) => ({ field: line.field, at: new Date(line.at), from: line.before, to: line.after }))
