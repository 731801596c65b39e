import { sql } from 'drizzle-orm'
import type { Sql } from '../../contract.ts'
import { newId } from '../../records/id.ts'
import { run, type Scope } from '../../records/scope.ts'

/** What a row did: the entry that a revert goes by. */
export interface Entry {
  readonly row: number
  readonly object: string
  readonly record_id: string
  readonly action: 'created' | 'updated' | 'linked' | 'matched'
  readonly version: number
}

/** Notes what rows did, in the transaction that did it. */
export async function storeEntries(
  tx: Sql,
  { actor, clock }: Pick<Scope, 'actor' | 'clock'>,
  run_id: string,
  entries: readonly Entry[],
): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(({ row, version, ...entry }) => ({
    ...entry,
    id: newId(clock.now()),
    row_number: row,
    record_version: version,
  }))
  await run(
    tx,
    sql`insert into import_row (id, tenant_id, run_id, row_number, object, record_id, action, record_version)
      select id, ${actor.tenant_id}::uuid, ${run_id}::uuid, row_number, object, record_id, action, record_version
      from jsonb_populate_recordset(null::import_row, ${JSON.stringify(rows)}::jsonb)`,
  )
}
