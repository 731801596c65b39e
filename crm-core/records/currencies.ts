import { sql, type SQL } from 'drizzle-orm'
import { column, columnName, fieldColumn } from '../fields/define.ts'
import type { ObjectType } from '../objects/schema.ts'
import type { Group } from './aggregate.ts'
import { own } from './filter.ts'
import { inParts, overRows, type Computed, type Figure } from './measures.ts'
import { main, tableOf } from './rows.ts'

/** The rows that are added up, and by what. */
export interface Source {
  readonly object: ObjectType
  readonly groups: readonly Group[]
  readonly where: SQL
}
/** Where figures are taken from, and each of them over it. */
export interface Counted {
  readonly from: SQL
  readonly measures: readonly Computed[]
}
/** Name of a group's value among the columns of the rows. */
export const keyName = (group: number): string => `group_${group}`
export const currencyName = 'money_currency'
const codeName = 'money_code'
/** Of an amount whose currency nobody knows: not null, which stands for no amount at all. */
const unknown = ''
export const codeOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== unknown ? value : null

const isMoney = ({ fn, of }: Figure): boolean =>
  fn !== 'count' && fn !== 'count_distinct' && of?.field.measures === 'money'

/** The fields of money that are measured; none when their amounts are only counted. */
export function moneyFields(figures: readonly Figure[]): string[] {
  if (!figures.some(isMoney)) return []
  return [...new Set(figures.flatMap(({ of }) => (of?.field.measures === 'money' ? [of.name] : [])))]
}

/** Figures over the rows with the values of their groups. */
export function asItIs(source: Source, figures: readonly Figure[]): Counted {
  return {
    from: sql`(select ${sql.join([sql`${sql.identifier(main)}.*`, ...keysOf(source)], sql`, `)}
      from ${rowsOf(source)})`,
    measures: figures.map((figure) => overRows(figure, sql``)),
  }
}

/**
 * Figures by currency. A row counts once for each currency that its amounts are in. One without an amount
 * counts for the only currency of its group; where there are several it stands apart, or falls away when
 * nothing but money is asked for.
 */
export function byCurrency(source: Source, money: readonly string[], figures: readonly Figure[]): Counted {
  const onlyMoney = figures.every(isMoney)
  // Parts are few and are made by all the workers of the database; distinct values cannot be told from them.
  return figures.some(({ fn }) => fn === 'count_distinct')
    ? ofRows(source, money, figures, onlyMoney)
    : ofParts(source, money, figures, onlyMoney)
}

function ofRows(
  source: Source,
  money: readonly string[],
  figures: readonly Figure[],
  onlyMoney: boolean,
): Counted {
  const codes = money.map((name) => {
    const { amount, code } = moneyIn(source.object, name)
    return known(sql`${amount} is null`, code)
  })
  const columns = [sql`${sql.identifier(main)}.*`, ...keysOf(source), sql`amounts.code as ${name(codeName)}`]
  const coded = sql`select ${sql.join(columns, sql`, `)} from ${rowsOf(source, eachOf(codes))}`
  const only = (of: string): SQL =>
    sql`coalesce(${moneyIn(source.object, of).code}, ${unknown}) = ${column(main, currencyName)}`
  return {
    from: apart(coded, source, onlyMoney),
    measures: figures.map((figure) => overRows(figure, within(money, figure, only))),
  }
}

/** Rows are put together by group and the currencies of their amounts first; what then is merged are few. */
function ofParts(
  source: Source,
  money: readonly string[],
  figures: readonly Figure[],
  onlyMoney: boolean,
): Counted {
  const { object, groups } = source
  // Kept apart, and not joined to one code: of a column and of a yes or no the planner knows how many
  // values there are, and so that the groups fit in memory.
  const keys = money.flatMap((of, i) => {
    const { amount, code } = moneyIn(object, of)
    return [sql`${amount} is null as ${name(`blank_${i}`)}`, sql`${code} as ${name(`code_${i}`)}`]
  })
  const only = (of: string): SQL => sql`${codeAt(money.indexOf(of))} = ${column(main, currencyName)}`
  const merging = figures.map((figure, i) =>
    inParts(figure, (part) => `part_${i}_${part}`, within(money, figure, only)),
  )
  const parts = merging.flatMap((one, i) =>
    one.parts.map((part, at) => sql`${part} as ${name(`part_${i}_${at}`)}`),
  )
  const places = sql.raw(Array.from({ length: groups.length + keys.length }, (_, i) => i + 1).join(', '))
  const partial = sql`(select ${sql.join([...keysOf(source), ...keys, ...parts], sql`, `)}
    from ${rowsOf(source)} group by ${places}) ${name(main)}`
  const coded =
    money.length === 1
      ? sql`select ${name(main)}.*, ${codeAt(0)} as ${name(codeName)} from ${partial}`
      : sql`select ${name(main)}.*, amounts.code as ${name(codeName)} from ${partial}
          ${eachOf(money.map((_, i) => codeAt(i)))}`
  return { from: apart(coded, source, onlyMoney), measures: merging.map(({ merged }) => merged) }
}

/** The code that an amount among the parts counts for. */
const codeAt = (i: number): SQL => known(column(main, `blank_${i}`), column(main, `code_${i}`))

/** What carries a code, with the currency for which it counts. */
function apart(coded: SQL, { groups }: Source, onlyMoney: boolean): SQL {
  const keys = groups.map((_, i) => name(keyName(i)))
  const whole = keys.length > 0 ? sql`partition by ${sql.join(keys, sql`, `)}` : sql``
  const code = name(codeName)
  return sql`(select *, coalesce(${code}, case when least_code = greatest_code then least_code end)
      as ${name(currencyName)}
    from (select *, min(${code}) over every as least_code, max(${code}) over every as greatest_code
      from (${coded}) coded window every as (${whole})) counted
    ${onlyMoney ? sql`where ${code} is not null or least_code is null or least_code = greatest_code` : sql``})`
}

/** Behind a function over a field of money: only amounts of the currency. */
const within = (money: readonly string[], { of }: Figure, only: (of: string) => SQL): SQL =>
  of && money.includes(of.name) ? sql` filter (where ${only(of.name)})` : sql``

const name = (of: string): SQL => sql`${sql.identifier(of)}`
const rowsOf = ({ object, where }: Source, joined = sql``): SQL =>
  sql`${tableOf(object)} ${sql.identifier(main)} ${joined} where ${where}`
const keysOf = ({ groups }: Source): SQL[] =>
  groups.map(({ expression }, i) => sql`${expression} as ${sql.identifier(keyName(i))}`)
/** Joins each of the codes that are there once. */
const eachOf = (codes: readonly SQL[]): SQL =>
  sql`left join lateral (select distinct code from (values ${sql.join(
    codes.map((code) => sql`(${code})`),
    sql`, `,
  )}) v(code) where code is not null) amounts on true`

function moneyIn(object: ObjectType, of: string): { readonly amount: SQL; readonly code: SQL } {
  const field = own(object, of)
  return {
    amount: fieldColumn(main, field, of),
    code: field?.currency?.(main, columnName(field, of)) ?? sql`null::text`,
  }
}
const known = (blank: SQL, code: SQL): SQL =>
  sql`case when not (${blank}) then coalesce(${code}, ${unknown}) end`
