import type { AnyRecord, FieldValue, SaveResult } from '../contract.ts'
import type { Secret } from '../fields/secret.ts'
import type { ObjectType } from '../objects/schema.ts'
import { keyIdOf, seal, unseal, type DataKey, type Place } from '../privacy/envelope.ts'
import { unreadable } from '../privacy/key-service.ts'
import type { Scope } from './scope.ts'

type Secrets = readonly (readonly [name: string, secret: Secret])[]
type Keys = ReadonlyMap<string, DataKey>

const known = new WeakMap<ObjectType, Secrets>()
/** The secret fields of an object; most have none, and then nothing here costs anything. */
export function secretsOf(object: ObjectType): Secrets {
  const before = known.get(object)
  if (before) return before
  const secrets = Object.entries(object.all).flatMap(([name, { secret }]) =>
    secret ? [[name, secret] as const] : [],
  )
  known.set(object, secrets)
  return secrets
}

const placeOf = (object: ObjectType, record: Pick<AnyRecord, 'id' | 'tenant_id'>, field: string): Place => ({
  tenant_id: record.tenant_id,
  object: object.name,
  id: record.id,
  field,
})

/** The keys that these values are sealed with. */
const keysFor = (scope: Scope, values: readonly unknown[]): Promise<Keys> =>
  scope.keys.keys(
    scope.db,
    scope.actor.tenant_id,
    values.map(keyIdOf).filter((id) => id !== null),
  )

function opened(value: FieldValue, secret: Secret, keys: Keys, place: Place): FieldValue {
  if (value === null) return null
  const key = keys.get(keyIdOf(value) ?? '')
  if (!key || typeof value !== 'string') throw unreadable(`${place.object}.${place.field} is not sealed`)
  return secret.read(unseal(value, key, place))
}

/** Values as they may leave crm-core: those who may read a secret see it, others that there is one. */
export async function reveal(
  scope: Scope,
  object: ObjectType,
  records: readonly AnyRecord[],
): Promise<readonly AnyRecord[]> {
  const secrets = secretsOf(object)
  if (secrets.length === 0 || records.length === 0) return records
  const keys = await keysFor(
    scope,
    records.flatMap((record) => secrets.map(([name]) => record[name])),
  )
  return records.map((record) => {
    const shown: Record<string, FieldValue> = {}
    for (const [name, secret] of secrets)
      if (name in record)
        shown[name] = shownTo(scope, secret, record[name], keys, placeOf(object, record, name))
    return { ...record, ...shown }
  })
}
export async function revealOne(scope: Scope, object: ObjectType, record: AnyRecord): Promise<AnyRecord> {
  const [shown] = await reveal(scope, object, [record])
  return shown ?? record
}
function shownTo(
  { actor }: Scope,
  secret: Secret,
  value: FieldValue | undefined,
  keys: Keys,
  place: Place,
): FieldValue {
  const plain = opened(value ?? null, secret, keys, place)
  return secret.readers.includes(actor.role) ? plain : secret.mask(plain)
}

/** The same for what a write answers: the record, and what has changed. */
export async function revealResults(
  scope: Scope,
  object: ObjectType,
  results: readonly SaveResult[],
): Promise<SaveResult[]> {
  const secrets = new Map(secretsOf(object))
  if (secrets.size === 0) return [...results]
  const records = await reveal(
    scope,
    object,
    results.map(({ record }) => record),
  )
  const keys = await keysFor(
    scope,
    results.flatMap(({ changes }) => changes.flatMap(({ before, after }) => [before, after])),
  )
  return results.map((result, i) => ({
    ...result,
    record: records[i] ?? result.record,
    changes: result.changes.map((change) => {
      const secret = secrets.get(change.field)
      if (!secret) return change
      const place = placeOf(object, result.record, change.field)
      const shown = (value: FieldValue) => shownTo(scope, secret, value, keys, place)
      return { ...change, before: shown(change.before), after: shown(change.after) }
    }),
  }))
}

type Values = Readonly<Record<string, FieldValue>>
/** Seals the secrets among the values of a record; one that says what is there already stays as it is. */
export type Sealer = (record: AnyRecord, values: Values) => Values

/** Fetches the keys that these drafts need, once for all of them. */
export async function sealerFor(
  scope: Scope,
  object: ObjectType,
  drafts: readonly { readonly values: Values; readonly before: AnyRecord | null }[],
): Promise<Sealer> {
  const secrets = secretsOf(object)
  const written = secrets.filter(([name]) => drafts.some(({ values }) => (values[name] ?? null) !== null))
  if (written.length === 0) return (_, values) => values
  const { db, actor, clock } = scope
  const active = await scope.keys.active(db, actor.tenant_id, clock.now())
  const keys = await keysFor(
    scope,
    drafts.flatMap(({ values, before }) => written.flatMap(([name]) => [before?.[name], values[name]])),
  )
  return (record, values) => {
    const sealed: Record<string, FieldValue> = { ...values }
    for (const [name, secret] of written) {
      const value = values[name] ?? null
      if (value === null) continue
      const place = placeOf(object, record, name)
      // Undo brings ciphertext of this very place back; anything else of that look does not open here.
      const plain = keyIdOf(value) === null ? value : opened(value, secret, keys, place)
      const text = secret.write(plain)
      const old = record[name] ?? null
      const same = old !== null && secret.write(opened(old, secret, keys, place)) === text
      sealed[name] = same ? old : seal(text, active, place)
    }
    return sealed
  }
}

/** A value of a record as it is; only a secret among them stands sealed. */
export async function openSecret(
  scope: Scope,
  object: ObjectType,
  record: AnyRecord,
  field: string,
): Promise<FieldValue> {
  const value = record[field] ?? null
  const secret = object.all[field]?.secret
  if (!secret || keyIdOf(value) === null) return value
  return opened(value, secret, await keysFor(scope, [value]), placeOf(object, record, field))
}

/** What rules have set among the secrets is sealed as well. */
export async function sealWhatRulesSet(
  scope: Scope,
  object: ObjectType,
  before: AnyRecord,
  after: AnyRecord,
): Promise<AnyRecord> {
  const plain = secretsOf(object).flatMap(([name]) => {
    const value = after[name] ?? null
    return value === null || keyIdOf(value) !== null ? [] : [[name, value] as const]
  })
  if (plain.length === 0) return after
  const values = Object.fromEntries(plain)
  const seals = await sealerFor(scope, object, [{ values, before }])
  return { ...after, ...seals(before, values) }
}

/** The value sealed with another key, for rotation and for writes that a rotation has overtaken. */
export function reseal(value: string, keys: Keys, active: DataKey, place: Place): string {
  const key = keys.get(keyIdOf(value) ?? '')
  if (!key) throw unreadable(`${place.object}.${place.field} is not sealed`)
  return key.id === active.id ? value : seal(unseal(value, key, place), active, place)
}
