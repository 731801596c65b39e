import { sql } from 'drizzle-orm'
import {
  index,
  primaryKey,
  pgPolicy,
  pgTable,
  uniqueIndex,
  type AnyPgColumn,
  type PgColumnBuilderBase,
  type PgTableExtraConfigValue,
  type PgTableWithColumns,
} from 'drizzle-orm/pg-core'
import type { AnyField } from '../fields/kind.ts'
import { allObjects } from '../objects/all.ts'
import type { ObjectType } from '../objects/schema.ts'
import { indexColumns, indexesOf } from './indexes.ts'

/** A builder as every drizzle column has it; the concrete types differ and do not matter here. */
interface Builder extends PgColumnBuilderBase {
  notNull(): Builder
  default(value: unknown): Builder
  primaryKey(): Builder
  references(ref: () => AnyPgColumn, actions: { onDelete: 'cascade' | 'set null' | 'no action' }): Builder
}
type Table = PgTableWithColumns<{
  name: string
  schema: undefined
  columns: Record<string, AnyPgColumn>
  dialect: 'pg'
}>

/** `restrict` waits for the end of the statement, so that a whole tenant can be erased at once. */
export const actions = { restrict: 'no action', cascade: 'cascade', setNull: 'set null' } as const

const inParts = new Set(allObjects.filter(({ partition }) => partition).map(({ name }) => name))

/** The physical table of every object, generated from its fields. */
export const tables: Readonly<Record<string, Table>> = Object.fromEntries(
  allObjects.map((object) => [object.name, tableOf(object)]),
)

function tableOf(object: ObjectType): Table {
  const columns = Object.entries(object.all).flatMap(([name, field]) => columnsOf(object, name, field))
  // The columns are known only at run time, so drizzle's literal types are widened here, once.
  return pgTable(object.name, Object.fromEntries(columns), (table) => extras(object, table))
}

/** The columns of a field as drizzle builds them, by column name. */
export function columnsOf(
  object: Pick<ObjectType, 'partition'>,
  name: string,
  field: AnyField,
): [string, Builder][] {
  return Object.entries(field.columns(name)).map(([column, built]) => {
    let builder = built as Builder
    if (column !== name) return [column, builder]
    if (name === 'id' && !object.partition) builder = builder.primaryKey()
    else if (field.required) builder = builder.notNull()
    if (name === 'created_at' || name === 'updated_at') builder = builder.default(sql`now()`)
    else if (field.default !== null) builder = builder.default(field.default)
    const [target, ...others] = field.targets ?? []
    // Nothing can refer to a table in parts by the id alone; soft deletion follows the reference all the same.
    if (target !== undefined && others.length === 0 && !inParts.has(target))
      builder = builder.references(() => column_(target, 'id'), {
        onDelete: actions[field.on_delete ?? 'setNull'],
      })
    return [column, builder]
  })
}

function column_(object: string, name: string): AnyPgColumn {
  const column = tables[object]?.[name]
  if (!column) throw new Error(`${object}.${name} is not a column`)
  return column
}

function extras(object: ObjectType, table: Record<string, AnyPgColumn>): PgTableExtraConfigValue[] {
  const of = (name: string): AnyPgColumn => {
    const column = table[name]
    if (!column) throw new Error(`${object.name}.${name} is indexed but is not a column`)
    return column
  }
  const declared = indexesOf(object).map(({ fields, unique, where }) => {
    const name = [object.name, ...fields, ...(where ? ['some'] : []), unique ? 'key' : 'idx'].join('_')
    const [first, ...rest] = indexColumns(object, fields, unique === true).map(of)
    if (!first) throw new Error(`${object.name} has an index without fields`)
    const built = (unique ? uniqueIndex(name) : index(name)).on(first, ...rest)
    return where ? built.where(sql.raw(where)) : built
  })
  const unique = Object.entries(object.all)
    .filter(([, field]) => field.unique)
    .map(([name, field]) => {
      const built = uniqueIndex(`${object.name}_${name}_key`)
      const columns = field.unique === 'global' ? built.on(of(name)) : built.on(of('tenant_id'), of(name))
      return object.internal ? columns : columns.where(sql`deleted_at is null`)
    })
  // A key of a table in parts holds what the parts are made by.
  const key = object.partition && primaryKey({ columns: [of('id'), of(object.partition.by)] })
  return [...declared, ...unique, ...(key ? [key] : []), tenantOnly()]
}

const tenantOnly = () =>
  pgPolicy('tenant_only', {
    for: 'all',
    using: sql`tenant_id = nullif(current_setting('app.tenant', true), '')::uuid`,
    withCheck: sql`tenant_id = nullif(current_setting('app.tenant', true), '')::uuid`,
  })
