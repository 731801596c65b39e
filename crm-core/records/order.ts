import { sql, type SQL } from 'drizzle-orm'
import type { FieldValue, Order } from '../contract.ts'
import { column, fieldColumn, plain } from '../fields/define.ts'
import type { ObjectType } from '../objects/schema.ts'
import { own, type Compiling } from './filter.ts'
import { unknownField } from './rows.ts'

/** One part of an order, ready for SQL and for a cursor. */
export interface Ordering {
  readonly expression: SQL
  readonly direction: 'asc' | 'desc'
  readonly nullable: boolean
  /** A value of the expression as a parameter. */
  operand(value: FieldValue): SQL
}

/** The order that was asked for, made total by the id. Absent values come last in both directions. */
export function orderings(
  object: ObjectType,
  order: readonly Order[] | undefined,
  alias: string,
  compiling: Compiling,
): Ordering[] {
  const asked: readonly Order[] = order?.length ? order : [{ field: 'created_at', direction: 'desc' }]
  const parts = asked.flatMap((one, i): Ordering[] => {
    const field = own(object, one.field)
    if (!field) {
      compiling.issues.push(unknownField(compiling.actor, object, one.field, `order[${i}].field`))
      return []
    }
    if (field.secret) {
      const params = { field: field.label[compiling.actor.language], op: 'order', choices: '' }
      compiling.issues.push({ at: `order[${i}].field`, code: 'unknown_operator', params })
      return []
    }
    const direction = one.direction === 'desc' ? 'desc' : 'asc'
    // A field that was added later may still be empty in a record written at that moment.
    const nullable = !field.required || field.column !== undefined
    const on = fieldColumn(alias, field, one.field)
    if (!field.options || field.measures !== 'choice')
      return [{ expression: on, direction, nullable, operand: field.operand }]
    // A stage comes where its list puts it, not where the alphabet does.
    const codes = field.options.map((option) => option.code)
    const place = sql`array_position(${sql.param(codes)}::text[], ${on}::text)`
    return [{ expression: place, direction, nullable: true, operand: (value) => sql`${value}::int` }]
  })
  const last = parts.at(-1)?.direction ?? 'desc'
  return [
    ...parts,
    {
      expression: column(alias, 'id'),
      direction: last,
      nullable: false,
      operand: (value) => sql`${value}::uuid`,
    },
  ]
}

export const orderBy = (parts: readonly Ordering[]): SQL =>
  sql.join(
    parts.map(
      ({ expression, direction, nullable }) =>
        sql`${expression} ${sql.raw(direction)}${sql.raw(nullable ? ' nulls last' : '')}`,
    ),
    sql`, `,
  )

/** The values of the order, read beside the row, from which the next page starts. */
export const orderColumns = (parts: readonly Ordering[]): SQL =>
  sql.join(
    parts.map(({ expression }, i) => sql`${expression} as ${sql.identifier(`order_${i}`)}`),
    sql`, `,
  )
export const orderValues = (
  parts: readonly Ordering[],
  row: Readonly<Record<string, unknown>>,
): FieldValue[] => parts.map((_, i) => plain(row[`order_${i}`]))

/** Whether a cursor's values can be those of a row in this order; their types the database judges. */
export const fits = (parts: readonly Ordering[], values: readonly FieldValue[]): boolean =>
  values.length === parts.length && parts.every((part, i) => part.nullable || values[i] !== null)

/** Rows that come after the one with these values. */
export function after(parts: readonly Ordering[], values: readonly FieldValue[]): SQL {
  const [first] = parts
  const uniform = parts.every((part) => !part.nullable && part.direction === first?.direction)
  if (uniform) {
    // A row comparison is what an index over the same columns can answer.
    const left = sql.join(
      parts.map((part) => part.expression),
      sql`, `,
    )
    const right = sql.join(
      parts.map((part, i) => part.operand(values[i] ?? null)),
      sql`, `,
    )
    return sql`(${left}) ${sql.raw(first?.direction === 'desc' ? '<' : '>')} (${right})`
  }
  return parts.reduceRight<SQL>((rest, part, i) => afterOne(part, values[i] ?? null, rest), sql`false`)
}
function afterOne(part: Ordering, value: FieldValue, rest: SQL): SQL {
  const { expression, direction, nullable } = part
  if (value === null) return sql`(${expression} is null and ${rest})`
  const beyond = sql`${expression} ${sql.raw(direction === 'desc' ? '<' : '>')} ${part.operand(value)}`
  const later = nullable ? sql`(${beyond} or ${expression} is null)` : beyond
  return sql`(${later} or (${expression} = ${part.operand(value)} and ${rest}))`
}
