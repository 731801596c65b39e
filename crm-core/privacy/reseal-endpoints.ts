import type { Sql } from '../contract.ts'
import type { CrmCore } from '../core.ts'
import { endpointPlace } from '../predictions/store/endpoints.ts'
import { reseal } from '../records/seal.ts'
import { keyIdOf } from './envelope.ts'

/** How many remote models of a workspace are kept sealed, and how many of them with another key than this one. */
export async function countEndpoints(
  db: Sql,
  tenant_id: string,
  key_id: string,
): Promise<{ readonly sealed: number; readonly left: number }> {
  const { rows } = await db.query<{ sealed: string; left: string }>(
    `select count(*) as sealed, count(*) filter (where split_part(endpoint, ':', 2) <> $2) as "left"
     from model_version where tenant_id = $1 and endpoint is not null`,
    [tenant_id, key_id],
  )
  return { sealed: Number(rows[0]?.sealed), left: Number(rows[0]?.left) }
}

/** Seals the endpoints of a workspace's remote models with the active key; tells of how many. They are few. */
export const resealEndpoints = (
  { db, keys, clock }: Pick<CrmCore, 'db' | 'keys' | 'clock'>,
  tenant_id: string,
): Promise<number> =>
  db(tenant_id).transaction(async (tx) => {
    const active = await keys.heldActive(tx, tenant_id, clock.now())
    const { rows } = await tx.query<{ id: string; endpoint: string }>(
      `select id, endpoint from model_version
       where tenant_id = $1 and endpoint is not null and split_part(endpoint, ':', 2) <> $2
       order by id for update skip locked`,
      [tenant_id, active.id],
    )
    const known = await keys.keys(
      tx,
      tenant_id,
      rows.flatMap(({ endpoint }) => keyIdOf(endpoint) ?? []),
    )
    for (const { id, endpoint } of rows)
      await tx.query('update model_version set endpoint = $3 where tenant_id = $1 and id = $2', [
        tenant_id,
        id,
        reseal(endpoint, known, active, endpointPlace(tenant_id, id)),
      ])
    return rows.length
  })
