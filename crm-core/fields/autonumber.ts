import { z } from 'zod'
import { defineField } from './define.ts'
import type { FieldOptions, Numbering, TypedField } from './kind.ts'
import { clean } from './operators.ts'
import { textKind } from './text.ts'

export interface AutonumberOptions extends Pick<FieldOptions, 'label' | 'aliases' | 'description'> {
  /** `QUO-{00000}` gives QUO-00001; the zeros say how many digits there are at least. */
  readonly format: string
}
const longest = 60

/**
 * A number that the system gives to each new record of a workspace, in order and without gaps: the count
 * moves in the transaction of the write. Only an import by an administrator may bring its own.
 */
export const autonumber = (options: AutonumberOptions): TypedField<string, false> => {
  const { format, ...usual } = options
  return defineField<string, FieldOptions & { readonly required?: false }>(
    { ...usual, unique: true, read_only: true, search: true },
    {
      ...textKind('autonumber', 'text', z.string().trim().min(1).max(longest).transform(clean), longest),
      numbering: numberingOf(format),
    },
  )
}

/** Reads a format once: what stands before and after the digits, and how many there are. */
function numberingOf(format: string): Numbering {
  const [whole, before, zeros, after] = /^([^{}]*)\{(0{1,12})\}([^{}]*)$/.exec(format) ?? []
  if (whole === undefined || before === undefined || zeros === undefined || after === undefined)
    throw new Error(`"${format}" is not a number format such as QUO-{00000}`)
  if (whole.length > 40) throw new Error(`"${format}" is longer than 40 characters`)
  return {
    write: (count) => `${before}${String(count).padStart(zeros.length, '0')}${after}`,
    read(text) {
      if (!text.startsWith(before) || !text.endsWith(after)) return null
      const digits = text.slice(before.length, text.length - after.length)
      return /^\d{1,15}$/.test(digits) ? Number(digits) : null
    },
  }
}
