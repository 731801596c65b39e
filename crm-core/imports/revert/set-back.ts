import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { AnyRecord, FieldChange, FieldValue } from '../../contract.ts'
import { changesBetween, type Change } from '../../records/change.ts'
import { commit } from '../../records/commit.ts'
import { stamp } from '../../records/new-record.ts'
import { run } from '../../records/scope.ts'
import { causeOf } from '../plan/importing.ts'
import type { Touched, Work } from './work.ts'
import { settle } from './settle.ts'

const line = z.object({ record_id: z.string(), changes: z.custom<readonly FieldChange[]>(Array.isArray) })

/** Gives records the values back that they had before the import, as the audit log tells them. */
export async function setBack(work: Work, touched: readonly Touched[]): Promise<void> {
  if (touched.length === 0) return
  const { scope, run_id, cause } = work
  const old = await valuesBefore(work, touched)
  const changes = touched.flatMap(({ record_id }) => restoring(work, record_id, old.get(record_id)))
  const outcome = { undone: touched.map(({ record_id }) => record_id), kept: [] }
  if (changes.length === 0) return scope.db.transaction((tx) => settle(tx, scope, run_id, outcome))
  await commit(scope, changes, { cause, alongside: (tx) => settle(tx, scope, run_id, outcome) })
}

/** What each field held before the first change that the import made to it. */
async function valuesBefore(
  { scope, run_id }: Work,
  touched: readonly Touched[],
): Promise<Map<string, Map<string, FieldValue>>> {
  const ids = touched.map(({ record_id }) => record_id)
  const lines = await run(
    scope.db,
    sql`select record_id, changes from audit_log where tenant_id = ${scope.actor.tenant_id}::uuid
      and record_id = any(${sql.param(ids)}::uuid[]) and cause = ${causeOf(run_id)} order by seq desc`,
  )
  const old = new Map<string, Map<string, FieldValue>>()
  for (const { record_id, changes } of lines.map((one) => line.parse(one))) {
    const values = old.get(record_id) ?? new Map<string, FieldValue>()
    for (const { field, before } of changes) values.set(field, before)
    old.set(record_id, values)
  }
  return old
}

function restoring(
  { scope, object, current }: Work,
  id: string,
  old: ReadonlyMap<string, FieldValue> | undefined,
): Change[] {
  const before = current.get(id)
  if (!before || !old) return []
  const after: AnyRecord = { ...before, ...Object.fromEntries(old), ...stamp(scope) }
  const changes = changesBetween(object, before, after)
  return changes.length === 0 ? [] : [{ object, kind: 'updated', before, after, changes }]
}
