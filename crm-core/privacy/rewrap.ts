import type { CrmCore } from '../core.ts'

/**
 * Wraps data keys with the key service's current key, those of one workspace or all: after a new wrapping key
 * was put before the old one. Values are not touched. The old wrapping key may be thrown away when this has
 * ended for all of them.
 */
export async function rewrapKeys(
  { pool, keys: { service } }: Pick<CrmCore, 'pool' | 'keys'>,
  tenant_id: string | null = null,
): Promise<number> {
  const current = await service.current()
  const { rows } = await pool.query<{ id: string; wrapped: string; kek_id: string }>(
    `select id, wrapped, kek_id from data_key
     where kek_id <> $1 and ($2::uuid is null or tenant_id = $2) order by id`,
    [current, tenant_id],
  )
  for (const { id, wrapped, kek_id } of rows) {
    const anew = await service.wrap(await service.unwrap({ wrapped, kek_id }))
    await pool.query(
      'update data_key set wrapped = $2, kek_id = $3, updated_at = now() where id = $1 and kek_id = $4',
      [id, anew.wrapped, anew.kek_id, kek_id],
    )
  }
  return rows.length
}
