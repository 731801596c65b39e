import { sql, type SQL } from 'drizzle-orm'
import type { Sql } from '../contract.ts'
import type { CrmCore } from '../core.ts'
import { columnName, fieldColumn } from '../fields/define.ts'
import { everyObject } from '../metadata/every-object.ts'
import type { ObjectType } from '../objects/schema.ts'
import { main, tableOf } from '../records/rows.ts'
import { run } from '../records/scope.ts'
import { reseal, secretsOf } from '../records/seal.ts'
import { keyIdOf, type DataKey } from './envelope.ts'

type Core = Pick<CrmCore, 'db' | 'keys' | 'clock'>
export interface ResealOptions {
  /** Records that are sealed anew in one transaction; 500 when left out. */
  readonly batch?: number
  /** Ends it between two batches; the next call goes on from there. */
  readonly signal?: AbortSignal
  readonly progress?: (resealed: number) => void
}

/** Objects of a workspace that have secrets, those that were retired too. */
export const secretObjects = async (db: Sql, tenant_id: string): Promise<readonly ObjectType[]> =>
  (await everyObject(db, tenant_id)).filter((object) => secretsOf(object).length > 0)

const value = (object: ObjectType, name: string): SQL => fieldColumn(main, object.all[name], name)
const secretColumn = (object: ObjectType, name: string): string => columnName(object.all[name], name)
const joined = (object: ObjectType, part: (column: SQL) => SQL, by: SQL): SQL =>
  sql.join(
    secretsOf(object).map(([name]) => part(value(object, name))),
    by,
  )
const rowsOf = (object: ObjectType, tenant_id: string): SQL =>
  sql`${tableOf(object)} ${sql.identifier(main)} where ${value(object, 'tenant_id')} = ${tenant_id}::uuid`
/** Values that another key than this one seals. */
const sealedByAnother = (object: ObjectType, key_id: string): SQL =>
  sql`(${joined(object, (column) => sql`split_part(${column}, ':', 2) <> ${key_id}`, sql` or `)})`

/** How many records of an object hold secrets, and how many of those another key than this one seals. */
export async function countSealed(
  db: Sql,
  tenant_id: string,
  object: ObjectType,
  key_id: string,
): Promise<{ readonly sealed: number; readonly left: number }> {
  const [row] = await run<{ sealed: string; left: string }>(
    db,
    sql`select count(*) as sealed, count(*) filter (where ${sealedByAnother(object, key_id)}) as "left"
      from ${rowsOf(object, tenant_id)} and (${joined(object, (column) => sql`${column} is not null`, sql` or `)})`,
  )
  return { sealed: Number(row?.sealed), left: Number(row?.left) }
}

/** Whether any record still holds a secret that another key than this one seals. */
export async function anyLeft(
  db: Sql,
  tenant_id: string,
  objects: readonly ObjectType[],
  key_id: string,
): Promise<boolean> {
  for (const object of objects) {
    const rows = await run(
      db,
      sql`select 1 from ${rowsOf(object, tenant_id)} and ${sealedByAnother(object, key_id)} limit 1`,
    )
    if (rows.length > 0) return true
  }
  return false
}

/** Seals the secrets of an object with the active key, batch by batch; tells of how many records. */
export async function resealObject(
  core: Core,
  tenant_id: string,
  object: ObjectType,
  { batch = 500, signal, progress }: ResealOptions,
): Promise<number> {
  let resealed = 0
  for (let after: string | null = null; ;) {
    signal?.throwIfAborted()
    const ids: string[] = await core
      .db(tenant_id)
      .transaction((tx) => resealBatch(core, tx, tenant_id, object, after, batch))
    resealed += ids.length
    if (ids.length > 0) progress?.(resealed)
    after = ids.at(-1) ?? null
    if (after === null) return resealed
  }
}

async function resealBatch(
  { keys, clock }: Core,
  tx: Sql,
  tenant_id: string,
  object: ObjectType,
  after: string | null,
  batch: number,
): Promise<string[]> {
  // Held until the batch is there: no later rotation may make this key an old one meanwhile.
  const active = await keys.heldActive(tx, tenant_id, clock.now())
  const id = value(object, 'id')
  const rows = await run(
    tx,
    sql`select ${id}, ${joined(object, (column) => column, sql`, `)} from ${rowsOf(object, tenant_id)}
        and ${sealedByAnother(object, active.id)} and ${after === null ? sql`true` : sql`${id} > ${after}::uuid`}
      order by ${id} limit ${batch} for update skip locked`,
  )
  if (rows.length === 0) return []
  const sealed = await sealedAnew({ keys, tx, tenant_id, object, active }, rows)
  // The version stays: to everybody else the record has not changed.
  const sets = secretsOf(object).map(([name]) => {
    const stored = sql.identifier(secretColumn(object, name))
    return sql`${stored} = v.${stored}`
  })
  await run(
    tx,
    sql`update ${tableOf(object)} as ${sql.identifier(main)} set ${sql.join(sets, sql`, `)}
      from jsonb_populate_recordset(null::${tableOf(object)}, ${JSON.stringify(sealed)}::jsonb) v
      where ${id} = v.id and ${value(object, 'tenant_id')} = ${tenant_id}::uuid`,
  )
  // Tells other processes that somebody is at it.
  await tx.query(`update data_key set updated_at = now() where tenant_id = $1 and status = 'retiring'`, [
    tenant_id,
  ])
  return sealed.map((one) => one.id)
}

interface Resealing {
  readonly keys: Core['keys']
  readonly tx: Sql
  readonly tenant_id: string
  readonly object: ObjectType
  readonly active: DataKey
}
/** The secrets of these rows by their columns, sealed with the active key. */
async function sealedAnew(
  { keys, tx, tenant_id, object, active }: Resealing,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly { readonly id: string }[]> {
  const fields = secretsOf(object).map(([field]) => ({ field, stored: secretColumn(object, field) }))
  const named = rows.flatMap((row) => fields.flatMap(({ stored }) => keyIdOf(row[stored]) ?? []))
  const known = await keys.keys(tx, tenant_id, named)
  return rows.map((row) => {
    const id = String(row['id'])
    const values = fields.map(({ field, stored }) => {
      const old = row[stored]
      if (typeof old !== 'string') return [stored, null] as const
      return [stored, reseal(old, known, active, { tenant_id, object: object.name, id, field })] as const
    })
    return { ...Object.fromEntries(values), id }
  })
}
