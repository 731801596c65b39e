import { uuid } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Label } from '../contract.ts'
import { defineField } from './define.ts'
import type { FieldOptions, KindSpec, OnDelete } from './kind.ts'
import { equality } from './operators.ts'

export interface ReferenceOptions extends FieldOptions {
  /** What becomes of this record when the one it points to is deleted. */
  readonly onDelete?: OnDelete
  /** Name of the list on the other side, for include and record pages. */
  readonly relation?: string
}
const expected: Label = { en: 'the id of a record', zh: '记录的 id' }
export const uuidText = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/)
/** An id, or a pointer as views and tools carry it. */
const pointer = z.union([uuidText, z.object({ id: uuidText }).transform((ref) => ref.id)])

export const linkKind = (kind: string, targets: readonly string[], options: ReferenceOptions): KindSpec => ({
  kind,
  ui: 'reference',
  measures: 'link',
  expected,
  schema: pointer,
  operators: equality,
  columns: (name) => ({ [name]: uuid(name) }),
  targets,
  on_delete: options.onDelete ?? 'setNull',
  relation: options.relation,
})

/** A pointer to one record of one object. */
export const reference = <const O extends ReferenceOptions>(target: string, options: O) =>
  defineField<string, O>(options, linkKind('reference', [target], options))
