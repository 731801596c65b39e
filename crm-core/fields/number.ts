import { sql } from 'drizzle-orm'
import { doublePrecision, integer } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { FieldUi, Label } from '../contract.ts'
import { numberCell } from './cells.ts'
import { defineField } from './define.ts'
import type { FieldOptions, KindSpec } from './kind.ts'
import { equality, ordering } from './operators.ts'

export interface NumberOptions extends FieldOptions {
  readonly integer?: boolean
  readonly min?: number
  readonly max?: number
}
/** Text counts as a number when it is nothing else, as in a form or a file. */
const numeric = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
])

export function numberKind(kind: string, ui: FieldUi, expected: Label, options: NumberOptions): KindSpec {
  const min = options.min ?? (options.integer ? -2_147_483_648 : -1e15)
  const max = options.max ?? (options.integer ? 2_147_483_647 : 1e15)
  const bounded = z.number().min(min).max(max)
  return {
    kind,
    ui,
    measures: 'number',
    formula_type: 'number',
    expected,
    range: { min, max },
    fromCell: numberCell,
    schema: numeric.pipe(options.integer ? bounded.int() : bounded),
    comparand: numeric,
    operators: { ...equality, ...ordering },
    columns: (name) => ({ [name]: options.integer ? integer(name) : doublePrecision(name) }),
    operand: (value) =>
      Number.isSafeInteger(value) ? sql`${value}::bigint` : sql`${value}::double precision`,
  }
}
const whole = { en: 'a whole number', zh: '整数' }
const any = { en: 'a number', zh: '数字' }

export const number = <const O extends NumberOptions>(options: O) =>
  defineField<number, O>(options, numberKind('number', 'number', options.integer ? whole : any, options))
