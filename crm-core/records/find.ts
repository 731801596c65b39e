import { sql, type SQL } from 'drizzle-orm'
import type { AnyRecord, Issue, Page, Query } from '../contract.ts'
import { demand } from '../access/can.ts'
import { column } from '../fields/define.ts'
import type { ObjectType } from '../objects/schema.ts'
import { isSearchable, searchText } from '../search/index.ts'
import { queryKey, readCursor, writeCursor } from './cursor.ts'
import { compileFilter, type Compiling } from './filter.ts'
import { include, planIncludes } from './include.ts'
import { inTheirMonths } from './in-months.ts'
import { refuse } from './issues.ts'
import { fits, orderings, orderValues, type Ordering } from './order.ts'
import { readPage } from './page.ts'
import { reachOf } from './reach-of.ts'
import { columnsOf, isId, main, readable, tableOf, toRecord } from './rows.ts'
import { run, type Scope } from './scope.ts'
import { reveal, revealOne } from './seal.ts'
import { checkSelect, pageSize } from './select.ts'
import { underView } from './view.ts'

/** Hits that a search inside a list may bring; beyond them nobody reads. */
const searchDepth = 200

export const compilingFor = (scope: Scope): Compiling & { issues: Issue[] } => ({
  actor: scope.actor,
  catalog: scope.catalog,
  now: scope.clock.now(),
  issues: [],
})

/**
 * A page of records: one statement, one more for a search, one where it reaches rows without a value of the
 * order, and one for each include.
 */
export async function findRecords(scope: Scope, name: string, asked: Query): Promise<Page> {
  const object = scope.catalog.named(name)
  demand(scope.actor, object, 'read')
  const query = await underView(scope, name, asked)
  const compiling = compilingFor(scope)
  const size = pageSize(query.limit, compiling)
  checkSelect(object, query.select, compiling)
  const filter = query.filter ? compileFilter(object, query.filter, main, compiling) : sql`true`
  const includes = planIncludes(object, query.include, compiling)
  const ordered = orderings(object, query.order, main, compiling)
  const key = queryKey(name, query)
  const start = query.cursor === undefined ? undefined : readCursor(key, query.cursor)
  if (start === null) compiling.issues.push(badCursor)
  refuse(compiling.issues, scope.actor.language)

  const hits = await searchHits(scope, object, query.search)
  if (hits?.length === 0) return { items: [], next_cursor: null }
  const order = hits && !query.order?.length ? byHit(hits, ordered) : ordered
  if (start && !fits(order, start)) refuse([badCursor], scope.actor.language)
  const where = sql`${filter} and ${amongHits(hits)}`
  const columns = columnsOf(object, main, selected(query))
  const usual = hits ? 'search' : query.order?.length ? 'ordered' : query.filter ? 'filtered' : 'whole'
  const asking = { object, columns, where, order, usual } as const
  const rows = await readPage(scope, asking, start ?? null, size + 1).catch((error: unknown) => {
    // What was asked beside the cursor has been parsed, so it is the cursor that holds no value of its column.
    if (start && isDataFault(error)) refuse([badCursor], scope.actor.language)
    throw error
  })
  const page = rows.slice(0, size)
  const last = page.at(-1)
  const items = await reveal(
    scope,
    object,
    page.map((row) => toRecord(object, row, selected(query))),
  )
  return {
    items: await include(scope, items, includes),
    next_cursor: rows.length > size && last ? writeCursor(key, orderValues(order, last)) : null,
  }
}

const badCursor: Issue = { at: 'cursor', code: 'bad_cursor' }
/** PostgreSQL's class of errors for values that do not fit. */
const isDataFault = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('22')

/** What must be read: included parents need the field that points to them. */
const selected = ({ select, include: wanted }: Query): readonly string[] | undefined =>
  select && [...select, ...Object.keys(wanted ?? {})]

/** Ids of the best hits, best first; null when nothing is searched. */
export async function searchHits(
  scope: Scope,
  object: ObjectType,
  text: string | undefined,
): Promise<readonly string[] | null> {
  if (text === undefined || text.trim() === '') return null
  if (!isSearchable(object)) return []
  const { actor, db, embedders } = scope
  const embedder = await embedders.of(db, actor.tenant_id)
  const about = { tenant_id: actor.tenant_id, objects: [object.name], limit: searchDepth }
  const hits = await searchText(db, reachOf(scope), embedder, text, about)
  return hits.map((hit) => hit.id)
}
export const amongHits = (hits: readonly string[] | null): SQL =>
  hits ? sql`${column(main, 'id')} = any(${sql.param(hits)}::uuid[])` : sql`true`

/** The order of the search itself, in place of the usual one. */
function byHit(hits: readonly string[], asked: readonly Ordering[]): Ordering[] {
  const place: Ordering = {
    expression: sql`array_position(${sql.param(hits)}::uuid[], ${column(main, 'id')})`,
    direction: 'asc',
    nullable: false,
    operand: (value) => sql`${value}::int`,
  }
  const id = asked.at(-1)
  return id ? [place, { ...id, direction: 'asc' }] : [place]
}

/** One record by its id: one statement, and one for each include. */
export async function getRecord(
  scope: Scope,
  name: string,
  id: string,
  options: Pick<Query, 'select' | 'include'> = {},
): Promise<AnyRecord | null> {
  const object = scope.catalog.named(name)
  demand(scope.actor, object, 'read')
  const compiling = compilingFor(scope)
  checkSelect(object, options.select, compiling)
  const includes = planIncludes(object, options.include, compiling)
  refuse(compiling.issues, scope.actor.language)
  if (!isId(id)) return null
  const found = await scope.cache.read({
    actor: scope.actor,
    object,
    id,
    what: `record ${selected(options)?.toSorted().join() ?? '*'}`,
    load: () => readOne(scope, object, id, selected(options)),
  })
  if (!found) return null
  const [record] = await include(scope, [await revealOne(scope, object, found)], includes)
  return record ?? null
}

/** As it is stored, secrets sealed: so it may lie in a cache. */
async function readOne(
  scope: Scope,
  object: ObjectType,
  id: string,
  select: readonly string[] | undefined,
): Promise<AnyRecord | null> {
  const [row] = await inTheirMonths(object, main, [id], (bounds) =>
    run(
      scope.db,
      sql`select ${columnsOf(object, main, select)} from ${tableOf(object)} ${sql.identifier(main)}
        where ${column(main, 'id')} = ${id}::uuid and ${bounds} and ${readable(scope.actor, object, main)}`,
    ),
  )
  return row ? toRecord(object, row, select) : null
}

/** How many records match. */
export async function countRecords(
  scope: Scope,
  name: string,
  asked: Pick<Query, 'filter' | 'search' | 'view'>,
): Promise<number> {
  const object = scope.catalog.named(name)
  demand(scope.actor, object, 'read')
  const query = await underView(scope, name, asked)
  const compiling = compilingFor(scope)
  const filter = query.filter ? compileFilter(object, query.filter, main, compiling) : sql`true`
  refuse(compiling.issues, scope.actor.language)
  const hits = await searchHits(scope, object, query.search)
  const [row] = await run<{ count: number }>(
    scope.db,
    sql`select count(*)::int as count from ${tableOf(object)} ${sql.identifier(main)}
      where ${readable(scope.actor, object, main)} and ${filter} and ${amongHits(hits)}`,
  )
  return row?.count ?? 0
}
