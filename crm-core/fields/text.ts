import { text as textColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { FieldUi, FieldValue } from '../contract.ts'
import { defineField } from './define.ts'
import type { FieldOptions } from './kind.ts'
import { clean, equality, matching, ordering } from './operators.ts'

export interface TextOptions extends FieldOptions {
  readonly max_length?: number
}
const words = { en: 'text', zh: '文本' }
/** A number or boolean is no text: turning it into one would hide a mistake. */
const line = (max: number) => z.string().trim().max(max).transform(clean)

/** What all kinds that store plain text share. */
export const textKind = (kind: string, ui: FieldUi, schema: z.ZodType<FieldValue>, max_length: number) => ({
  kind,
  ui,
  measures: 'text' as const,
  formula_type: 'text' as const,
  expected: words,
  schema,
  max_length,
  operators: { ...equality, ...ordering, ...matching },
  columns: (name: string) => ({ [name]: textColumn(name) }),
})

/** One line of text. */
export const text = <const O extends TextOptions>(options: O) => {
  const max = options.max_length ?? 255
  return defineField<string, O>(options, textKind('text', 'text', line(max), max))
}
