import { sql } from 'drizzle-orm'
import { timestamp } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { timeCell } from './cells.ts'
import { defineField } from './define.ts'
import type { FieldOptions } from './kind.ts'
import { equality, inPeriod, ordering } from './operators.ts'

/** An instant: ISO text with its offset on the way in, in UTC on the way out. A bare date is its midnight in UTC. */
const instant = z.union([
  z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString()),
  z.iso.date().transform((day) => `${day}T00:00:00.000Z`),
  z.date().transform((time) => time.toISOString()),
])

export const dateTime = <const O extends FieldOptions>(options: O) =>
  defineField<string, O>(options, {
    kind: 'dateTime',
    ui: 'datetime',
    measures: 'time',
    formula_type: 'time',
    expected: { en: 'a time such as 2026-11-23T09:00:00Z', zh: '时间，例如 2026-11-23T09:00:00Z' },
    schema: instant,
    fromCell: timeCell,
    operators: { ...equality, ...ordering, ...inPeriod('instant') },
    columns: (name) => ({ [name]: timestamp(name, { withTimezone: true, precision: 3 }) }),
    operand: (value) => sql`${value}::timestamptz`,
    local: (time, time_zone) => sql`(${time} at time zone ${time_zone})`,
  })
