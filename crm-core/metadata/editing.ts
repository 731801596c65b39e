import { sql } from 'drizzle-orm'
import { HotcrmError, type AnyRecord, type FieldValue } from '../contract.ts'
import type { AnyField } from '../fields/kind.ts'
import type { ObjectType } from '../objects/schema.ts'
import { changesBetween, type Change } from '../records/change.ts'
import { blank, stamp } from '../records/new-record.ts'
import { columnsOf, main, tableOf, toRecord, unknownField } from '../records/rows.ts'
import { invalid } from '../records/issues.ts'
import { run, type Scope } from '../records/scope.ts'
import { isIndexed } from './check-field.ts'
import type { StoredField } from './definition.ts'
import type { MetadataHome } from './home.ts'
import type { FieldPlace } from './physical/sql.ts'
import type { Around } from './read-field.ts'
import type { StoredFieldRow, StoredObjectRow } from './stored.ts'

/** One change of a workspace's metadata in the making, nobody else making another. */
export interface Editing extends Around {
  readonly scope: Scope
  readonly home: MetadataHome
}
/** What a change comes to: rows for one commit, and what is still to do when everybody sees it. */
export interface Edited {
  readonly changes: readonly Change[]
  readonly after?: () => Promise<void>
}

type Values = Readonly<Record<string, FieldValue>>

/** A new row of metadata. */
export function added(scope: Scope, object: ObjectType, values: Values): Change {
  const after = { ...blank(scope, object), ...values }
  return { object, kind: 'created', before: null, after, changes: changesBetween(object, null, after) }
}

/** A row of metadata with other values; nothing when it has them already. */
export async function changed(
  scope: Scope,
  object: ObjectType,
  id: string,
  values: Values,
): Promise<Change[]> {
  const [row] = await run(
    scope.db,
    sql`select ${columnsOf(object, main)} from ${tableOf(object)} ${sql.identifier(main)}
      where id = ${id}::uuid and tenant_id = ${scope.actor.tenant_id}::uuid`,
  )
  if (!row) throw new HotcrmError('not_found', { object: object.label[scope.actor.language] })
  const before: AnyRecord = toRecord(object, row)
  const after = { ...before, ...values, ...stamp(scope) }
  const changes = changesBetween(object, before, after)
  return changes.length === 0 ? [] : [{ object, kind: 'updated', before, after, changes }]
}

/** The stored field behind a name: `built_in` for what ships, `unknown_field` for what is not there. */
export function storedFieldOf(editing: Editing, object: ObjectType, name: string): StoredFieldRow {
  const { stored, language, scope } = editing
  if (Object.hasOwn(object.all, name) && object.all[name]?.column === undefined)
    throw new HotcrmError('built_in', { name: object.all[name]?.label[language] ?? name })
  const row = stored.fields.find((one) => one.object === object.name && one.name === name)
  if (row) return row
  throw invalid([unknownField(scope.actor, object, name, 'field')], language)
}

/** The stored object behind a name. */
export function storedObjectOf({ stored, catalog, language }: Editing, name: string): StoredObjectRow {
  const row = stored.objects.find((one) => one.name === name)
  if (row) return row
  throw new HotcrmError('built_in', { name: catalog.named(name).label[language] })
}

/** Where a field of an object lies. */
export function placeOf(
  { catalog, scope }: Pick<Editing, 'catalog' | 'scope'>,
  object: ObjectType,
  column: string,
  { field, definition }: { readonly field: AnyField; readonly definition: StoredField },
): FieldPlace {
  const [target, ...others] = field.targets ?? []
  const pointed = target === undefined || others.length > 0 ? null : catalog.known(target)
  return {
    table: object.table ?? object.name,
    shared_by: object.table === undefined ? scope.actor.tenant_id : null,
    column,
    field,
    indexed: isIndexed(field, definition),
    target: pointed && (pointed.table ?? pointed.name),
  }
}
