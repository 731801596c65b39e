import { sql, type SQL } from 'drizzle-orm'
import {
  havingOperators,
  type AggregateQuery,
  type AggregateRow,
  type FieldValue,
  type GroupBy,
  type Having,
  type Issue,
  type Measure,
} from '../contract.ts'
import { demand } from '../access/can.ts'
import { column, fieldColumn, plain } from '../fields/define.ts'
import type { AnyField, Row } from '../fields/kind.ts'
import { shown } from '../fields/operators.ts'
import type { ObjectType } from '../objects/schema.ts'
import { compilingFor } from './find.ts'
import { compileFilter, own, type Compiling } from './filter.ts'
import { asItIs, byCurrency, codeOf, currencyName, keyName, moneyFields } from './currencies.ts'
import { groupLabels } from './group-labels.ts'
import { refuse } from './issues.ts'
import { figureOf, type Computed } from './measures.ts'
import { main, readable, unknownField } from './rows.ts'
import { run, type Scope } from './scope.ts'
import { figuresUnderView } from './view.ts'

/** A group as SQL, with the field that its values are of when they are codes or ids. */
export interface Group {
  readonly expression: SQL
  readonly field: AnyField | null
}
const periods: ReadonlySet<string> = new Set(['day', 'week', 'month', 'quarter', 'year'])

/** Counts, sums and the like by group: one statement, and one an object for the names of references. */
export async function aggregateRecords(
  scope: Scope,
  name: string,
  asked: AggregateQuery,
): Promise<AggregateRow[]> {
  const object = scope.catalog.named(name)
  demand(scope.actor, object, 'read')
  const query = await figuresUnderView(scope, name, asked)
  const compiling = compilingFor(scope)
  const filter = query.filter ? compileFilter(object, query.filter, main, compiling) : sql`true`
  const groups = (query.group_by ?? []).map((by, i) => groupOf(object, by, compiling, `group_by[${i}]`))
  const figures = query.measures.map((measure, i) => figureOf(object, measure, compiling, `measures[${i}]`))
  const money = moneyFields(figures)
  const source = { object, groups, where: sql`${readable(scope.actor, object, main)} and ${filter}` }
  const { from, measures } = money.length > 0 ? byCurrency(source, money, figures) : asItIs(source, figures)
  const order = orderOf(query, measures, compiling)
  const having = havingOf(query, measures, compiling)
  const limit = Math.min(Math.max(Math.trunc(query.limit ?? 200), 1), 1000)
  refuse(compiling.issues, scope.actor.language)

  const keys = [...groups.map((_, i) => keyName(i)), ...(money.length > 0 ? [currencyName] : [])]
  const columns = [
    ...keys.map((key) => column(main, key)),
    ...measures.map((measure, i) => sql`${measure.out} as ${sql.identifier(`value_${i}`)}`),
  ]
  const places = sql.raw(keys.map((_, i) => String(i + 1)).join(', '))
  const rows = await run(
    scope.db,
    sql`select ${sql.join(columns, sql`, `)} from ${from} ${sql.identifier(main)}
      ${keys.length > 0 ? sql`group by ${places}` : sql``} ${having}
      ${keys.length > 0 ? sql`order by ${order}${places}` : sql``} limit ${limit}`,
  )
  // Without groups there is one row, also when nothing matches.
  const whole = rows.length === 0 && groups.length === 0 && !query.having?.length ? [{}] : rows
  const found = whole.map((row: Row) => ({
    group: groups.map((_, i) => plain(row[keyName(i)])),
    values: query.measures.map((measure, i) => valueOf(object, measure, row[`value_${i}`])),
    ...(money.length > 0 && { currency: codeOf(row[currencyName]) }),
  }))
  return groupLabels(scope, groups, found)
}

export function groupOf(object: ObjectType, by: GroupBy, compiling: Compiling, at: string): Group {
  const name = typeof by === 'string' ? by : by.field
  const field = own(object, name)
  if (!field) {
    compiling.issues.push(unknownField(compiling.actor, object, name, at))
    return { expression: sql`null`, field: null }
  }
  if (field.secret) {
    // Its ciphertext would be the group; what it says nobody may count by.
    const params = { field: field.label[compiling.actor.language], op: 'group_by', choices: 'count' }
    compiling.issues.push({ at, code: 'unknown_operator', params })
    return { expression: sql`null`, field: null }
  }
  const on = fieldColumn(main, field, name)
  if (typeof by === 'string') return { expression: textual(field) ? on : sql`${on}::text`, field }
  if (!field.local || !periods.has(by.period)) {
    compiling.issues.push({ at, code: 'bad_period', params: { got: `${name} ${by.period}` } })
    return { expression: sql`null`, field: null }
  }
  const local = field.local(on, compiling.actor.time_zone)
  return { expression: sql`date_trunc(${by.period}, ${local})::date::text`, field: null }
}
const textual = (field: AnyField): boolean => field.measures !== 'money' && field.measures !== 'time'

function valueOf(object: ObjectType, { fn, field }: Measure, value: unknown): string | number | null {
  const out: FieldValue = plain(value)
  if (out === null && (fn === 'count' || fn === 'count_distinct')) return 0
  if (out === null || typeof out === 'number' || typeof out === 'string') return out
  throw new Error(`${object.name}.${field ?? ''} aggregates to something that is no number and no text`)
}

function orderOf(query: AggregateQuery, measures: readonly Computed[], compiling: Compiling): SQL {
  if (!query.order) return sql``
  const { measure, direction } = query.order
  const asked = measures[measure]
  if (!asked) {
    const params = { field: 'measure', min: 0, max: measures.length - 1 }
    compiling.issues.push({ at: 'order.measure', code: 'out_of_range', params })
    return sql``
  }
  return sql`${asked.raw} ${sql.raw(direction === 'asc' ? 'asc' : 'desc')} nulls last, `
}

/** Names come from a list of ours, never from outside. */
const signs: Readonly<Record<Having['op'], string>> = {
  '=': '=',
  '!=': 'is distinct from',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}
function havingOf({ having }: AggregateQuery, measures: readonly Computed[], compiling: Compiling): SQL {
  const parts = (having ?? []).flatMap(({ measure, op, value }, i): SQL[] => {
    const asked = measures[measure]
    if (asked && Object.hasOwn(signs, op) && Number.isFinite(value))
      return [sql`${asked.raw} ${sql.raw(signs[op])} ${value}::double precision`]
    const wrong: Pick<Issue, 'code' | 'params'> = asked
      ? {
          code: 'wrong_type',
          params: { field: 'having', expected: havingOperators.join(' '), got: shown({ op, value }) },
        }
      : { code: 'out_of_range', params: { field: 'measure', min: 0, max: measures.length - 1 } }
    compiling.issues.push({ at: `having[${i}]`, ...wrong })
    return []
  })
  return parts.length > 0 ? sql`having ${sql.join(parts, sql` and `)}` : sql``
}
