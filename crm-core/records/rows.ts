import { sql, type SQL } from 'drizzle-orm'
import {
  HotcrmError,
  type Actor,
  type AnyRecord,
  type FieldValue,
  type Issue,
  type SystemFields,
} from '../contract.ts'
import { policyOf } from '../access/can.ts'
import { column, columnName } from '../fields/define.ts'
import type { Row } from '../fields/kind.ts'
import { nearest } from '../objects/nearest.ts'
import { fieldEntries } from '../objects/entries.ts'
import type { ObjectType } from '../objects/schema.ts'
import { compiled } from '../store/statement.ts'

/** The alias of the object that a query is about. */
export const main = 't'
export const tableOf = (object: ObjectType): SQL => sql`${sql.identifier(object.table ?? object.name)}`

export const isId = (id: unknown): id is string =>
  typeof id === 'string' && /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id)

const everyColumn = new WeakMap<ObjectType, Map<string, SQL>>()

/** Columns of these fields, or of all; id and version are always read. */
export function columnsOf(object: ObjectType, alias: string, select?: readonly string[]): SQL {
  if (select) return composed(object, alias, select)
  // Asked for by nearly every statement, and the same each time: composed once, as text.
  const known = everyColumn.get(object) ?? new Map<string, SQL>()
  everyColumn.set(object, known)
  const columns = known.get(alias) ?? sql.raw(compiled(composed(object, alias)).sql)
  known.set(alias, columns)
  return columns
}

function composed(object: ObjectType, alias: string, select?: readonly string[]): SQL {
  const wanted = select && new Set([...select, 'id', 'tenant_id', 'version'])
  const columns = fieldEntries(object)
    .filter(([name]) => !wanted || wanted.has(name))
    .flatMap(([name, field]) => field.select(alias, columnName(field, name)))
  return sql.join(columns, sql`, `)
}

/** A row as it leaves crm-core. */
export function toRecord(object: ObjectType, row: Row, select?: readonly string[]): AnyRecord {
  const wanted = select && new Set([...select, 'id', 'tenant_id', 'version'])
  const values: Record<string, FieldValue> = {}
  for (const [name, field] of fieldEntries(object))
    if (!wanted || wanted.has(name)) values[name] = field.read(row, columnName(field, name))
  return values as AnyRecord & SystemFields
}

/** A record as a value of another one or of an error. */
export const asValue = (record: AnyRecord): FieldValue => record as { readonly [field: string]: FieldValue }

/** Live rows of the actor's tenant that the actor may read. */
export function readable(actor: Actor, object: ObjectType, alias: string): SQL {
  return sql`${alive(actor, alias)} and ${policyOf(object).read(actor, alias)}`
}
export const alive = (actor: Actor, alias: string): SQL =>
  sql`${column(alias, 'tenant_id')} = ${actor.tenant_id}::uuid and ${column(alias, 'deleted_at')} is null`

export const unknownField = (actor: Actor, object: ObjectType, name: string, at: string): Issue => ({
  at,
  code: 'unknown_field',
  params: {
    field: name.slice(0, 64),
    object: object.label[actor.language],
    nearest: nearest(name, Object.keys(object.all)),
  },
})
export const notFound = (actor: Actor, object: ObjectType): HotcrmError =>
  new HotcrmError('not_found', { object: object.label[actor.language].toLowerCase() })
