import { is, SQL } from 'drizzle-orm'
import { getTableConfig, pgTable, type PgColumn, type PgColumnBuilderBase } from 'drizzle-orm/pg-core'
import { escapeIdentifier, escapeLiteral } from 'pg'
import type { AnyField } from '../../fields/kind.ts'
import { recordFields } from '../../objects/system-fields.ts'
import { grant, rowSecurity } from '../../store/grants.ts'
import { compiled } from '../../store/statement.ts'
import { actions, columnsOf } from '../../store/tables.ts'

// The statements that make tables and columns while the system runs, from the same columns, policies and
// grants as the migrations.

const id = escapeIdentifier

/** Columns as `"name" type …`, from drizzle's own builders. */
function definitions(columns: Readonly<Record<string, PgColumnBuilderBase>>): string[] {
  return getTableConfig(pgTable('made', columns)).columns.map(definition)
}
function definition(column: PgColumn): string {
  const { generated } = column
  const as = typeof generated?.as === 'function' ? generated.as() : generated?.as
  return [
    id(column.name),
    column.getSQLType(),
    column.primary ? 'PRIMARY KEY' : '',
    column.hasDefault && column.default !== undefined ? `DEFAULT ${text(column.default)}` : '',
    as === undefined ? '' : `GENERATED ALWAYS AS (${text(as)}) STORED`,
    column.notNull && !column.primary ? 'NOT NULL' : '',
  ]
    .filter(Boolean)
    .join(' ')
}
function text(value: unknown): string {
  if (is(value, SQL)) return compiled(value).sql
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return escapeLiteral(typeof value === 'string' ? value : JSON.stringify(value))
}

/** Where a field lies and how it is kept. */
export interface FieldPlace {
  readonly table: string
  /** The column is one of many workspaces' on a table that ships; null on a table of the workspace's own. */
  readonly shared_by: string | null
  readonly column: string
  readonly field: AnyField
  readonly indexed: boolean
  /** Table of the record that it points to; null when nothing can hold the database to it. */
  readonly target: string | null
  /** Its table is cut into parts: no index keeps values apart over all of them. */
  readonly in_parts?: boolean
}

/** A column of its own for a field, empty in every row: no table is rewritten for it. */
export const addColumn = ({ table, column, field }: FieldPlace): string =>
  `ALTER TABLE ${id(table)} ${definitions(field.columns(column))
    .map((one) => `ADD COLUMN ${one}`)
    .join(', ')}`

/** Not checked against what is there: the column is new. */
export const pointsTo = ({ table, column, field, target }: FieldPlace): string[] =>
  target === null
    ? []
    : [
        `ALTER TABLE ${id(table)} ADD CONSTRAINT ${id(`${column}_fkey`)} FOREIGN KEY (${id(column)})
          REFERENCES ${id(target)} (id) ON DELETE ${actions[field.on_delete ?? 'setNull'].toUpperCase()} NOT VALID`,
      ]

interface IndexPlan {
  readonly name: string
  /** Everything behind CREATE, with a place for CONCURRENTLY. */
  readonly sql: (concurrently: boolean) => string
}
/** On a shared table an index holds the rows of its workspace only, so nobody else's write pays for it. */
export function indexesOf({ table, shared_by, column, field, indexed, in_parts }: FieldPlace): IndexPlan[] {
  const mine = shared_by === null ? [] : [`tenant_id = ${escapeLiteral(shared_by)}::uuid`]
  const plan = (name: string, unique: boolean, where: readonly string[]): IndexPlan => ({
    name,
    sql: (concurrently) =>
      `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${concurrently ? 'CONCURRENTLY ' : ''}${id(name)} ON ${id(table)}
        (tenant_id, ${id(column)})${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}`,
  })
  return [
    ...(field.unique && !in_parts ? [plan(`${column}_key`, true, ['deleted_at IS NULL', ...mine])] : []),
    ...(indexed ? [plan(`${column}_idx`, false, mine)] : []),
  ]
}

/** A table with what every record has, rows of each workspace apart, and the columns of these fields. */
export function createTable(table: string, fields: readonly FieldPlace[]): string[] {
  const system = Object.entries(recordFields).flatMap(([name, field]) => columnsOf({}, name, field))
  const columns = [
    ...definitions(Object.fromEntries(system)),
    ...fields.flatMap(({ column, field }) => definitions(field.columns(column))),
  ]
  return [
    `CREATE TABLE ${id(table)} (${columns.join(', ')})`,
    `ALTER TABLE ${id(table)} ADD FOREIGN KEY (owner_id) REFERENCES "user" (id) ON DELETE SET NULL`,
    ...rowSecurity(table),
    grant(table),
    ...['created_at', 'updated_at', 'owner_id'].map(
      (name) => `CREATE INDEX ON ${id(table)} (tenant_id, ${name}, id)`,
    ),
    ...fields.flatMap(pointsTo),
    ...fields.flatMap((place) => indexesOf(place).map((index) => index.sql(false))),
  ]
}
