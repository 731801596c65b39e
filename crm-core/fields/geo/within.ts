import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { FilterValue } from '../../contract.ts'
import { shown, type CompareContext } from '../operators.ts'
import { boxAround, earthRadiusKm } from './box.ts'

/** Half around the earth: everything is nearer. */
const farthest = 20_038
const circle = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  radius_km: z.number().positive().max(farthest),
})

/** Not farther than a radius from a place. A box around the circle comes first: an index answers that. */
export function within(latitude: SQL, value: FilterValue | undefined, context: CompareContext): SQL {
  const parsed = circle.safeParse(value)
  if (!parsed.success) {
    const expected = '{latitude, longitude, radius_km}'
    return context.refuse('wrong_type', { expected, got: shown(value) })
  }
  const { data: around } = parsed
  const longitude = context.beside('longitude')
  const { south, north, west, east } = boxAround(around)
  const rows = sql`${latitude} between ${south}::double precision and ${north}::double precision`
  const columns =
    west <= east
      ? sql`${longitude} between ${west}::double precision and ${east}::double precision`
      : sql`(${longitude} >= ${west}::double precision or ${longitude} <= ${east}::double precision)`
  return sql`(${rows} and ${columns} and ${distance(latitude, longitude, around)} <= ${around.radius_km}::double precision)`
}

/** Kilometres over the great circle, by the haversine formula. */
function distance(latitude: SQL, longitude: SQL, to: { latitude: number; longitude: number }): SQL {
  const toLatitude = sql`${to.latitude}::double precision`
  const north = sql`sin(radians(${latitude} - ${toLatitude}) / 2)`
  const east = sql`sin(radians(${longitude} - ${to.longitude}::double precision) / 2)`
  const across = sql`cos(radians(${latitude})) * cos(radians(${toLatitude}))`
  return sql`${2 * earthRadiusKm}::double precision * asin(least(1, sqrt(${north} * ${north} + ${across} * ${east} * ${east})))`
}
