import { z } from 'zod'
import { defineField } from './define.ts'
import { clean } from './operators.ts'
import { textKind, type TextOptions } from './text.ts'

/** Several lines of plain text. */
export const textarea = <const O extends TextOptions>(options: O) => {
  const max = options.max_length ?? 20_000
  return defineField<string, O>(
    options,
    textKind('textarea', 'textarea', z.string().max(max).transform(clean), max),
  )
}
