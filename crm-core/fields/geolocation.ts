import { sql } from 'drizzle-orm'
import { doublePrecision } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { placeToCell } from './cells.ts'
import { column, defineField, plain } from './define.ts'
import { latitude, longitude } from './geo/degrees.ts'
import { within } from './geo/within.ts'
import type { FieldOptions } from './kind.ts'
import { presence } from './operators.ts'

const numbers = /^\s*(-?\d+(?:\.\d+)?)\s*[,，;\s]\s*(-?\d+(?:\.\d+)?)\s*$/

/** Both numbers, or the text that maps give: `31.2304, 121.4737`. */
const place = z.union([
  z.object({ latitude, longitude }),
  z
    .string()
    .regex(numbers)
    .transform((text) => {
      const [, north, east] = numbers.exec(text) ?? []
      return { latitude: Number(north), longitude: Number(east) }
    })
    .pipe(z.object({ latitude, longitude })),
])
type Place = z.output<typeof place>
const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' && value !== null && 'latitude' in value && 'longitude' in value

/** A place on the earth. Its latitude stands in the column of its name, its longitude beside it. */
export const geolocation = <const O extends FieldOptions>(options: O) =>
  defineField<{ readonly latitude: number; readonly longitude: number }, O>(options, {
    kind: 'geolocation',
    ui: 'geolocation',
    measures: 'none',
    toCell: placeToCell,
    expected: {
      en: 'a place such as 31.2304, 121.4737 (latitude, longitude)',
      zh: '地点，例如 31.2304, 121.4737（纬度, 经度）',
    },
    schema: place,
    operators: { ...presence, within },
    columns: (name) => ({
      [name]: doublePrecision(name),
      [`${name}_longitude`]: doublePrecision(`${name}_longitude`),
    }),
    operand: (value) => sql`${isPlace(value) ? value.latitude : value}::double precision`,
    select: (alias, name) => [column(alias, name), column(alias, `${name}_longitude`)],
    read(row, name) {
      const north = plain(row[name])
      const east = plain(row[`${name}_longitude`])
      return typeof north === 'number' && typeof east === 'number'
        ? { latitude: north, longitude: east }
        : null
    },
    write: (value, name) =>
      isPlace(value)
        ? { [name]: value.latitude, [`${name}_longitude`]: value.longitude }
        : { [name]: null, [`${name}_longitude`]: null },
  })
