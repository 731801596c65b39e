import type { Condition, FilterValue, Operator } from '#crm-core/contract'
import type { PlanValue, Ref } from '../plan.ts'

/** A filter whose values may point to earlier steps; leaves as plan arguments. */
export type PlanFilter =
  | { readonly field: string; readonly op: Operator; readonly value?: FilterValue | Ref }
  | { readonly and: readonly PlanFilter[] }
  | { readonly or: readonly PlanFilter[] }
  | { readonly not: PlanFilter }

const opposite: Readonly<Partial<Record<Operator, Operator>>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  in: 'not_in',
  not_in: 'in',
  is_null: 'is_not_null',
  is_not_null: 'is_null',
}

/** The contrary of a condition, in its plainest form. */
export function negate(filter: PlanFilter): PlanFilter {
  if ('not' in filter) return filter.not
  if ('field' in filter) {
    const op = opposite[filter.op]
    if (op) return { ...filter, op }
  }
  return { not: filter }
}

/** Several conditions as one filter. */
export function allOf(filters: readonly PlanFilter[]): PlanFilter | undefined {
  return filters.length > 1 ? { and: filters } : filters[0]
}

/** The conditions of a filter that hold together. */
export function conditionsOf(filter: PlanFilter | undefined): readonly PlanFilter[] {
  if (!filter) return []
  return 'and' in filter ? filter.and : [filter]
}

/** A filter is made of JSON values only, which is what plan arguments are. */
export function asArgs(filter: PlanFilter): PlanValue {
  if ('and' in filter) return { and: filter.and.map(asArgs) }
  if ('or' in filter) return { or: filter.or.map(asArgs) }
  if ('not' in filter) return { not: asArgs(filter.not) }
  const { field, op, value } = filter
  return value === undefined ? { field, op } : { field, op, value: value as PlanValue }
}

export const isNull = (field: string): Condition => ({ field, op: 'is_null' })
export const oneOf = (field: string, codes: readonly string[], negated: boolean): PlanFilter =>
  codes.length === 1
    ? { field, op: negated ? '!=' : '=', value: codes[0] ?? null }
    : { field, op: negated ? 'not_in' : 'in', value: codes }
