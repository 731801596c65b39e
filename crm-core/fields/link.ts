import { defineField } from './define.ts'
import { linkKind, type ReferenceOptions } from './reference.ts'

export interface LinkOptions extends ReferenceOptions {
  /** The field beside this one that tells which object it points to; the system keeps it. */
  readonly type_field: string
}

/** A pointer to a record of any of several objects. */
export const link = <const O extends LinkOptions>(targets: readonly string[], options: O) =>
  defineField<string, O>(options, {
    ...linkKind('link', targets, options),
    type_field: options.type_field,
  })
