import { sql } from 'drizzle-orm'
import { HotcrmError, type BulkOptions, type Selection } from '../contract.ts'
import { policyOf } from '../access/can.ts'
import { column } from '../fields/define.ts'
import type { ObjectType } from '../objects/schema.ts'
import { compileFilter } from './filter.ts'
import { amongHits, compilingFor, searchHits } from './find.ts'
import { isId, main, notFound, readable, tableOf } from './rows.ts'
import { refuse } from './issues.ts'
import { run, type Scope } from './scope.ts'

/** Records that one request may change at most. */
export const mostRows = 10_000

/** Ids of what a bulk write means, in order: what the actor reads, or of deleted records what the actor may write. */
export async function selected(
  scope: Scope,
  object: ObjectType,
  selection: Selection,
  options: Pick<BulkOptions, 'limit' | 'expected'>,
  deleted = false,
): Promise<string[]> {
  const { actor } = scope
  if (selection.filter === undefined && selection.search === undefined && selection.ids === undefined)
    throw new HotcrmError('bad_request', { reason: 'filter, search or ids' })
  if (selection.ids && !selection.ids.every(isId)) throw notFound(actor, object)
  const compiling = compilingFor(scope)
  const filter = selection.filter ? compileFilter(object, selection.filter, main, compiling) : sql`true`
  refuse(compiling.issues, actor.language)
  const hits = await searchHits(scope, object, selection.search)
  const rows = await run<{ id: string }>(
    scope.db,
    sql`select ${column(main, 'id')} from ${tableOf(object)} ${sql.identifier(main)}
      where ${deleted ? inTheBin(scope, object) : readable(actor, object, main)} and ${filter} and ${amongHits(hits)}
        and ${amongHits(selection.ids ?? null)}
      order by ${column(main, 'id')} limit ${mostRows + 1}`,
  )
  return countedWell(
    rows.map(({ id }) => id),
    options,
  )
}

/** Refuses more than may be changed at once, and another number than the asker has seen. */
export function countedWell(
  ids: string[],
  { limit = mostRows, expected }: Pick<BulkOptions, 'limit' | 'expected'>,
): string[] {
  const most = Math.min(limit, mostRows)
  if (ids.length > most) throw new HotcrmError('too_many_rows', { count: counted(ids), limit: most })
  if (expected !== undefined && ids.length !== expected)
    throw new HotcrmError('count_changed', { count: ids.length, expected })
  return ids
}
/** Nobody counts further than one request could go. */
const counted = (ids: readonly string[]) => (ids.length > mostRows ? `${mostRows}+` : ids.length)

const inTheBin = ({ actor }: Scope, object: ObjectType) =>
  sql`${column(main, 'tenant_id')} = ${actor.tenant_id}::uuid and ${column(main, 'deleted_at')} is not null
    and ${policyOf(object).write(actor, main)}`
