import type { FieldValue, Label } from '../../contract.ts'
import { centsOf } from './decimal.ts'
import type { Node } from './parse.ts'
import { FormulaError, type FormulaType, type Value } from './types.ts'

export type Row = Readonly<Record<string, FieldValue | undefined>>

/** A part of a formula in both languages that it is spoken in: the database's and ours. */
export interface Part {
  /** Null of the word `null` alone, `other` of a field that can only be asked whether it is blank. */
  readonly type: FormulaType | 'null' | 'other'
  readonly sql: string
  readonly at: number
  run(row: Row): Value
}
export interface Typed extends Part {
  readonly type: FormulaType
}

const typeWords: Readonly<Record<Part['type'], Label>> = {
  number: { en: 'a number', zh: '数字' },
  money: { en: 'an amount', zh: '金额' },
  text: { en: 'text', zh: '文本' },
  date: { en: 'a date', zh: '日期' },
  time: { en: 'a time', zh: '时间' },
  boolean: { en: 'yes or no', zh: '是或否' },
  null: { en: 'nothing', zh: '空值' },
  other: { en: 'a field that formulas can only test with blank()', zh: '只能用 blank() 判断的字段' },
}

export const wordsOf = (types: readonly Part['type'][]): Label => ({
  en: types.map((type) => typeWords[type].en).join(' or '),
  zh: types.map((type) => typeWords[type].zh).join('或'),
})
export const wrongType = (part: Pick<Part, 'type' | 'at'>, expected: readonly Part['type'][]): FormulaError =>
  new FormulaError({
    code: 'formula_type',
    at: part.at,
    expected: wordsOf(expected),
    got: typeWords[part.type],
  })

/** The part, if it is of one of these types. */
export function ofType(part: Part, ...types: readonly FormulaType[]): Typed {
  for (const type of types) if (part.type === type) return { ...part, type }
  throw wrongType(part, types)
}
/** A number where an amount is meant: of whatever currency the other amounts are. */
export function asMoney(part: Part): Typed {
  const typed = ofType(part, 'money', 'number')
  if (typed.type === 'money') return typed
  return {
    type: 'money',
    at: part.at,
    sql: `round((${part.sql})::text::numeric, 2)`,
    run: (row) => {
      const value = part.run(row)
      return typeof value === 'number' ? centsOf(value) : null
    },
  }
}

/** Parts that meet in one place must be of one type: numbers beside an amount are amounts, null is anything. */
export function alike(parts: readonly Part[], node: Pick<Node, 'at'>): readonly Typed[] {
  const money = parts.some(({ type }) => type === 'money')
  const lead = parts.find(({ type }) => type !== 'null')
  if (!lead) throw wrongType({ type: 'null', at: node.at }, ['number', 'money', 'text', 'date', 'boolean'])
  const type = money ? 'money' : lead.type
  if (type === 'null' || type === 'other')
    throw wrongType(lead, ['number', 'money', 'text', 'date', 'boolean'])
  return parts.map((part) => {
    if (part.type === 'null') return { ...part, type, sql: `null::${sqlTypes[type]}` }
    return type === 'money' ? asMoney(part) : ofType(part, type)
  })
}
const sqlTypes: Readonly<Record<FormulaType, string>> = {
  number: 'double precision',
  money: 'numeric',
  text: 'text',
  date: 'date',
  time: 'timestamptz',
  boolean: 'boolean',
}
