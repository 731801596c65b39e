import type { FieldValue, RoleName } from '../contract.ts'

/** What makes a field secret: who sees its values, and how they become text that can be sealed. */
export interface Secret {
  readonly readers: readonly RoleName[]
  /** The value as the text that is encrypted. */
  write(value: FieldValue): string
  read(text: string): FieldValue
  /** What those see who may not see the value: that there is one. */
  mask(value: FieldValue): FieldValue
}
