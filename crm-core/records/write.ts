import { sql, type SQL } from 'drizzle-orm'
import type { AnyRecord, FieldValue, Sql } from '../contract.ts'
import { genesis } from '../audit/chain.ts'
import { column, columnName } from '../fields/define.ts'
import { fieldEntries } from '../objects/entries.ts'
import type { ObjectType } from '../objects/schema.ts'
import { indexRecords, isSearchable, searchSource } from '../search/index.ts'
import { same, type Change } from './change.ts'
import { takeHead } from './exclusively.ts'
import { columnsOf, tableOf, toRecord } from './rows.ts'
import { run, type Scope } from './scope.ts'

/** The end of the tenant's audit chain, locked until the transaction ends. */
export interface Head {
  readonly seq: number
  readonly hash: string
}
export interface Written {
  readonly records: readonly AnyRecord[]
  readonly head: Head
}
/** A row was changed or deleted by somebody else after it had been read. */
export class Overtaken extends Error {
  readonly id: string
  constructor(id: string) {
    super(`record ${id} was overtaken`)
    this.id = id
  }
}
const batch = 2500

/**
 * Writes changes of one object and kind, set-based: rows travel as one JSON parameter. Each statement
 * first takes the tenant's audit lock, so writers of one tenant queue there and never deadlock.
 */
export async function writeChanges(
  scope: Scope,
  tx: Sql,
  changes: readonly Change[],
  lean = false,
): Promise<Written> {
  const records: AnyRecord[] = []
  let head: Head = { seq: 0, hash: genesis }
  for (let from = 0; from < changes.length; from += batch) {
    const written = await writeBatch(scope, tx, changes.slice(from, from + batch), lean)
    records.push(...written.records)
    head = written.head
  }
  const [first] = changes
  if (first && isSearchable(first.object)) await index(first.object, tx, changes, records)
  return { records, head }
}

async function writeBatch(
  scope: Scope,
  tx: Sql,
  changes: readonly Change[],
  lean: boolean,
): Promise<Written> {
  const [first] = changes
  if (!first) return { records: [], head: { seq: 0, hash: genesis } }
  const { object } = first
  const statement =
    first.kind === 'created'
      ? insertion(scope, object, changes, lean)
      : updating(scope, object, changes, lean)
  const rows = await run(tx, statement)
  const byId = new Map(rows.map((row) => [row['id'], row]))
  const records = changes.map(({ after }) => {
    const row = byId.get(after.id)
    if (!row) throw new Overtaken(after.id)
    return lean ? { ...after, version: Number(row['version']) } : toRecord(object, row)
  })
  const { head_seq, head_hash } = rows[0] ?? {}
  return { records, head: { seq: Number(head_seq), hash: String(head_hash) } }
}

/** Takes the tenant's audit lock until the transaction ends; answers `head`, the end of its chain. */
export const headSql = (scope: Scope): SQL => sql`head as (${takeHead(scope)})`
const headColumns = sql`(select seq from head) as head_seq, (select hash from head) as head_hash`
/** What comes back of a row: all of it, or what nobody but the database knows. */
const written = (object: ObjectType, lean: boolean): SQL =>
  lean ? sql`t.id, t.version` : columnsOf(object, 't')
const v = (name: string): SQL => column('v', name)

/** The rows of a batch, or some columns of theirs, as a relation of the table's own type; Postgres casts each value. */
const rowsOf = (
  object: ObjectType,
  changes: readonly Change[],
  columns?: readonly string[],
  alias = 'v',
): SQL => {
  const rows = changes.map(({ after }) => {
    const row = stored(object, after)
    return columns ? pick(row, columns) : row
  })
  return sql`jsonb_populate_recordset(null::${tableOf(object)}, ${JSON.stringify(rows)}::jsonb) ${sql.identifier(alias)}`
}
const pick = (row: Readonly<Record<string, unknown>>, columns: readonly string[]) =>
  Object.fromEntries(columns.map((name) => [name, row[name]]))

