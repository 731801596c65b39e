import { sql } from 'drizzle-orm'
import type { PgColumnBuilderBase } from 'drizzle-orm/pg-core'
import type { Issue, Language, Money } from '../contract.ts'
import { boolean } from './boolean.ts'
import { currency } from './currency.ts'
import { date } from './date.ts'
import { compileFormula } from './formula/compile.ts'
import { FormulaError, type Formula, type FormulaProblem, type FormulaResult } from './formula/types.ts'
import type { AnyField, FieldOptions, TypedField } from './kind.ts'
import { number } from './number.ts'
import { percent } from './percent.ts'
import { text } from './text.ts'

export interface FormulaOptions extends Pick<FieldOptions, 'label' | 'aliases' | 'description' | 'search'> {
  readonly of: FormulaResult
  /** Over the fields of the same record: `quantity * unit_price`, `if(blank(due), null, due - start)`. */
  readonly expression: string
}
interface ResultValues {
  readonly number: number
  readonly money: Money & { readonly [key: string]: string }
  readonly percent: number
  readonly text: string
  readonly date: string
  readonly boolean: boolean
}
/** What a filter may compare a computed text with. */
const longestText = 2000
/** The kind that a result is stored, compared and shown as. */
const kinds: Readonly<Record<FormulaResult, (options: FieldOptions) => AnyField>> = {
  number,
  money: currency,
  percent,
  text: (options) => text({ ...options, max_length: longestText }),
  date,
  boolean,
}

/** A value that the database computes from the other fields of the record, and keeps. */
export function formula<const O extends FormulaOptions>(
  options: O,
): TypedField<ResultValues[O['of']], false> {
  const { of, expression, ...usual } = options
  return {
    ...kinds[of]({ ...usual, read_only: true }),
    required: false,
    kind: 'formula',
    write: () => ({}),
    columns: unbound,
    formula: { of, expression, uses: [], sql: {}, compute: unbound },
  }
}
const unbound = (): never => {
  throw new Error('A formula is computed only as a field of an object.')
}

/** The fields with their formulas compiled against each other, and what is wrong with them. */
export function bindFormulas(
  fields: Readonly<Record<string, AnyField>>,
  language: Language = 'en',
): { readonly fields: Readonly<Record<string, AnyField>>; readonly issues: readonly Issue[] } {
  const issues: Issue[] = []
  const bound = Object.entries(fields).map(([name, field]) => {
    if (!field.formula) return [name, field] as const
    try {
      const { of, expression } = field.formula
      return [name, computedBy(field, compileFormula(fields, name, of, expression))] as const
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error
      issues.push(issueOf(name, field, error.problem, language))
      return [name, field] as const
    }
  })
  return { fields: issues.length > 0 ? fields : Object.fromEntries(bound), issues }
}

function computedBy(field: AnyField, formula: Formula): AnyField {
  const stored = kinds[formula.of]({ label: field.label })
  return {
    ...field,
    formula,
    columns: (name) =>
      Object.fromEntries(
        Object.entries(stored.columns(name)).map(([column, builder]) => [
          column,
          generated(builder, formula.sql[column === name ? '' : column.slice(name.length + 1)] ?? 'null'),
        ]),
      ),
  }
}
/** Every drizzle column builder has this; the types of the kinds differ and do not matter here. */
interface Generated extends PgColumnBuilderBase {
  generatedAlwaysAs(as: ReturnType<typeof sql.raw>): PgColumnBuilderBase
}
const generated = (builder: PgColumnBuilderBase, expression: string): PgColumnBuilderBase =>
  (builder as Generated).generatedAlwaysAs(sql.raw(expression))

function issueOf(name: string, field: AnyField, problem: FormulaProblem, language: Language): Issue {
  const { code, at, expected, got, nearest = '' } = problem
  const params = {
    field: field.label[language],
    position: at,
    expected: expected?.[language] ?? '',
    got: typeof got === 'string' ? got : got[language],
    nearest,
  }
  return { at: name, code, params }
}
