import { sql, type SQL } from 'drizzle-orm'
import {
  asDates,
  asInstants,
  resolvePeriod,
  type Actor,
  type Condition,
  type ErrorCode,
  type ErrorParams,
  type Filter,
  type Issue,
  type RelationCondition,
} from '../contract.ts'
import { rightsOf } from '../access/can.ts'
import { column, columnName, fieldColumn } from '../fields/define.ts'
import type { AnyField } from '../fields/kind.ts'
import { shown, type CompareContext } from '../fields/operators.ts'
import { parseValue } from '../fields/parse.ts'
import type { Catalog } from '../objects/catalog.ts'
import { operatorsOf } from '../objects/describe.ts'
import type { ObjectType } from '../objects/schema.ts'
import { readable, tableOf, unknownField } from './rows.ts'

/** What compiling a query needs to know, and where it puts what is wrong with it. */
export interface Compiling {
  readonly actor: Actor
  readonly catalog: Catalog
  readonly now: Date
  readonly issues: Issue[]
}
const deepest = 12
/** The alias of a record that a condition steps to. */
const step = 'r'

/** A filter as SQL over `alias`. Wrong parts become issues and compile to false. */
export function compileFilter(
  object: ObjectType,
  filter: Filter,
  alias: string,
  compiling: Compiling,
  at = 'filter',
  depth = 0,
): SQL {
  const each = (filters: readonly Filter[], key: string): SQL[] =>
    filters.map((part, i) => compileFilter(object, part, alias, compiling, `${at}.${key}[${i}]`, depth + 1))
  if (depth > deepest || typeof filter !== 'object' || filter === null)
    return refused(compiling, at, 'wrong_type', { field: at, expected: 'filter', got: shown(filter) })
  if ('and' in filter && Array.isArray(filter.and))
    return joined(each(filter.and, 'and'), sql` and `, sql`true`)
  if ('or' in filter && Array.isArray(filter.or)) return joined(each(filter.or, 'or'), sql` or `, sql`false`)
  if ('not' in filter)
    // Absent values make a comparison null in SQL; for a person it is simply not so.
    return sql`(${compileFilter(object, filter.not, alias, compiling, `${at}.not`, depth + 1)}) is not true`
  if ('relation' in filter && typeof filter.relation === 'string')
    return compileChildren(object, filter, alias, compiling, at, depth)
  if ('field' in filter && typeof filter.field === 'string')
    return compileCondition(object, filter, alias, compiling, at)
  return refused(compiling, at, 'wrong_type', { field: at, expected: 'filter', got: shown(filter) })
}
const joined = (parts: readonly SQL[], by: SQL, empty: SQL): SQL =>
  parts.length ? sql`(${sql.join([...parts], by)})` : empty

/** Whether there are children within reach that meet a filter; who may not read them at all sees none. */
function compileChildren(
  object: ObjectType,
  { relation: name, match, filter }: RelationCondition,
  alias: string,
  compiling: Compiling,
  at: string,
  depth: number,
): SQL {
  const { actor, catalog } = compiling
  const relation = catalog.relationsTo(object.name).find((one) => one.name === name)
  if (!relation) {
    const names = catalog.relationsTo(object.name).map((one) => one.name)
    const issue = unknownField(actor, object, name, `${at}.relation`)
    compiling.issues.push({ ...issue, params: { ...issue.params, nearest: names.join(', ') } })
    return sql`false`
  }
  const wanted = match === 'any' || match === 'none'
  if (!wanted)
    return refused(compiling, `${at}.match`, 'wrong_type', {
      field: 'match',
      expected: 'any, none',
      got: shown(match),
    })
  const child = `c${depth}`
  const met = filter
    ? compileFilter(relation.object, filter, child, compiling, `${at}.filter`, depth + 1)
    : sql`true`
  const there = rightsOf(actor, relation.object).read
    ? sql`exists (select from ${tableOf(relation.object)} ${sql.identifier(child)}
        where ${fieldColumn(child, relation.object.all[relation.field], relation.field)} = ${column(alias, 'id')}
          and ${readable(actor, relation.object, child)} and ${met})`
    : sql`false`
  return match === 'any' ? there : sql`not ${there}`
}

