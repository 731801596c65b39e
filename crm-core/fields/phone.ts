import { z } from 'zod'
import { defineField } from './define.ts'
import { textKind, type TextOptions } from './text.ts'

/** Full-width digits and signs become plain ones; brackets, dots and runs of spaces become one space. */
const normal = (input: string): string =>
  input
    .normalize('NFKC')
    .replace(/[().\s]+/g, ' ')
    .replace(/ ?- ?/g, '-')
    .trim()
const number = z
  .string()
  .max(60)
  .transform(normal)
  .pipe(z.string().regex(/^\+?\d(?:[ -]?\d){4,19}(?: ?(?:x|ext|#|转) ?\d{1,6})?$/i))

export const phone = <const O extends TextOptions>(options: O) =>
  defineField<string, O>(options, {
    ...textKind('phone', 'phone', number, 60),
    expected: { en: 'a phone number such as +86 138 0000 0000', zh: '电话号码，例如 +86 138 0000 0000' },
  })
