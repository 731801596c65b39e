import { sql, type SQL } from 'drizzle-orm'
import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from '../contract.ts'
import type { CrmCore } from '../core.ts'
import { column } from '../fields/define.ts'
import { allObjects } from '../objects/all.ts'
import type { ObjectType } from '../objects/schema.ts'
import { main, tableOf } from '../records/rows.ts'
import { run } from '../records/scope.ts'
import { reseal, secretsOf } from '../records/seal.ts'
import { keyIdOf, type DataKey } from './envelope.ts'

type Core = Pick<CrmCore, 'db' | 'pool' | 'keys' | 'clock'>
export interface RotateOptions {
  /** One workspace; all of them when left out. */
  readonly tenant_id?: string
  /** Records that are sealed anew in one transaction; 500 when left out. */
  readonly batch?: number
  /** Ends it between two batches; the next call goes on from there. */
  readonly signal?: AbortSignal
  /** Objects whose values are sealed; all that there are when left out. */
  readonly objects?: readonly ObjectType[]
  readonly progress?: (resealed: number) => void
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
    done.push(await rotateWorkspace(core, tenant_id, options))
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

async function rotateWorkspace(core: Core, tenant_id: string, options: RotateOptions): Promise<Rotation> {
  const db = core.db(tenant_id)
  await db.transaction((tx) => begin(core, tx, tenant_id))
  const active = await core.keys.active(db, tenant_id, core.clock.now())
  const secret = (options.objects ?? allObjects).filter((object) => secretsOf(object).length > 0)
  let resealed = 0
  // A row that somebody holds is passed over, and met again in the next round.
  for (let left = true; left;) {
    for (const object of secret) resealed += await resealObject(core, tenant_id, object, active, options)
    left = await anyLeft(db, tenant_id, secret, active)
    if (left) await pause(20, undefined, { signal: options.signal })
  }
  const retired = await retire(db, tenant_id)
  return { tenant_id, key_id: active.id, resealed, retired }
}

/** Another key becomes the active one, unless a rotation before this one did not come to its end. */
async function begin({ keys, clock }: Core, tx: Sql, tenant_id: string): Promise<void> {
  const { rows } = await tx.query<{ status: string }>(
    `select status from data_key where tenant_id = $1 and status <> 'retired' for update`,
    [tenant_id],
  )
  if (rows.some(({ status }) => status === 'retiring') && rows.some(({ status }) => status === 'active'))
    return
  await tx.query(
    `update data_key set status = 'retiring', updated_at = now() where tenant_id = $1 and status = 'active'`,
    [tenant_id],
  )
  await keys.add(tx, tenant_id, clock.now())
}

async function resealObject(
  core: Core,
  tenant_id: string,
  object: ObjectType,
  active: DataKey,
  { batch = 500, signal, progress }: RotateOptions,
): Promise<number> {
  let resealed = 0
  for (let after: string | null = null; ;) {
    signal?.throwIfAborted()
    const ids: string[] = await core
      .db(tenant_id)
      .transaction((tx) => resealBatch(core, tx, tenant_id, object, active, after, batch))
    resealed += ids.length
    if (ids.length > 0) progress?.(resealed)
    after = ids.at(-1) ?? null
    if (after === null) return resealed
  }
}

const value = (name: string): SQL => column(main, name)
/** Values that another key than the active one seals. */
const older = (object: ObjectType, active: DataKey): SQL =>
  sql`(${sql.join(
    secretsOf(object).map(([name]) => sql`split_part(${value(name)}, ':', 2) <> ${active.id}`),
    sql` or `,
  )})`

async function resealBatch(
  { keys }: Core,
  tx: Sql,
  tenant_id: string,
  object: ObjectType,
  active: DataKey,
  after: string | null,
  batch: number,
): Promise<string[]> {
  const names = secretsOf(object).map(([name]) => name)
  const rows = await run(
    tx,
    sql`select ${value('id')}, ${sql.join(names.map(value), sql`, `)} from ${tableOf(object)} ${sql.identifier(main)}
      where ${value('tenant_id')} = ${tenant_id}::uuid and ${older(object, active)}
        and ${after === null ? sql`true` : sql`${value('id')} > ${after}::uuid`}
      order by ${value('id')} limit ${batch} for update skip locked`,
  )
  if (rows.length === 0) return []
  const known = await keys.keys(
    tx,
    tenant_id,
    rows.flatMap((row) => names.flatMap((name) => keyIdOf(row[name]) ?? [])),
  )
  const sealed = rows.map((row) => {
    const id = String(row['id'])
    const values = names.map((field) => {
      const old = row[field]
      if (typeof old !== 'string') return [field, null] as const
      return [field, reseal(old, known, active, { tenant_id, object: object.name, id, field })] as const
    })
    return { id, ...Object.fromEntries(values) }
  })
  // The version stays: to everybody else the record has not changed.
  const sets = names.map((name) => sql`${sql.identifier(name)} = ${column('v', name)}`)
  await run(
    tx,
    sql`update ${tableOf(object)} as ${sql.identifier(main)} set ${sql.join(sets, sql`, `)}
      from jsonb_populate_recordset(null::${tableOf(object)}, ${JSON.stringify(sealed)}::jsonb) v
      where ${value('id')} = v.id and ${value('tenant_id')} = ${tenant_id}::uuid`,
  )
  return sealed.map(({ id }) => id)
}

async function anyLeft(
  db: Sql,
  tenant_id: string,
  objects: readonly ObjectType[],
  active: DataKey,
): Promise<boolean> {
  for (const object of objects) {
    const rows = await run(
      db,
      sql`select 1 from ${tableOf(object)} ${sql.identifier(main)}
        where ${value('tenant_id')} = ${tenant_id}::uuid and ${older(object, active)} limit 1`,
    )
    if (rows.length > 0) return true
  }
  return false
}

async function retire(db: Sql, tenant_id: string): Promise<number> {
  const { rowCount } = await db.query(
    `update data_key set status = 'retired', retired_at = now(), updated_at = now()
     where tenant_id = $1 and status = 'retiring'`,
    [tenant_id],
  )
  return rowCount
}

/**
 * Wraps every data key with the key service's current key: after a new wrapping key was put before the old
 * one. Values are not touched. The old wrapping key may be thrown away when this has ended.
 */
export async function rewrapKeys({ pool, keys: { service } }: Core): Promise<number> {
  const current = await service.current()
  const { rows } = await pool.query<{ id: string; wrapped: string; kek_id: string }>(
    'select id, wrapped, kek_id from data_key where kek_id <> $1 order by id',
    [current],
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
