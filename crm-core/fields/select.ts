import { text as textColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Option } from '../contract.ts'
import { choiceCell } from './cells.ts'
import { defineField } from './define.ts'
import type { FieldOptions } from './kind.ts'
import { equality } from './operators.ts'

/** A list of choices whose codes TypeScript knows. */
export const picklist = <const Code extends string>(
  options: readonly (Option & { readonly code: Code })[],
): readonly (Option & { readonly code: Code })[] => options

/** The code of a choice, found by the code itself or by a label in either language. */
export function optionSchema(options: readonly Option[]) {
  const byWord = new Map<string, string>()
  for (const option of options)
    for (const word of [option.label.en, option.label.zh, option.code])
      byWord.set(word.trim().toLowerCase(), option.code)
  const codes = options.map((option) => option.code)
  return z
    .string()
    .transform((word) => byWord.get(word.trim().toLowerCase()) ?? word)
    .pipe(z.enum(codes))
}

/** What may still be chosen. */
export const current = <O extends Option>(options: readonly O[]): readonly O[] =>
  options.filter((option) => !option.retired)

/** One choice of a list; its stable code is stored. */
export const select = <const Code extends string, const O extends FieldOptions>(
  choices: readonly (Option & { readonly code: Code })[],
  options: O,
) =>
  defineField<Code, O>(options, {
    kind: 'select',
    ui: 'select',
    measures: 'choice',
    formula_type: 'text',
    fromCell: choiceCell(choices),
    expected: { en: 'one of the choices', zh: '可选值之一' },
    schema: optionSchema(current(choices)),
    comparand: optionSchema(choices),
    operators: equality,
    columns: (name) => ({ [name]: textColumn(name) }),
    options: choices,
  })
