import type { FieldValue } from '../../contract.ts'
import { nearest } from '../../objects/nearest.ts'
import type { AnyField } from '../kind.ts'
import { clean } from '../operators.ts'
import { asMoney, ofType, type Part, type Row, type Typed } from './compiled.ts'
import { centsOfText, finite, textOfCents } from './decimal.ts'
import { functions } from './functions.ts'
import { parseFormula, type Node } from './parse.ts'
import { FormulaError, type Formula, type FormulaResult, type FormulaType, type Value } from './types.ts'

type Fields = Readonly<Record<string, AnyField>>
/** What one formula is compiled with: the fields beside it, those it has read, and the formulas around it. */
interface Compiling {
  readonly fields: Fields
  readonly used: Set<string>
  readonly within: readonly string[]
}
const longestSource = 1000
const longestSql = 20_000

/** Checks an expression against the fields of its object and compiles it; FormulaError when it is wrong. */
export function compileFormula(fields: Fields, name: string, of: FormulaResult, expression: string): Formula {
  if (clean(expression) !== expression)
    throw new FormulaError({
      code: 'formula_syntax',
      at: 1,
      expected: { en: 'readable characters', zh: '可读字符' },
      got: '\\u0000',
    })
  if (expression.length > longestSource)
    throw new FormulaError({ code: 'formula_too_long', at: longestSource + 1, got: '' })
  const used = new Set<string>()
  const part = compileNode(parseFormula(expression), { fields, used, within: [name] })
  const result = resultOf(part, of)
  const uses = [...used]
  const money = uses.filter((one) => fields[one]?.formula_type === 'money')
  if (of === 'money' && money.length === 0)
    throw new FormulaError({
      code: 'formula_type',
      at: 1,
      expected: { en: 'an amount of money among the fields', zh: '至少一个金额字段' },
      got: { en: 'none', zh: '没有' },
    })
  const sql = columnsOf(result, of, money)
  if (Object.values(sql).some((text) => text.length > longestSql))
    throw new FormulaError({ code: 'formula_too_long', at: 1, got: '' })
  return { of, expression, uses, sql, compute: (record) => computed(result, money, record) }
}

function resultOf(part: Part, of: FormulaResult): Typed {
  if (of === 'money') return asMoney(part)
  return ofType(part, of === 'percent' ? 'number' : of)
}

function compileNode(node: Node, compiling: Compiling): Part {
  if (node.kind === 'literal') return literal(node)
  if (node.kind === 'field') return fieldPart(node, compiling)
  const called = Object.hasOwn(functions, node.name) ? functions[node.name] : undefined
  if (!called)
    throw unknown(
      node,
      Object.keys(functions).filter((name) => /^[a-z]/.test(name)),
    )
  const count = node.args.length
  if (count < called.least || count > called.most)
    throw new FormulaError({
      code: 'formula_syntax',
      at: node.at,
      expected: countWords(node.name, called.least, called.most),
      got: String(count),
    })
  return called.compile(
    node.args.map((arg) => compileNode(arg, compiling)),
    node,
  )
}
function countWords(name: string, least: number, most: number) {
  const range = least === most ? String(least) : `${least}–${most}`
  return { en: `${range} values for ${name}()`, zh: `${name}() 的 ${range} 个值` }
}
const unknown = ({ name, at }: { name: string; at: number }, known: readonly string[]): FormulaError =>
  new FormulaError({ code: 'formula_unknown', at, got: name.slice(0, 64), nearest: nearest(name, known) })

function literal({ value, text, at }: Extract<Node, { kind: 'literal' }>): Part {
  if (value === null) return { type: 'null', sql: 'null', at, run: () => null }
  if (typeof value === 'boolean') return { type: 'boolean', sql: String(value), at, run: () => value }
  if (typeof value === 'number')
    return { type: 'number', sql: `'${text}'::double precision`, at, run: () => finite(value) }
  return { type: 'text', sql: `'${value.replaceAll("'", "''")}'::text`, at, run: () => value }
}

/** A field of the record; a formula among them is read as if its expression stood here. */
function fieldPart({ name, at }: Extract<Node, { kind: 'field' }>, compiling: Compiling): Part {
  const { fields, used, within } = compiling
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (!field || field.secret) throw unknown({ name, at }, Object.keys(fields))
  if (within.includes(name)) throw new FormulaError({ code: 'formula_cycle', at, got: name })
  if (field.formula) {
    const inner = parseFormula(field.formula.expression)
    const part = compileInner(inner, { fields, used, within: [...within, name] }, at)
    return { ...resultOf(part, field.formula.of), at }
  }
  used.add(name)
  const type = field.formula_type ?? 'other'
  const sql = type === 'number' ? `"${name}"::double precision` : `"${name}"`
  return { type, sql: type === 'number' ? `(${sql})` : sql, at, run: (row) => valueOf(type, row[name]) }
}
/** A mistake in a formula within is told at the place where it is named here. */
function compileInner(node: Node, compiling: Compiling, at: number): Part {
  try {
    return compileNode(node, compiling)
  } catch (error) {
    throw error instanceof FormulaError ? new FormulaError({ ...error.problem, at }) : error
  }
}

function valueOf(type: FormulaType | 'other', value: FieldValue | undefined): Value {
  if (value === null || value === undefined) return null
  if (type === 'money') return isMoney(value) ? centsOfText(value.amount) : null
  // Of what has no type only its presence counts.
  if (typeof value === 'object') return true
  if (type === 'time') return Date.parse(String(value))
  return value
}
const isMoney = (value: unknown): value is { amount: string; currency: string } =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value

/** Amounts of different currencies give nothing: they are never added up or compared. */
function columnsOf(result: Typed, of: FormulaResult, money: readonly string[]): Record<string, string> {
  const codes = money.map(
    (name) => `case when "${name}" is not null then coalesce("${name}_currency", '') end`,
  )
  const code = codes.length > 1 ? `coalesce(${codes.join(', ')})` : (codes[0] ?? '')
  const same = money.map((name) => `("${name}" is null or coalesce("${name}_currency", '') = ${code})`)
  const guarded = money.length > 1 ? `case when ${same.join(' and ')} then ${result.sql} end` : result.sql
  if (of === 'money') return { '': guarded, currency: `nullif(${code}, '')` }
  // Adding zero turns the negative zero of floating point into the usual one.
  return { '': result.type === 'number' ? `(${guarded}) + 0` : guarded }
}

function computed(result: Typed, money: readonly string[], row: Row): FieldValue {
  const codes = new Set(money.flatMap((name) => codeOf(row[name])))
  if (codes.size > 1) return null
  const value = result.run(row)
  if (typeof value !== 'bigint') return value
  const [currency = ''] = codes
  return { amount: textOfCents(value), currency }
}
const codeOf = (value: FieldValue | undefined): string[] => (isMoney(value) ? [value.currency] : [])
