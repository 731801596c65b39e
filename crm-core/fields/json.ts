import { jsonb } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { FieldValue } from '../contract.ts'
import { jsonCell, jsonToCell } from './cells.ts'
import { defineField } from './define.ts'
import type { FieldOptions } from './kind.ts'
import { clean, presence } from './operators.ts'

export interface JsonOptions extends FieldOptions {
  /** What the document must look like. */
  readonly schema?: z.ZodType<FieldValue, FieldValue>
}
/** Postgres refuses NUL and half surrogates in jsonb too. */
const cleaned = (value: FieldValue): FieldValue =>
  // A copy through text keeps the type: JSON in, JSON out.
  JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' ? clean(part) : part,
  ) as FieldValue

/** A JSON document. */
export const json = <const O extends JsonOptions>(options: O) =>
  defineField<FieldValue, O>(options, {
    kind: 'json',
    ui: 'json',
    measures: 'none',
    fromCell: jsonCell,
    toCell: jsonToCell,
    expected: { en: 'a JSON value of the right shape', zh: '格式正确的 JSON 值' },
    schema: z
      .json()
      .transform(cleaned)
      .pipe(options.schema ?? z.custom<FieldValue>(() => true)),
    operators: presence,
    columns: (name) => ({ [name]: jsonb(name) }),
  })
