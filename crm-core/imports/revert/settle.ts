import { sql } from 'drizzle-orm'
import type { Sql } from '../../contract.ts'
import { run, type Scope } from '../../records/scope.ts'
import { storeIssues } from '../issue-store.ts'
import { Lost } from '../run/lost.ts'
import type { Outcome } from './run-revert.ts'

/** Notes what became of records, in the transaction that did it; entries settled by another are Lost. */
export async function settle(tx: Sql, scope: Scope, run_id: string, { undone, kept }: Outcome): Promise<void> {
  const still = await run(
    tx,
    sql`update import_run set undone = undone + ${undone.length}, kept = kept + ${kept.length}, updated_at = now()
      where id = ${run_id}::uuid and status = 'reverting' returning id`,
  )
  if (still.length === 0) throw new Lost()
  const settled = await run(
    tx,
    sql`update import_row i set outcome = o.outcome, updated_at = now()
      from jsonb_to_recordset(${JSON.stringify([
        ...undone.map((record_id) => ({ record_id, outcome: 'undone' })),
        ...kept.map(({ record_id }) => ({ record_id, outcome: 'kept' })),
      ])}::jsonb) o(record_id uuid, outcome text)
      where i.run_id = ${run_id}::uuid and i.record_id = o.record_id and i.outcome is null returning i.id`,
  )
  if (settled.length === 0 && undone.length + kept.length > 0) throw new Lost()
  await storeIssues(tx, scope, run_id, kept.map(({ row, code, params }) => ({ row, column: null, at: '', code, ...(params && { params }) })))
}
