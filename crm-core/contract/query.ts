export const operators = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'not_in',
  'contains',
  'starts_with',
  'is_null',
  'is_not_null',
  'between',
  'in_period',
  'within',
] as const
export type Operator = (typeof operators)[number]

export type Scalar = string | number | boolean | null
/** A place on the earth and a distance around it; what `within` takes. */
export interface Around {
  readonly latitude: number
  readonly longitude: number
  readonly radius_km: number
}
/** `between` takes [from, to] (both included); `in` and `not_in` take a list. */
export type FilterValue = Scalar | readonly Scalar[] | Period | Around

/** A named half-open range relative to the clock, in the actor's time zone; weeks start on Monday. */
export const namedPeriods = [
  'today',
  'yesterday',
  'tomorrow',
  'this_week',
  'last_week',
  'next_week',
  'this_month',
  'last_month',
  'next_month',
  'this_quarter',
  'last_quarter',
  'next_quarter',
  'this_year',
  'last_year',
  'next_year',
] as const
export type NamedPeriod = (typeof namedPeriods)[number]
/**
 * `last_7_days` and `next_2_weeks` count back from or on from now and include today;
 * {from, to} is half open: from ≤ value < to, either end may be left out. Dates or ISO times.
 */
export type Period =
  | NamedPeriod
  | `last_${number}_${'days' | 'weeks' | 'months'}`
  | `next_${number}_${'days' | 'weeks' | 'months'}`
  | { readonly from?: string; readonly to?: string }

/**
 * One comparison. `field` is a field of the object, or one step over a reference written
 * `account_id.industry`. `me` as the value of a user reference means the actor.
 */
export interface Condition {
  readonly field: string
  readonly op: Operator
  readonly value?: FilterValue
}
/**
 * A condition over the children of a relation: `any` when at least one of those within reach meets the
 * filter, `none` when none does. Without a filter it is about all of them.
 */
export interface RelationCondition {
  readonly relation: string
  readonly match: 'any' | 'none'
  readonly filter?: Filter
}
export type Filter =
  | Condition
  | RelationCondition
  | { readonly and: readonly Filter[] }
  | { readonly or: readonly Filter[] }
  | { readonly not: Filter }

export interface Order {
  readonly field: string
  readonly direction?: 'asc' | 'desc'
}

/**
 * Children by relation name (a list beside the fields), or a parent by its reference field, which then
 * stands under the field's name without `_id` (`account_id` brings `account`, `assigned_to` brings
 * `assigned_to_record`); each with its own query. What is out of reach is left out, or null.
 */
export type Include = Readonly<Record<string, IncludeQuery | true>>
export interface IncludeQuery extends Omit<Query, 'search' | 'cursor' | 'view'> {
  /** Of a relation only how many meet the filter, as `opportunities_count`, without bringing them. */
  readonly count?: true
}

export interface Query {
  readonly filter?: Filter
  /** Free text over the object's searchable fields, fused full text, fuzzy and vector. */
  readonly search?: string
  readonly select?: readonly string[]
  readonly include?: Include
  readonly order?: readonly Order[]
  /** 1 to 200; 50 when left out. */
  readonly limit?: number
  readonly cursor?: string
  /**
   * A saved view of the object, by id or by name: its filter holds beside `filter`, its order and columns
   * where none are said here.
   */
  readonly view?: string
}

export const aggregateFunctions = ['count', 'count_distinct', 'sum', 'avg', 'min', 'max'] as const
export type AggregateFunction = (typeof aggregateFunctions)[number]
export interface Measure {
  readonly fn: AggregateFunction
  /** Left out only for count. */
  readonly field?: string
}
/** A field, or a time field cut into periods in the actor's time zone. */
export type GroupBy =
  string | { readonly field: string; readonly period: 'day' | 'week' | 'month' | 'quarter' | 'year' }
/** Only groups whose measure compares so; `measure` is an index into measures. */
export interface Having {
  readonly measure: number
  readonly op: (typeof havingOperators)[number]
  readonly value: number
}
export const havingOperators = ['=', '!=', '<', '<=', '>', '>='] as const
export interface AggregateQuery {
  /** A saved view: its filter holds beside `filter`, its groups where none are said here. */
  readonly view?: string
  readonly filter?: Filter
  readonly group_by?: readonly GroupBy[]
  readonly measures: readonly Measure[]
  /** All of these hold. */
  readonly having?: readonly Having[]
  /** `measure` is an index into measures. */
  readonly order?: { readonly measure: number; readonly direction: 'asc' | 'desc' }
  /** Groups at most; 200 when left out. */
  readonly limit?: number
}
