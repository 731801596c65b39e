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

/** One stretch of a list: which rows, in what order. Those without a first value make one of their own. */
export interface Stretch {
  readonly where: SQL
  readonly order: readonly Ordering[]
}

/**
 * The list after the row with these values (all of it when there are none) as stretches that follow each
 * other. Rows with a first value and rows without one are asked for apart, each in an order and with a
 * bound that an index over the same columns answers; together they would take an `or` that none does.
 */
export function stretches(parts: readonly Ordering[], values: readonly FieldValue[] | null): Stretch[] {
  const [first, ...rest] = parts
  if (!first?.nullable) return [{ where: values ? after(parts, values) : sql`true`, order: parts }]
  // Without words about nulls this is the order of the index, read forwards or backwards.
  const order = [{ ...first, nullable: false }, ...rest]
  const beyondValues = values?.[0] === null
  const present = values && !beyondValues ? after(order, values) : sql`true`
  const absent = values && beyondValues ? after(rest, values.slice(1)) : sql`true`
  const stretch = (where: SQL): Stretch => ({ where, order })
  return [
    ...(beyondValues ? [] : [stretch(sql`${first.expression} is not null and ${present}`)]),
    stretch(sql`${first.expression} is null and ${absent}`),
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

export const orderName = (part: number): string => `order_${part}`
/** The values of the order, read beside the row, from which the next page starts. */
export const orderColumns = (parts: readonly Ordering[]): SQL =>
  sql.join(
    parts.map(({ expression }, i) => sql`${expression} as ${sql.identifier(orderName(i))}`),
    sql`, `,
  )
export const orderValues = (
  parts: readonly Ordering[],
  row: Readonly<Record<string, unknown>>,
): FieldValue[] => parts.map((_, i) => plain(row[orderName(i)]))

/** Whether a cursor's values can be those of a row in this order; their types the database judges. */
export const fits = (parts: readonly Ordering[], values: readonly FieldValue[]): boolean =>
  values.length === parts.length && parts.every((part, i) => part.nullable || values[i] !== null)

/** Rows that come after the one with these values. */
function after(parts: readonly Ordering[], values: readonly FieldValue[]): SQL {
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
  const sign = direction === 'desc' ? '<' : '>'
  const beyond = sql`${expression} ${sql.raw(sign)} ${part.operand(value)}`
  const equal = sql`(${expression} = ${part.operand(value)} and ${rest})`
  if (nullable) return sql`(${beyond} or ${expression} is null or ${equal})`
  // The first half says nothing new, but it is what an index can start from.
  return sql`(${expression} ${sql.raw(`${sign}=`)} ${part.operand(value)} and (${beyond} or ${equal}))`
}