function stored(object: ObjectType, record: AnyRecord): Readonly<Record<string, unknown>> {
  const columns: Record<string, unknown> = {}
  for (const [name, field] of fieldEntries(object))
    Object.assign(columns, field.write(record[name] ?? null, columnName(field, name)))
  return columns
}

function insertion(scope: Scope, object: ObjectType, changes: readonly Change[], lean: boolean): SQL {
  const columns = Object.keys(stored(object, changes[0]?.after ?? ({} as AnyRecord)))
  const names = sql.join(
    columns.map((name) => sql.identifier(name)),
    sql`, `,
  )
  return sql`with ${headSql(scope)}
    insert into ${tableOf(object)} as t (${names})
    select ${sql.join(columns.map(v), sql`, `)} from head, ${rowsOf(object, changes)}
    returning ${written(object, lean)}, ${headColumns}`
}

const columnsOfField = (object: ObjectType, name: string): readonly string[] => {
  const field = object.all[name]
  return field ? Object.keys(field.write(null, columnName(field, name))) : []
}

/** The fields that any of these changes touches, upkeep included. */
function touchedFields(changes: readonly Change[]): Set<string> {
  const touched = new Set(['updated_at', 'updated_by'])
  for (const change of changes) for (const { field } of change.changes) touched.add(field)
  return touched
}

/** `v.version` is the version that was read: a row that has moved on is not touched. */
function updating(scope: Scope, object: ObjectType, changes: readonly Change[], lean: boolean): SQL {
  const fields = touchedFields(changes)
  const columns = [...fields].flatMap((field) => columnsOfField(object, field))
  // The part of the table in which a row lies is known beforehand.
  const keys = object.partition ? [object.partition.by] : []
  const alike = keys.length === 0 && allAlike(fields, changes)
  const sets = columns.map((name) => sql`${sql.identifier(name)} = ${alike ? column('w', name) : v(name)}`)
  const values = alike
    ? sameForAll(object, changes, columns)
    : rowsOf(object, changes, ['id', 'version', ...keys, ...columns])
  return sql`with ${headSql(scope)}
    update ${tableOf(object)} as t set ${sql.join(sets, sql`, `)}, version = t.version + 1
    from head, ${values}
    where t.id = v.id and t.version = v.version and t.tenant_id = ${scope.actor.tenant_id}::uuid
      ${sql.join(keys.map((name) => sql`and ${column('t', name)} = ${v(name)}`))}
    returning ${written(object, lean)}, ${headColumns}`
}

/** Whether all rows get the same values, as in a bulk update: then these travel once. */
function allAlike(fields: ReadonlySet<string>, changes: readonly Change[]): boolean {
  const [first, ...rest] = changes
  if (!first || rest.length === 0) return false
  return [...fields].every((field) => rest.every(({ after }) => same(after[field], first.after[field])))
}
function sameForAll(object: ObjectType, changes: readonly Change[], columns: readonly string[]): SQL {
  const ids = changes.map(({ after }) => after.id)
  const versions = changes.map(({ after }) => after.version)
  return sql`unnest(${sql.param(ids)}::uuid[], ${sql.param(versions)}::int[]) as v (id, version),
    ${rowsOf(object, changes.slice(0, 1), columns, 'w')}`
}

/** A record is found by its words as soon as it is there; only changes of what is read are indexed anew. */
async function index(
  object: ObjectType,
  tx: Sql,
  changes: readonly Change[],
  records: readonly AnyRecord[],
): Promise<void> {
  const read = (field: string) =>
    object.all[field]?.search || field === object.subtitle || field === object.display
  const some = records.filter(
    (_, i) => changes[i]?.kind === 'created' || changes[i]?.changes.some((change) => read(change.field)),
  )
  if (some.length > 0)
    await indexRecords(
      tx,
      some.map((record) => searchSource(object, record)),
    )
}

/** A value of a change as JSON for audit and events, in the order in which it is hashed. */
export const changesJson = (change: Change): FieldValue =>
  change.changes.map(({ field, before, after }) => ({ after, before, field }))
