import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { AnyRecord } from '../../contract.ts'
import type { ObjectType } from '../../objects/schema.ts'
import { column } from '../../fields/define.ts'
import { columnsOf, main, tableOf, toRecord } from '../../records/rows.ts'
import { run, type Scope } from '../../records/scope.ts'
import { causeOf } from '../plan/importing.ts'
import { publish, type Desk } from '../run/run-import.ts'
import { Lost } from '../run/lost.ts'
import { retried } from '../../store/retried.ts'
import { patchRun, readRun } from '../run-store.ts'
import { removeForGood } from './remove-for-good.ts'
import { setBack } from './set-back.ts'
import { nameOf, type Touched } from './work.ts'

const chunk_size = 500
const shape = z.object({
  record_id: z.string(),
  object: z.string(),
  created: z.boolean(),
  version: z.number(),
  row: z.number(),
})

/** Takes an import back, newest rows first, so that what points to others goes before them. */
export async function runRevert(scope: Scope, desk: Desk, id: string, signal: AbortSignal): Promise<void> {
  try {
    for (;;) {
      const one = await readRun(scope, id)
      if (one.status !== 'reverting') return
      const touched = await nextTouched(scope, id)
      if (touched.length === 0) break
      for (const [name, some] of Map.groupBy(touched, (each) => each.object))
        await revertSome(scope, id, scope.catalog.named(name), some)
      publish(desk, await readRun(scope, id))
      if (signal.aborted) return
    }
  } catch (error) {
    if (error instanceof Lost) return
    throw error
  }
  const done = await patchRun(
    scope.db,
    id,
    ['reverting'],
    sql`status = 'reverted', finished_at = ${scope.clock.now().toISOString()}::timestamptz`,
  )
  if (done) publish(desk, done)
}

/** The records behind the newest entries that are not settled, each with all that the import did to it. */
async function nextTouched({ db }: Scope, id: string): Promise<z.output<typeof shape>[]> {
  const newest = await run<{ record_id: string }>(
    db,
    sql`select record_id from import_row where run_id = ${id}::uuid and outcome is null order by id desc limit ${chunk_size}`,
  )
  const ids = [...new Set(newest.map(({ record_id }) => record_id))]
  const rows = await run(
    db,
    sql`select record_id, object, bool_or(action = 'created') as created, max(record_version) as version, min(row_number) as row
      from import_row where run_id = ${id}::uuid and record_id = any(${sql.param(ids)}::uuid[])
      group by record_id, object order by max(id::text) desc`,
  )
  return rows.map((row) => shape.parse(row))
}

async function revertSome(
  scope: Scope,
  id: string,
  object: ObjectType,
  touched: readonly Touched[],
): Promise<void> {
  const current = await currentRecords(scope, object, touched)
  const mine = (one: Touched) => current.get(one.record_id)?.version === one.version || one.version === 0
  const changed = touched.filter((one) => !mine(one))
  const kept = changed.map(({ record_id, row }) => ({
    record_id,
    row,
    code: 'changed_since' as const,
    params: { name: nameOf(object, current.get(record_id)) },
  }))
  const work = { scope, run_id: id, cause: `${causeOf(id)}:revert`, object, current }
  const rest = touched.filter(mine)
  const made = rest.filter((one) => one.created)
  await retried(() => removeForGood(work, made, kept))
  const changedBack = rest.filter((one) => !one.created)
  await retried(() => setBack(work, changedBack))
}

async function currentRecords(
  scope: Scope,
  object: ObjectType,
  touched: readonly Touched[],
): Promise<Map<string, AnyRecord>> {
  const ids = touched.map(({ record_id }) => record_id)
  const rows = await run(
    scope.db,
    sql`select ${columnsOf(object, main)} from ${tableOf(object)} ${sql.identifier(main)}
      where ${column(main, 'id')} = any(${sql.param(ids)}::uuid[]) and ${column(main, 'tenant_id')} = ${scope.actor.tenant_id}::uuid`,
  )
  return new Map(rows.map((row) => toRecord(object, row)).map((record) => [record.id, record]))
}
