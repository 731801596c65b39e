import { isPeriod } from '../periods.ts'
import type { Condition, Filter, FilterValue, Scalar } from '../query.ts'
import { Reader } from './reader.ts'
import { comparisons, periodName } from './words.ts'

/**
 * Reads `status = new and (lead_score >= 80 or created_at in this_week) and not company contains "test"`.
 * Nothing is evaluated and no field is looked up: the store judges names and values. The grammar stands in
 * docs/reference/filter.md. Throws bad_filter with the line and column.
 */
export function parseFilter(source: string): Filter {
  const reader = new Reader(source)
  const filter = either(reader)
  if (!reader.atEnd()) throw reader.expected('end')
  return filter
}

function either(reader: Reader): Filter {
  const parts = [all(reader)]
  while (reader.word('or')) parts.push(all(reader))
  return parts.length === 1 ? (parts[0] ?? { or: parts }) : { or: parts }
}
function all(reader: Reader): Filter {
  const parts = [one(reader)]
  while (reader.word('and')) parts.push(one(reader))
  return parts.length === 1 ? (parts[0] ?? { and: parts }) : { and: parts }
}
function one(reader: Reader): Filter {
  // `and (…, …)`: how a list of none or of one is written, which no joining word can say.
  if (reader.word('and')) return { and: listed(reader) }
  if (reader.word('or')) return { or: listed(reader) }
  if (reader.word('not')) return reader.deeper(() => ({ not: one(reader) }))
  if (reader.word('has')) return children(reader, reader.word('no') ? 'none' : 'any')
  if (reader.word('no')) return children(reader, 'none')
  if (!reader.sign('(')) return condition(reader)
  const inner = reader.deeper(() => either(reader))
  reader.need(reader.sign(')'), 'close')
  return inner
}
function listed(reader: Reader): Filter[] {
  reader.need(reader.sign('('), 'list')
  const parts: Filter[] = []
  if (reader.sign(')')) return parts
  do parts.push(reader.deeper(() => either(reader)))
  while (reader.sign(','))
  reader.need(reader.sign(')'), 'comma')
  return parts
}
function children(reader: Reader, match: 'any' | 'none'): Filter {
  const relation = reader.name('relation')
  if (!reader.sign('(')) return { relation, match }
  const filter = reader.deeper(() => either(reader))
  reader.need(reader.sign(')'), 'close')
  return { relation, match, filter }
}

function condition(reader: Reader): Condition {
  const field = reader.name('field')
  if (reader.phrase('is_null')) return { field, op: 'is_null' }
  if (reader.phrase('is_not_null')) return { field, op: 'is_not_null' }
  if (reader.word('is')) {
    const op = reader.word('not') ? 'is_not_null' : 'is_null'
    reader.need(reader.word('null'), 'null')
    return { field, op }
  }
  if (reader.literally('starts')) {
    reader.need(reader.literally('with'), 'with')
    return { field, op: 'starts_with', value: value(reader) }
  }
  if (reader.literally('in_period')) return { field, op: 'in_period', value: period(reader) }
  if (reader.literally('not')) {
    reader.need(reader.literally('in'), 'in')
    return { field, op: 'not_in', value: list(reader) }
  }
  return compared(reader, field)
}
function compared(reader: Reader, field: string): Condition {
  for (const op of ['=', '!=', '<', '<=', '>', '>=', 'contains', 'starts_with'] as const)
    if (reader.anyOf(comparisons[op])) return { field, op, value: value(reader) }
  if (reader.anyOf(comparisons.not_in)) return { field, op: 'not_in', value: list(reader) }
  if (reader.anyOf(comparisons.between)) return { field, op: 'between', value: bounds(reader) }
  if (reader.anyOf(comparisons.within)) return { field, op: 'within', value: around(reader) }
  if (reader.anyOf(comparisons.in))
    return reader.at('(')
      ? { field, op: 'in', value: list(reader) }
      : { field, op: 'in_period', value: period(reader) }
  throw reader.expected('comparison')
}

function list(reader: Reader): Scalar[] {
  reader.need(reader.sign('('), 'list')
  const values: Scalar[] = []
  if (reader.sign(')')) return values
  do values.push(reader.scalar())
  while (reader.sign(','))
  reader.need(reader.sign(')'), 'comma')
  return values
}
const value = (reader: Reader): FilterValue => (reader.at('(') ? list(reader) : reader.scalar())

function bounds(reader: Reader): Scalar[] {
  const from = reader.scalar()
  reader.need(reader.word('and') || reader.word('to'), 'and')
  return [from, reader.scalar()]
}
function period(reader: Reader): FilterValue {
  const from = reader.word('from') ? String(reader.scalar('bound')) : undefined
  const to = reader.word('to') ? String(reader.scalar('bound')) : undefined
  if (from !== undefined || to !== undefined)
    return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
  if (reader.literally('anytime')) return {}
  const name = periodName(reader.bareWord('listOrPeriod'))
  if (isPeriod(name)) return name
  throw reader.expected('listOrPeriod', -1)
}
/** `within 10 km of 31.2,121.5`. */
function around(reader: Reader): FilterValue {
  const radius_km = reader.number('number')
  reader.need(reader.word('km'), 'km')
  reader.word('of')
  const latitude = reader.number('place')
  reader.need(reader.sign(','), 'place')
  return { latitude, longitude: reader.number('place'), radius_km }
}
