import { sql } from 'drizzle-orm'
import { date as dateColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { dayCell } from './cells.ts'
import { column, defineField } from './define.ts'
import type { FieldOptions } from './kind.ts'
import { equality, inPeriod, ordering } from './operators.ts'

/** A calendar day without a time zone, as YYYY-MM-DD. */
export const date = <const O extends FieldOptions>(options: O) =>
  defineField<string, O>(options, {
    kind: 'date',
    ui: 'date',
    measures: 'time',
    formula_type: 'date',
    fromCell: dayCell,
    expected: { en: 'a date such as 2026-11-23', zh: '日期，例如 2026-11-23' },
    schema: z
      .string()
      .trim()
      .pipe(z.iso.date())
      .refine((day) => day >= '0001-01-01'),
    operators: { ...equality, ...ordering, ...inPeriod('date') },
    columns: (name) => ({ [name]: dateColumn(name) }),
    operand: (value) => sql`${value}::date`,
    local: (day) => sql`${day}::timestamp`,
    // As text: a driver would make a Date in the zone of the process out of it.
    select: (alias, name) => [sql`${column(alias, name)}::text as ${sql.identifier(name)}`],
  })
