import { sql, type SQL } from 'drizzle-orm'
import { text as textColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Option } from '../contract.ts'
import { listCell, listToCell } from './cells.ts'
import { defineField } from './define.ts'
import type { FieldOptions } from './kind.ts'
import { presence, shown, type CompareContext } from './operators.ts'
import { current, optionSchema } from './select.ts'

/** Any of the choices holds; `contains` one, `in` at least one of several. */
function overlaps(column: SQL, value: unknown, context: CompareContext): SQL {
  if (!Array.isArray(value)) return context.refuse('wrong_type', { expected: '[…]', got: shown(value) })
  return value.length ? sql`coalesce(${column} && ${context.operand(value)}, false)` : sql`false`
}

/** Several choices of a list. */
export const multiSelect = <const Code extends string, const O extends FieldOptions>(
  choices: readonly (Option & { readonly code: Code })[],
  options: O,
) => {
  const chosen = (choices: readonly Option[]) => {
    const one = optionSchema(choices)
    const many = z.array(one).transform((codes) => [...new Set(codes)])
    return z.union([many, one.transform((code) => [code])])
  }
  return defineField<readonly Code[], O>(options, {
    kind: 'multiSelect',
    ui: 'multiselect',
    measures: 'choice',
    fromCell: listCell,
    toCell: listToCell,
    expected: { en: 'a list of choices', zh: '可选值列表' },
    schema: chosen(current(choices)),
    comparand: chosen(choices),
    operators: {
      ...presence,
      contains: (column, value, context) => sql`${column} @> ${context.operand(value)}`,
      in: overlaps,
      not_in: (column, value, context) => sql`not ${overlaps(column, value, context)}`,
    },
    columns: (name) => ({ [name]: textColumn(name).array() }),
    operand: (value) => sql`${sql.param(value)}::text[]`,
    options: choices,
  })
}
