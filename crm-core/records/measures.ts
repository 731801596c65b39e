import { sql, type SQL } from 'drizzle-orm'
import type { AggregateFunction, Measure } from '../contract.ts'
import { column, fieldColumn } from '../fields/define.ts'
import type { AnyField } from '../fields/kind.ts'
import type { ObjectType } from '../objects/schema.ts'
import { own, type Compiling } from './filter.ts'
import { main, unknownField } from './rows.ts'

/** What may be asked of values, by what they measure. */
const takes: Readonly<Record<string, readonly string[]>> = {
  number: ['sum', 'avg', 'min', 'max', 'count', 'count_distinct'],
  money: ['sum', 'avg', 'min', 'max', 'count', 'count_distinct'],
  time: ['min', 'max', 'count', 'count_distinct'],
  none: ['count'],
}
const others = ['count', 'count_distinct']

/** A measure that makes sense of its object: a function over the values of a field, or a count of rows. */
export interface Figure {
  readonly fn: AggregateFunction
  /** Null only of a count of rows. */
  readonly of: { readonly name: string; readonly field: AnyField } | null
}
/** What is computed, and how it leaves: money as exact text. */
export interface Computed {
  readonly raw: SQL
  readonly out: SQL
}

/** Stands for a measure that is refused, so that the others keep their places. */
const refused: Figure = { fn: 'count', of: null }

/** The figure that a measure asks for, or an issue when its field cannot be asked that. */
export function figureOf(
  object: ObjectType,
  { fn, field: name }: Measure,
  compiling: Compiling,
  at: string,
): Figure {
  if (fn === 'count' && name === undefined) return { fn, of: null }
  const field = name === undefined ? undefined : own(object, name)
  if (name === undefined || !field) {
    compiling.issues.push(unknownField(compiling.actor, object, name ?? '', `${at}.field`))
    return refused
  }
  const allowed = takes[field.measures] ?? others
  if (fn === 'count' || allowed.includes(fn)) return { fn, of: { name, field } }
  const params = { field: field.label[compiling.actor.language], op: fn, choices: allowed.join(', ') }
  compiling.issues.push({ at: `${at}.fn`, code: 'unknown_operator', params })
  return refused
}

/** A figure computed from rows, of which only those count that `only` lets through. */
export function overRows({ fn, of }: Figure, only: SQL): Computed {
  if (!of) return leaving(fn, null, sql`count(*)`)
  const on = fieldColumn(main, of.field, of.name)
  const call = fn === 'count_distinct' ? sql`count(distinct ${on})` : sql`${sql.raw(fn)}(${on})`
  return leaving(fn, of.field, sql`${call}${only}`)
}

/**
 * A figure in two steps: what is computed of each small group of rows, and how these parts become the figure
 * of a larger one. Distinct values cannot be told from parts.
 */
export function inParts(
  { fn, of }: Figure,
  name: (part: number) => string,
  only: SQL,
): { readonly parts: readonly SQL[]; readonly merged: Computed } {
  const on = of ? fieldColumn(main, of.field, of.name) : sql`*`
  const field = of?.field ?? null
  const whole = (with_: string, part: number): SQL =>
    sql`${sql.raw(with_)}(${column(main, name(part))})${only}`
  switch (fn) {
    case 'count':
      return { parts: [sql`count(${on})`], merged: leaving(fn, field, sql`coalesce(${whole('sum', 0)}, 0)`) }
    case 'avg': {
      const mean = sql`(${whole('sum', 0)} / ${whole('sum', 1)})`
      return { parts: [sql`sum(${on})`, sql`count(${on})`], merged: leaving(fn, field, mean) }
    }
    case 'sum':
    case 'min':
    case 'max':
      return { parts: [sql`${sql.raw(fn)}(${on})`], merged: leaving(fn, field, whole(fn, 0)) }
    case 'count_distinct':
      throw new Error('Distinct values are counted over rows, never over parts')
  }
}

function leaving(fn: AggregateFunction, field: AnyField | null, raw: SQL): Computed {
  if (!field || fn === 'count' || fn === 'count_distinct') return { raw, out: sql`(${raw})::int` }
  if (field.measures === 'money') return { raw, out: sql`round(${raw}, 2)::text` }
  return { raw, out: field.measures === 'time' ? raw : sql`(${raw})::double precision` }
}
