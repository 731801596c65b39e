import { sql, type SQL } from 'drizzle-orm'
import type { Measure } from '../contract.ts'
import { column, columnName, fieldColumn } from '../fields/define.ts'
import type { AnyField } from '../fields/kind.ts'
import type { ObjectType } from '../objects/schema.ts'
import type { Group } from './aggregate.ts'
import { own } from './filter.ts'
import { main, tableOf } from './rows.ts'

/** The rows that are added up, and by what. */
export interface Source {
  readonly object: ObjectType
  readonly groups: readonly Group[]
  readonly where: SQL
}
/** Name of a group's value among the columns of the rows. */
export const keyName = (group: number): string => `group_${group}`
export const currencyName = 'money_currency'
/** Of an amount whose currency nobody knows: not null, which stands for no amount at all. */
const unknown = ''
export const codeOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== unknown ? value : null

const isMoney = (object: ObjectType, { fn, field }: Measure): boolean =>
  fn !== 'count' && fn !== 'count_distinct' && field !== undefined && own(object, field)?.measures === 'money'

/** The fields of money that are measured; none when their amounts are only counted. */
export function moneyFields(object: ObjectType, measures: readonly Measure[]): string[] {
  if (!measures.some((measure) => isMoney(object, measure))) return []
  const names = measures.map(({ field }) => field ?? '')
  return [...new Set(names)].filter((name) => own(object, name)?.measures === 'money')
}

/** Rows with the values of their groups. */
export function asItIs({ object, groups, where }: Source): SQL {
  const columns = [sql`${sql.identifier(main)}.*`, ...keysOf(groups)]
  return sql`(select ${sql.join(columns, sql`, `)} from ${tableOf(object)} ${sql.identifier(main)} where ${where})`
}

/**
 * Rows with the currency for which they count: once for each that their amounts are in. A row without an
 * amount counts for the only currency of its group; where there are several it stands apart, or falls away
 * when nothing but money is asked for.
 */
export function byCurrency(source: Source, money: readonly string[], measures: readonly Measure[]): SQL {
  const { object, groups, where } = source
  const codes = money.map((name) => sql`(${codeIn(object, name)})`)
  const whole =
    groups.length > 0
      ? sql`partition by ${sql.join(
          groups.map((one) => one.expression),
          sql`, `,
        )}`
      : sql``
  const columns = [
    sql`${sql.identifier(main)}.*`,
    ...keysOf(groups),
    sql`amounts.code`,
    sql`min(amounts.code) over every as least_code`,
    sql`max(amounts.code) over every as greatest_code`,
  ]
  const onlyMoney = measures.every((measure) => isMoney(object, measure))
  return sql`(select *, coalesce(code, case when least_code = greatest_code then least_code end)
      as ${sql.identifier(currencyName)}
    from (select ${sql.join(columns, sql`, `)} from ${tableOf(object)} ${sql.identifier(main)}
      left join lateral (select distinct code from (values ${sql.join(codes, sql`, `)}) v(code)
        where code is not null) amounts on true
      where ${where} window every as (${whole})) counted
    ${onlyMoney ? sql`where code is not null or least_code is null or least_code = greatest_code` : sql``})`
}

/** Behind a function over a field: only amounts of the row's currency. */
export const ofCurrency = (field: AnyField, name: string): SQL =>
  field.currency
    ? sql` filter (where coalesce(${field.currency(main, columnName(field, name))}, ${unknown}) = ${column(main, currencyName)})`
    : sql``

const keysOf = (groups: readonly Group[]): SQL[] =>
  groups.map(({ expression }, i) => sql`${expression} as ${sql.identifier(keyName(i))}`)

function codeIn(object: ObjectType, name: string): SQL {
  const field = own(object, name)
  const code = field?.currency?.(main, columnName(field, name)) ?? sql`null`
  return sql`case when ${fieldColumn(main, field, name)} is not null then coalesce(${code}, ${unknown}) end`
}
