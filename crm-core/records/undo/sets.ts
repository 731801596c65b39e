import { sql, type SQL } from 'drizzle-orm'
import { HotcrmError, type FieldChange, type KeptChange } from '../../contract.ts'
import { run, type Scope } from '../scope.ts'

/** A set of writes that is to be taken back. */
export interface StoredSet {
  readonly id: string
  readonly user_id: string | null
  readonly cause: string | null
}
interface Row extends Record<string, unknown> {
  readonly id: string
  readonly user_id: string | null
  readonly cause: string | null
  readonly undone_at: Date | null
  readonly undone_by: string | null
}

const nothing = ({ actor }: Scope): HotcrmError =>
  new HotcrmError('not_found', { object: actor.language === 'zh' ? '写入' : 'write' })

/** The sets that a condition names and that have not been undone; an error when there are none. */
async function setsWhere(scope: Scope, condition: SQL): Promise<StoredSet[]> {
  const rows = await run<Row>(
    scope.db,
    sql`select id, user_id, cause, undone_at, undone_by from write_set
      where tenant_id = ${scope.actor.tenant_id}::uuid and ${condition} order by created_at, id`,
  )
  const due = rows.filter((row) => row.undone_at === null)
  if (due.length > 0) return due
  const [done] = rows
  if (!done) throw nothing(scope)
  throw new HotcrmError('already_undone', { undone_by: done.undone_by ?? '' })
}
export const setById = (scope: Scope, id: string): Promise<StoredSet[]> =>
  setsWhere(scope, sql`id = ${id}::uuid`)
export const setsByCause = (scope: Scope, cause: string): Promise<StoredSet[]> =>
  setsWhere(scope, sql`cause = ${cause} and kind <> 'undo'`)

/** Sets that hold an e-mail which is on its way or out; it cannot be taken back, nor what tells of it. */
export async function sentMails(
  scope: Scope,
  sets: readonly StoredSet[],
): Promise<{ readonly set_ids: ReadonlySet<string>; readonly kept: readonly KeptChange[] }> {
  const rows = await run<{ write_set_id: string; id: string; status: string }>(
    scope.db,
    sql`select a.write_set_id, e.id, e.status from audit_log a join email e on e.id = a.record_id
      where a.tenant_id = ${scope.actor.tenant_id}::uuid and a.object = 'email' and a.action = 'created'
        and a.write_set_id = any(${sql.param(idsOf(sets))}::uuid[]) and e.status <> 'draft'`,
  )
  const kept = rows.map(({ id, status }): KeptChange => {
    return { object: 'email', id, field: null, reason: 'sent', now: status, was: null }
  })
  return { set_ids: new Set(rows.map((row) => row.write_set_id)), kept }
}
const idsOf = (sets: readonly StoredSet[]): string[] => sets.map(({ id }) => id)

/** A record that these sets wrote, and how. */
export interface Touched {
  readonly object: string
  readonly record_id: string
  readonly created: boolean
  readonly deleted: boolean
}
/** Every record of these sets, the one written last first: what points at a record comes before it. */
export async function touchedRecords(scope: Scope, sets: readonly StoredSet[]): Promise<Touched[]> {
  return run<Touched & Record<string, unknown>>(
    scope.db,
    sql`select object, record_id, bool_or(action = 'created') as created, bool_or(action = 'deleted') as deleted
      from audit_log
      where tenant_id = ${scope.actor.tenant_id}::uuid and write_set_id = any(${sql.param(idsOf(sets))}::uuid[])
      group by object, record_id order by max(seq) desc`,
  )
}

/** One line of the audit log: what a write did to a record. */
export interface Line {
  readonly action: string
  readonly changes: readonly FieldChange[]
}
/** The lines of these sets about some records, newest first. */
export async function linesOf(
  scope: Scope,
  sets: readonly StoredSet[],
  ids: readonly string[],
): Promise<Map<string, Line[]>> {
  const rows = await run<Line & { record_id: string } & Record<string, unknown>>(
    scope.db,
    sql`select record_id, action, changes from audit_log
      where tenant_id = ${scope.actor.tenant_id}::uuid and write_set_id = any(${sql.param(idsOf(sets))}::uuid[])
        and record_id = any(${sql.param(ids)}::uuid[])
      order by seq desc`,
  )
  return Map.groupBy(rows, ({ record_id }) => record_id)
}

/** Marks sets as undone by another, and those that they had undone as not undone any more. */
export async function markUndone(scope: Scope, sets: readonly StoredSet[], by: string): Promise<void> {
  const ids = sql.param(idsOf(sets))
  const tenant = sql`tenant_id = ${scope.actor.tenant_id}::uuid`
  await run(
    scope.db,
    sql`with back as (
        update write_set set undone_at = null, undone_by = null
        where ${tenant} and undone_by = any(${ids}::uuid[]))
      update write_set set undone_at = ${scope.clock.now().toISOString()}::timestamptz, undone_by = ${by}::uuid
      where ${tenant} and id = any(${ids}::uuid[])`,
  )
}