function compileCondition(
  object: ObjectType,
  condition: Condition,
  alias: string,
  compiling: Compiling,
  at: string,
): SQL {
  const [first = '', ...rest] = condition.field.split('.')
  const field = own(object, first)
  if (!field || rest.length > 1) {
    compiling.issues.push(unknownField(compiling.actor, object, condition.field, `${at}.field`))
    return sql`false`
  }
  const [second] = rest
  return second === undefined
    ? compare(field, alias, first, condition, compiling, at)
    : overReference(object, field, first, second, condition, alias, compiling, at)
}
/** Names come from outside: only an object's own fields count, never what every object inherits. */
export const own = (object: ObjectType, name: string): AnyField | undefined =>
  Object.hasOwn(object.all, name) ? object.all[name] : undefined

function compare(
  field: AnyField,
  alias: string,
  name: string,
  condition: Condition,
  compiling: Compiling,
  at: string,
): SQL {
  const compile = Object.hasOwn(field.operators, condition.op) ? field.operators[condition.op] : undefined
  const { language } = compiling.actor
  if (!compile)
    return refused(compiling, `${at}.op`, 'unknown_operator', {
      field: field.label[language],
      op: condition.op,
      choices: operatorsOf(field).join(', '),
    })
  const named = columnName(field, name)
  const context = contextOf(field, (part) => column(alias, `${named}_${part}`), compiling, `${at}.value`)
  return compile(column(alias, named), condition.value, context)
}

function contextOf(
  field: AnyField,
  beside: CompareContext['beside'],
  compiling: Compiling,
  at: string,
): CompareContext {
  const { actor, now } = compiling
  return {
    beside,
    operand(value) {
      if (value === 'me' && field.targets?.includes('user')) return sql`${actor.user_id}::uuid`
      const parsed = parseValue(field, value, actor.language, field.comparand)
      if (!parsed.ok) return refused(compiling, at, parsed.code, parsed.params)
      if (parsed.value === null)
        return refused(compiling, at, 'required', { field: field.label[actor.language] })
      return field.operand(parsed.value)
    },
    period(value, as) {
      const range = resolvePeriod(value, now, actor.time_zone)
      if (!range) refused(compiling, at, 'bad_period', { got: shown(value) })
      const { from, to } = (as === 'date' ? asDates : asInstants)(
        range ?? { from: null, to: null },
        actor.time_zone,
      )
      return { from: from === null ? null : field.operand(from), to: to === null ? null : field.operand(to) }
    },
    refuse: (code, params) => refused(compiling, at, code, { field: field.label[actor.language], ...params }),
  }
}
function refused(compiling: Compiling, at: string, code: ErrorCode, params: ErrorParams): SQL {
  compiling.issues.push({ at, code, params })
  return sql`null`
}

/**
 * One step over a reference. A value of a record that is absent or out of reach counts as absent, so a
 * condition that absence meets is written as "not among those that fail it".
 */
function overReference(
  object: ObjectType,
  link: AnyField,
  linkName: string,
  name: string,
  condition: Condition,
  alias: string,
  compiling: Compiling,
  at: string,
): SQL {
  const targets = (link.targets ?? [])
    .map((target) => compiling.catalog.known(target))
    .filter((target) => own(target, name))
  if (targets.length === 0) {
    const [target] = link.targets ?? []
    const issue = unknownField(
      compiling.actor,
      target ? compiling.catalog.known(target) : object,
      name,
      `${at}.field`,
    )
    compiling.issues.push(issue)
    return sql`false`
  }
  const absent = absenceMeets(condition)
  const sets = targets.map((target) => {
    const field = own(target, name) ?? link
    const met = compare(field, step, name, condition, compiling, at)
    const wanted = absent ? sql`(${met}) is not true` : met
    return sql`select ${column(step, 'id')} from ${tableOf(target)} ${sql.identifier(step)} where ${readable(compiling.actor, target, step)} and ${wanted}`
  })
  const among = sql`${fieldColumn(alias, link, linkName)} in (${sql.join(sets, sql` union all `)})`
  return absent ? sql`(${among}) is not true` : among
}
function absenceMeets({ op, value }: Condition): boolean {
  const withNull = Array.isArray(value) && value.includes(null)
  if (op === 'is_null') return true
  if (op === '=') return value === null
  if (op === '!=') return value !== null
  if (op === 'in') return withNull
  return op === 'not_in' && !withNull
}
