import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { FilterValue } from '../../contract.ts'
import { shown, type CompareContext } from '../operators.ts'
import { latitude, longitude } from './degrees.ts'
import { boxAround, earthRadiusKm } from './box.ts'

/** Half around the earth: everything is nearer. */
const farthest = 20_038
const circle = z.object({
  latitude,
  longitude,
  radius_km: z.number().positive().max(farthest),
})

/** Not farther than a radius from a place. A box around the circle comes first: an index answers that. */
export function within(north: SQL, value: FilterValue | undefined, context: CompareContext): SQL {
  const parsed = circle.safeParse(value)
  if (!parsed.success) {
    const expected = '{latitude, longitude, radius_km}'
    return context.refuse('wrong_type', { expected, got: shown(value) })
  }
  const { data: around } = parsed
  const along = context.beside('longitude')
  const box = boxAround(around)
  const { west, east } = box
  const rows = sql`${north} between ${box.south}::double precision and ${box.north}::double precision`
  const columns =
    west <= east
      ? sql`${along} between ${west}::double precision and ${east}::double precision`
      : sql`(${along} >= ${west}::double precision or ${along} <= ${east}::double precision)`
  return sql`(${rows} and ${columns} and ${distance(north, along, around)} <= ${around.radius_km}::double precision)`
}

/** Kilometres over the great circle, by the haversine formula. */
function distance(north: SQL, along: SQL, to: { latitude: number; longitude: number }): SQL {
  const toLatitude = sql`${to.latitude}::double precision`
  const up = sql`sin(radians(${north} - ${toLatitude}) / 2)`
  const east = sql`sin(radians(${along} - ${to.longitude}::double precision) / 2)`
  const across = sql`cos(radians(${north})) * cos(radians(${toLatitude}))`
  return sql`${2 * earthRadiusKm}::double precision * asin(least(1, sqrt(${up} * ${up} + ${across} * ${east} * ${east})))`
}
