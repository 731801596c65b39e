import { uuid } from 'drizzle-orm/pg-core'
import { defineField } from './define.ts'
import type { FieldOptions } from './kind.ts'
import { equality } from './operators.ts'
import { uuidText } from './reference.ts'

/** An id that points to no object that a person can open: the record's own, its tenant's, a run's. */
export const key = <const O extends FieldOptions>(options: O) =>
  defineField<string, O>(options, {
    kind: 'key',
    ui: 'text',
    measures: 'none',
    expected: { en: 'an id', zh: 'id' },
    schema: uuidText,
    operators: equality,
    columns: (name) => ({ [name]: uuid(name) }),
  })
