import { boolean as booleanColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { flagCell } from './cells.ts'
import { defineField } from './define.ts'
import type { FieldOptions } from './kind.ts'
import { equality } from './operators.ts'

const flag = z.union([
  z.boolean(),
  z.stringbool({ truthy: ['true', 'yes', '1', '是'], falsy: ['false', 'no', '0', '否'] }),
])

export const boolean = <const O extends FieldOptions>(options: O) =>
  defineField<boolean, O>(options, {
    kind: 'boolean',
    ui: 'boolean',
    measures: 'flag',
    formula_type: 'boolean',
    expected: { en: 'true or false', zh: '是或否' },
    schema: flag,
    fromCell: flagCell,
    operators: equality,
    columns: (name) => ({ [name]: booleanColumn(name) }),
  })
