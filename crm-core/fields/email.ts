import { z } from 'zod'
import { defineField } from './define.ts'
import { textKind, type TextOptions } from './text.ts'

/** An address; case and spaces around it do not make another one. */
const address = z.string().trim().toLowerCase().max(254).pipe(z.email())

export const email = <const O extends TextOptions>(options: O) =>
  defineField<string, O>(options, {
    ...textKind('email', 'email', address, 254),
    expected: { en: 'an e-mail address such as li@example.com', zh: '电子邮箱地址，例如 li@example.com' },
  })
