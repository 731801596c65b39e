import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from '../contract.ts'
import type { CrmCore } from '../core.ts'
import { countEndpoints, resealEndpoints } from './reseal-endpoints.ts'
import { anyLeft, resealObject, secretObjects, type ResealOptions } from './reseal-records.ts'

export type Core = Pick<CrmCore, 'db' | 'pool' | 'keys' | 'clock'>
export interface RotateOptions extends ResealOptions {
  /** One workspace; all of them when left out. */
  readonly tenant_id?: string
}
/** What a rotation did for one workspace. */
export interface Rotation {
  readonly tenant_id: string
  /** The key that values are sealed with from now on. */
  readonly key_id: string
  /** Records whose values were sealed anew. */
  readonly resealed: number
  /** Keys that no record names any more. They are kept: the audit trail was sealed with them. */
  readonly retired: number
}

/**
 * Gives workspaces a new data key and seals all their secrets with it, while the system runs: every write
 * uses the new key at once, every read finds the key that its value names. A rotation that was cut off is
 * finished by the next one.
 */
export async function rotateKeys(core: Core, options: RotateOptions = {}): Promise<Rotation[]> {
  const done: Rotation[] = []
  for (const tenant_id of await workspaces(core, options.tenant_id)) {
    options.signal?.throwIfAborted()
    await core.db(tenant_id).transaction((tx) => beginRotation(core, tx, tenant_id))
    done.push(await finishRotation(core, tenant_id, options))
  }
  return done
}

/** Workspaces that have a key: the others have no secrets. */
async function workspaces({ pool }: Core, only: string | undefined): Promise<string[]> {
  const { rows } = await pool.query<{ tenant_id: string }>(
    'select distinct tenant_id from data_key where $1::uuid is null or tenant_id = $1 order by tenant_id',
    [only ?? null],
  )
  return rows.map(({ tenant_id }) => tenant_id)
}

/**
 * Another key becomes the active one, unless a rotation before this one did not come to its end. Answers the
 * key that is to go; null where nothing was begun.
 */
export async function beginRotation(
  { keys, clock }: Pick<Core, 'keys' | 'clock'>,
  tx: Sql,
  tenant_id: string,
): Promise<string | null> {
  const { rows } = await tx.query<{ id: string; status: string }>(
    `select id, status from data_key where tenant_id = $1 and status <> 'retired' order by id for update`,
    [tenant_id],
  )
  const active = rows.find(({ status }) => status === 'active')
  if (active && rows.some(({ status }) => status === 'retiring')) return null
  await tx.query(
    `update data_key set status = 'retiring', updated_at = now() where tenant_id = $1 and status = 'active'`,
    [tenant_id],
  )
  await keys.add(tx, tenant_id, clock.now())
  return active?.id ?? null
}

/** What else is done in the transaction in which the older keys are retired. */
export interface Ending {
  readonly before: (tx: Sql) => Promise<void>
  readonly after: (tx: Sql, key_id: string, retired: readonly string[]) => Promise<void>
}
/** Seals what is left with the active key, batch by batch, then retires the older ones. */
export async function finishRotation(
  core: Core,
  tenant_id: string,
  options: RotateOptions = {},
  ending?: Ending,
): Promise<Rotation> {
  const db = core.db(tenant_id)
  let resealed = 0
  for (let wait_ms = 20; ; wait_ms = Math.min(wait_ms * 2, 1000)) {
    // Asked anew each round: an administrator may have added a field meanwhile.
    const objects = await secretObjects(db, tenant_id)
    for (const object of objects) resealed += await resealObject(core, tenant_id, object, options)
    resealed += await resealEndpoints(core, tenant_id)
    const { id } = await core.keys.active(db, tenant_id, core.clock.now())
    const left =
      (await anyLeft(db, tenant_id, objects, id)) || (await countEndpoints(db, tenant_id, id)).left > 0
    if (!left) {
      const retired = await db.transaction((tx) => retire(core, tx, tenant_id, id, ending))
      if (retired !== null) return { tenant_id, key_id: id, resealed, retired }
    }
    // A row that somebody holds was passed over, and is met again in the next round.
    await pause(wait_ms, undefined, { signal: options.signal })
  }
}

/**
 * Retires the older keys. From when a key is the active one, nothing is sealed with another: so what was found
 * to be sealed with it alone still is, while it is the active one. Null when it is not any more.
 */
async function retire(
  { keys, clock }: Core,
  tx: Sql,
  tenant_id: string,
  key_id: string,
  ending: Ending | undefined,
): Promise<number | null> {
  await ending?.before(tx)
  const active = await keys.heldActive(tx, tenant_id, clock.now())
  if (active.id !== key_id) return null
  const { rows } = await tx.query<{ id: string }>(
    `update data_key set status = 'retired', retired_at = now(), updated_at = now()
     where tenant_id = $1 and status = 'retiring' returning id`,
    [tenant_id],
  )
  const retired = rows.map(({ id }) => id)
  if (retired.length > 0) await ending?.after(tx, key_id, retired)
  return retired.length
}
