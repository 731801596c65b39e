import { sql, type SQL } from 'drizzle-orm'
import type { AnyRecord, Sql } from '../contract.ts'
import type { ObjectType } from '../objects/schema.ts'
import type { Change } from '../records/change.ts'
import { run } from '../store/statement.ts'
import { keysOf } from './keys.ts'
import { isComparable, isTelling, traitsOf } from './traits.ts'

/** What the parts of a statement need to bring the keys of these records up to date; null when none changed. */
export function keyParts(changes: readonly Change[]): SQL | null {
  const told = changes.filter(
    ({ object, kind, changes: fields }) =>
      isComparable(object) && (kind === 'created' || fields.some(({ field }) => isTelling(object, field))),
  )
  return told.length > 0 ? writing(told.map(({ object, after }) => ({ object, record: after }))) : null
}

interface Told {
  readonly object: ObjectType
  readonly record: AnyRecord
}
/** Common table expressions: keys that a record has no more go, new ones come, the others are not touched. */
export function writing(records: readonly Told[]): SQL {
  const rows = records.map(({ object, record }) => ({
    tenant_id: record.tenant_id,
    object: object.name,
    record_id: record.id,
    keys: keysOf(traitsOf(object, record)),
  }))
  return sql`known as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as k (tenant_id uuid, object text, record_id uuid, keys jsonb)),
    outdated as (
      delete from duplicate_key d using known k
      where d.tenant_id = k.tenant_id and d.record_id = k.record_id and not k.keys ? d.key),
    keyed as (
      insert into duplicate_key (tenant_id, object, record_id, key)
      select k.tenant_id, k.object, k.record_id, key from known k, jsonb_array_elements_text(k.keys) key
      on conflict do nothing)`
}

/** Forgets the keys of records that are gone for good; nobody is to find them by what they held. */
export async function forgetKeys(tx: Sql, tenant_id: string, ids: readonly string[]): Promise<void> {
  await run(
    tx,
    sql`delete from duplicate_key where tenant_id = ${tenant_id}::uuid and record_id = any(${sql.param(ids)}::uuid[])`,
  )
}
