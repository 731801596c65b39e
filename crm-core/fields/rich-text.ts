import { z } from 'zod'
import { defineField } from './define.ts'
import { safeMarkdown } from './markdown/safe-markdown.ts'
import { clean } from './operators.ts'
import { textKind, type TextOptions } from './text.ts'

/** Markdown. What a browser could run is taken out on the way in; the rest stays as it was written. */
export const richText = <const O extends TextOptions>(options: O) => {
  const max = options.max_length ?? 100_000
  return defineField<string, O>(
    options,
    textKind(
      'richText',
      'markdown',
      z
        .string()
        .max(max)
        .transform((text) => safeMarkdown(clean(text))),
      max,
    ),
  )
}
