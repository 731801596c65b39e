import { sql } from 'drizzle-orm'
import type { Sql } from '../../contract.ts'
import { run, type Scope } from '../../records/scope.ts'
import { storeIssues } from '../issue-store.ts'
import { Lost } from '../run/lost.ts'
import type { Outcome } from './work.ts'

async function mark(tx: Sql, run_id: string, outcome: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const marked = await run(
    tx,
    sql`update import_row set outcome = ${outcome}, updated_at = now()
      where run_id = ${run_id}::uuid and record_id = any(${sql.param(ids)}::uuid[]) and outcome is null returning id`,
  )
  if (marked.length === 0) throw new Lost()
}

/** Notes what became of records, in the transaction that did it; entries settled by another are Lost. */
export async function settle(
  tx: Sql,
  scope: Scope,
  run_id: string,
  { undone, kept }: Outcome,
): Promise<void> {
  const still = await run(
    tx,
    sql`update import_run set undone = undone + ${undone.length}, kept = kept + ${kept.length}, updated_at = now()
      where id = ${run_id}::uuid and status = 'reverting' returning id`,
  )
  if (still.length === 0) throw new Lost()
  await mark(tx, run_id, 'undone', undone)
  await mark(
    tx,
    run_id,
    'kept',
    kept.map(({ record_id }) => record_id),
  )
  await storeIssues(
    tx,
    scope,
    run_id,
    kept.map(({ row, code, params }) => ({ row, column: null, at: '', code, ...(params && { params }) })),
  )
}
