import { z } from 'zod'
import { defineField } from './define.ts'
import { clean } from './operators.ts'
import { textKind, type TextOptions } from './text.ts'

/** Markdown. It is stored as written and made safe where it is drawn. */
export const richText = <const O extends TextOptions>(options: O) => {
  const max = options.max_length ?? 100_000
  return defineField<string, O>(
    options,
    textKind('richText', 'markdown', z.string().max(max).transform(clean), max),
  )
}
