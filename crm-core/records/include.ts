import { sql, type SQL } from 'drizzle-orm'
import type { AnyRecord, FieldValue, Include, IncludeQuery } from '../contract.ts'
import { rightsOf } from '../access/can.ts'
import { column, fieldColumn } from '../fields/define.ts'
import type { Relation } from '../objects/relations.ts'
import type { ObjectType } from '../objects/schema.ts'
import { literal } from './asking.ts'
import { compileFilter, own, type Compiling } from './filter.ts'
import { inTheirMonths } from './in-months.ts'
import { orderBy, orderings } from './order.ts'
import { asValue, columnsOf, readable, tableOf, toRecord, unknownField } from './rows.ts'
import { run, type Scope } from './scope.ts'
import { reveal } from './seal.ts'
import { checkSelect, pageSize } from './select.ts'

/** One include, compiled: how to fetch what belongs to a list of records, in one statement an object. */
export interface PlannedInclude {
  /** Where it stands on the record: the relation's name, or the reference without `_id`. */
  readonly key: string
  readonly fetch: (scope: Scope, records: readonly AnyRecord[]) => Promise<(record: AnyRecord) => FieldValue>
}
const child = 'c'
const deepest = 3

/** Compiles the includes of a query; unknown names become issues. */
export function planIncludes(
  object: ObjectType,
  includes: Include | undefined,
  compiling: Compiling,
  at = 'include',
  depth = 1,
): PlannedInclude[] {
  return Object.entries(includes ?? {}).flatMap(([name, asked]): PlannedInclude[] => {
    const here = `${at}.${name}`
    const inner = asked === true ? {} : asked
    const relation = compiling.catalog.relationsTo(object.name).find((one) => one.name === name)
    const field = [name, `${name}_id`].find((one) => own(object, one)?.targets)
    if (depth > deepest || (!relation && !field)) {
      compiling.issues.push(unknownInclude(object, name, here, compiling))
      return []
    }
    if (relation && inner.count) return [planCount(relation, inner, compiling, here)]
    return relation
      ? [planChildren(relation, inner, compiling, here, depth)]
      : [planParent(object, field ?? name, inner, compiling, here, depth)]
  })
}
function unknownInclude(object: ObjectType, name: string, at: string, compiling: Compiling) {
  const issue = unknownField(compiling.actor, object, name, at)
  const relations = compiling.catalog.relationsTo(object.name).map((relation) => relation.name)
  return {
    ...issue,
    params: { ...issue.params, nearest: [...relations, issue.params?.['nearest']].join(', ') },
  }
}

/** Adds to each record what was included. */
export async function include(
  scope: Scope,
  records: readonly AnyRecord[],
  includes: readonly PlannedInclude[],
): Promise<readonly AnyRecord[]> {
  let result = records
  for (const { key, fetch } of includes) {
    if (result.length === 0) break
    const valueFor = await fetch(scope, result)
    result = result.map((record) => ({ ...record, [key]: valueFor(record) }))
  }
  return result
}

function planChildren(
  relation: Relation,
  inner: IncludeQuery,
  compiling: Compiling,
  at: string,
  depth: number,
): PlannedInclude {
  const { object, field } = relation
  const where = compileInner(object, inner, compiling, at)
  const order = orderBy(orderings(object, inner.order, child, compiling))
  const size = pageSize(inner.limit, compiling, `${at}.limit`)
  const nested = planIncludes(object, inner.include, compiling, `${at}.include`, depth + 1)
  const select = inner.select && [...inner.select, field]
  return {
    key: relation.name,
    async fetch(scope, parents) {
      if (!rightsOf(scope.actor, object).read) return () => []
      const ids = sql.param(parents.map((parent) => parent.id))
      const rows = await run(
        scope.db,
        sql`select ${sql.identifier(child)}.* from unnest(${ids}::uuid[]) as parent(id) cross join lateral (
            select ${columnsOf(object, child, select)} from ${tableOf(object)} ${sql.identifier(child)}
            where ${fieldColumn(child, object.all[field], field)} = parent.id and ${readable(scope.actor, object, child)} and ${where}
            order by ${order} limit ${literal(size)}) ${sql.identifier(child)}`,
      )
      const found = await include(
        scope,
        await reveal(
          scope,
          object,
          rows.map((row) => toRecord(object, row, select)),
        ),
        nested,
      )
      const byParent = Map.groupBy(found, (one) => one[field])
      return (record) => (byParent.get(record.id) ?? []).map(asValue)
    },
  }
}

/** How many children each record has, in one statement, without bringing any. */
function planCount(
  relation: Relation,
  inner: IncludeQuery,
  compiling: Compiling,
  at: string,
): PlannedInclude {
  const { object, field } = relation
  const where = compileInner(object, inner, compiling, at)
  const parent = fieldColumn(child, object.all[field], field)
  return {
    key: `${relation.name}_count`,
    async fetch(scope, parents) {
      if (!rightsOf(scope.actor, object).read) return () => 0
      const ids = sql.param(parents.map(({ id }) => id))
      const rows = await run<{ id: string; count: number }>(
        scope.db,
        sql`select ${parent} as id, count(*)::int as count from ${tableOf(object)} ${sql.identifier(child)}
          where ${parent} = any(${ids}::uuid[]) and ${readable(scope.actor, object, child)} and ${where} group by 1`,
      )
      const counts = new Map(rows.map(({ id, count }) => [id, count]))
      return (record) => counts.get(record.id) ?? 0
    },
  }
}

function planParent(
  object: ObjectType,
  field: string,
  inner: IncludeQuery,
  compiling: Compiling,
  at: string,
  depth: number,
): PlannedInclude {
  const targets = (own(object, field)?.targets ?? []).map((name) => compiling.catalog.known(name))
  const plans = targets.map((target) => ({
    target,
    where: compileInner(target, inner, compiling, at),
    nested: planIncludes(target, inner.include, compiling, `${at}.include`, depth + 1),
  }))
  const key = field.endsWith('_id') ? field.slice(0, -3) : `${field}_record`
  return {
    key,
    async fetch(scope, records) {
      const ids = [...new Set(records.map((record) => record[field]).filter((id) => typeof id === 'string'))]
      const found = new Map<string, AnyRecord>()
      for (const { target, where, nested } of ids.length ? plans : []) {
        if (!rightsOf(scope.actor, target).read) continue
        const rows = await inTheirMonths(target, child, ids, (bounds) =>
          run(
            scope.db,
            sql`select ${columnsOf(target, child, inner.select)} from ${tableOf(target)} ${sql.identifier(child)}
            where ${column(child, 'id')} = any(${sql.param(ids)}::uuid[]) and ${bounds}
              and ${readable(scope.actor, target, child)} and ${where}`,
          ),
        )
        const parents = await reveal(
          scope,
          target,
          rows.map((row) => toRecord(target, row, inner.select)),
        )
        for (const parent of await include(scope, parents, nested)) found.set(parent.id, parent)
      }
      return (record) => {
        const id = record[field]
        const parent = typeof id === 'string' ? found.get(id) : undefined
        return parent ? asValue(parent) : null
      }
    },
  }
}

function compileInner(object: ObjectType, inner: IncludeQuery, compiling: Compiling, at: string): SQL {
  checkSelect(object, inner.select, compiling, `${at}.select`)
  return inner.filter ? compileFilter(object, inner.filter, child, compiling, `${at}.filter`) : sql`true`
}
