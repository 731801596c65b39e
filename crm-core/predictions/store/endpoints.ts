import { HotcrmError, type Sql } from '../../contract.ts'
import { keyIdOf, seal, unseal, type Place } from '../../privacy/envelope.ts'
import type { VersionKeeping } from './keeping.ts'
import { noVersion, versionId } from './version-rows.ts'

/** Where the sealed endpoint of a version belongs; it opens nowhere else. */
export const endpointPlace = (tenant_id: string, id: string): Place => ({
  tenant_id,
  object: 'model_version',
  id,
  field: 'endpoint',
})

/** Sealed with the key that is the active one until the transaction ends. */
export async function sealedEndpoint(
  { keys, tenant_id, clock }: Pick<VersionKeeping, 'keys' | 'tenant_id' | 'clock'>,
  tx: Sql,
  id: string,
  endpoint: string,
): Promise<string> {
  const active = await keys.heldActive(tx, tenant_id, clock.now())
  return seal(endpoint, active, endpointPlace(tenant_id, id))
}

/** The endpoint of a remote version in clear; not_found where there is none, unreadable_value for altered text. */
export async function endpointOf(
  { db, tenant_id, keys }: VersionKeeping,
  version_id: string,
): Promise<string> {
  const id = versionId(version_id)
  const { rows } = await db.query<{ endpoint: string | null }>(
    'select endpoint from model_version where tenant_id = $1 and id = $2',
    [tenant_id, id],
  )
  const sealed = rows[0]?.endpoint ?? null
  if (sealed === null) throw noVersion()
  const named = keyIdOf(sealed)
  const key = named === null ? undefined : (await keys.keys(db, tenant_id, [named])).get(named)
  if (!key) throw new HotcrmError('unreadable_value', { reason: 'model_version.endpoint is not sealed' })
  return unseal(sealed, key, endpointPlace(tenant_id, id))
}
