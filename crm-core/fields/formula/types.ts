import type { FieldValue, Label } from '../../contract.ts'

/** What values are to a formula. `time` is an instant; `date` a calendar day. */
export const formulaTypes = ['number', 'money', 'text', 'date', 'time', 'boolean'] as const
export type FormulaType = (typeof formulaTypes)[number]

/** What a formula may give; a percentage is a number that is shown as one. */
export type FormulaResult = 'number' | 'money' | 'percent' | 'text' | 'date' | 'boolean'

/** A value while a formula is computed: money in cents, a date as its text, a time in milliseconds. */
export type Value = number | bigint | string | boolean | null

/** A formula of a field, once it has been checked against the other fields of its object. */
export interface Formula {
  readonly of: FormulaResult
  readonly expression: string
  /** Fields that it reads, those of formulas within it included. */
  readonly uses: readonly string[]
  /** The expression of each column, by what follows the field's name in the column's (`''` for the value). */
  readonly sql: Readonly<Record<string, string>>
  /** The same in TypeScript; OutOfRange where the database could not store the result. */
  compute(record: Readonly<Record<string, FieldValue | undefined>>): FieldValue
}

/** What is wrong with an expression, and where; `at` counts characters from 1. */
export interface FormulaProblem {
  readonly code: 'formula_syntax' | 'formula_unknown' | 'formula_type' | 'formula_cycle' | 'formula_too_long'
  readonly at: number
  readonly expected?: Label
  readonly got: string | Label
  readonly nearest?: string
}
/** Ends the reading of an expression: what follows a mistake cannot be judged. */
export class FormulaError extends Error {
  readonly problem: FormulaProblem
  constructor(problem: FormulaProblem) {
    super(`${problem.code} at ${problem.at}`)
    this.name = 'FormulaError'
    this.problem = problem
  }
}
/** A result that no column can hold. */
export class OutOfRange extends Error {}
