import type { Sql } from '../contract.ts'

/** Ids of all workspaces, in order. */
export async function tenantIds(system: Sql): Promise<readonly string[]> {
  const { rows } = await system.query<{ tenant_id: string }>(
    'select tenant_id from tenant where deleted_at is null order by tenant_id',
  )
  return rows.map(({ tenant_id }) => tenant_id)
}
