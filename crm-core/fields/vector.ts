import { vector as vectorColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { defineField } from './define.ts'
import type { FieldOptions } from './kind.ts'
import { presence } from './operators.ts'

/** A point in the space of one embedder. Search compares them; records never carry them outside. */
export const vector = <const O extends FieldOptions & { readonly dimensions: number }>(options: O) =>
  defineField<null, O>(options, {
    kind: 'vector',
    ui: 'json',
    measures: 'none',
    expected: { en: 'a list of numbers', zh: '数字列表' },
    schema: z.array(z.number()).length(options.dimensions),
    operators: presence,
    columns: (name) => ({ [name]: vectorColumn(name, { dimensions: options.dimensions }) }),
    select: () => [],
    read: () => null,
    write: (value, name) => ({ [name]: value === null ? null : JSON.stringify(value) }),
  })
