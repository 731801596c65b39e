import { z } from 'zod'
import { defineField } from './define.ts'
import { textKind, type TextOptions } from './text.ts'

/** A bare host gets https; only web addresses are taken, so that a link can be drawn safely. */
const address = z
  .string()
  .trim()
  .max(2048)
  .transform((input) => (/^[a-z][a-z0-9+.-]*:/i.test(input) ? input : `https://${input}`))
  .pipe(z.url({ protocol: /^https?$/, hostname: /^(?:[^.\s]+\.)+[^.\s]{2,}$|^localhost$/ }))

export const url = <const O extends TextOptions>(options: O) =>
  defineField<string, O>(options, {
    ...textKind('url', 'url', address, 2048),
    expected: { en: 'a web address such as https://example.com', zh: '网址，例如 https://example.com' },
  })
