import type { Around, Condition, Filter, FilterValue, Scalar } from '../query.ts'
import { numeric } from './reader.ts'
import { inQuotes } from './tokens.ts'
import { reserved } from './words.ts'

/** Text that `parseFilter` reads back as the same filter. */
export function printFilter(filter: Filter): string {
  if ('and' in filter) return joined(filter.and, 'and')
  if ('or' in filter) return joined(filter.or, 'or')
  if ('not' in filter) return `not ${grouped(filter.not)}`
  if ('relation' in filter) {
    const children = `has ${filter.match === 'none' ? 'no ' : ''}${name(filter.relation)}`
    return filter.filter ? `${children} (${printFilter(filter.filter)})` : children
  }
  return condition(filter)
}
/** A list of none or of one has no word between its parts, so it stands as `and (…)`. */
const joined = (parts: readonly Filter[], word: 'and' | 'or'): string =>
  parts.length < 2 ? `${word} (${parts.map(printFilter).join(', ')})` : parts.map(grouped).join(` ${word} `)
const grouped = (filter: Filter): string =>
  ('and' in filter && filter.and.length > 1) || ('or' in filter && filter.or.length > 1)
    ? `(${printFilter(filter)})`
    : printFilter(filter)

function condition({ field, op, value }: Condition): string {
  const on = name(field)
  if (op === 'is_null') return `${on} is empty`
  if (op === 'is_not_null') return `${on} is not empty`
  if (op === 'starts_with') return `${on} starts with ${operand(value)}`
  if (op === 'not_in') return `${on} not in ${operand(value)}`
  if (op === 'in_period') return `${on} in ${period(value)}`
  if (op === 'between' && isList(value)) return `${on} between ${value.map(scalar).join(' and ')}`
  if (op === 'within' && isAround(value))
    return `${on} within ${value.radius_km} km of ${value.latitude},${value.longitude}`
  return `${on} ${op} ${operand(value)}`
}
const isList = (value: FilterValue | undefined): value is readonly Scalar[] => Array.isArray(value)
const isAround = (value: FilterValue | undefined): value is Around =>
  typeof value === 'object' && value !== null && 'radius_km' in value

function operand(value: FilterValue | undefined): string {
  if (isList(value)) return `(${value.map(scalar).join(', ')})`
  return typeof value === 'object' && value !== null ? inQuotes(JSON.stringify(value), '"') : scalar(value)
}
function period(value: FilterValue | undefined): string {
  if (typeof value !== 'object' || value === null || isList(value) || isAround(value)) return operand(value)
  const bounds = [
    value.from === undefined ? '' : `from ${scalar(value.from)}`,
    value.to === undefined ? '' : `to ${scalar(value.to)}`,
  ]
  return bounds.filter(Boolean).join(' ') || 'anytime'
}

const bareValue = /^[\p{L}_\d][\p{L}\p{N}_.:+@/-]*$/u
const bareName = /^[\p{L}_][\p{L}\p{N}_.]*$/u
const means = (text: string): boolean => reserved.has(text.toLowerCase()) || numeric.test(text)

function scalar(value: Scalar | undefined): string {
  if (typeof value !== 'string') return String(value ?? null)
  return bareValue.test(value) && !means(value) ? value : inQuotes(value, '"')
}
const name = (text: string): string =>
  bareName.test(text) && !reserved.has(text.toLowerCase()) ? text : inQuotes(text, '`')
