import * as fc from 'fast-check'
import { sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { expect, it } from 'vitest'
import { withDatabases } from '../../store/testing.ts'
import { Field } from '../field.ts'
import type { CompareContext } from '../operators.ts'
import { within } from './within.ts'

interface Place {
  readonly latitude: number
  readonly longitude: number
}
/** By the angle between two vectors: another way than the one in the database. */
function kilometres(a: Place, b: Place): number {
  const vector = ({ latitude, longitude }: Place) => {
    const [north, east] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180]
    return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)] as const
  }
  const [p, q] = [vector(a), vector(b)]
  const cross = Math.hypot(p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0])
  return 6371.0088 * Math.atan2(cross, p[0] * q[0] + p[1] * q[1] + p[2] * q[2])
}

const context: CompareContext & { readonly refused: unknown[] } = {
  refused: [],
  beside: () => sql`longitude`,
  operand: (value) => sql`${value}`,
  period: () => ({ from: null, to: null }),
  refuse(code, params) {
    this.refused.push([code, params])
    return sql`null`
  },
}

withDatabases('a place', (subject) => {
  const inside = async (places: readonly Place[], around: Place & { radius_km: number }) => {
    const where = within(sql`latitude`, around, context)
    const { sql: text, params } = new PgDialect().sqlToQuery(
      sql`select place from jsonb_to_recordset(${JSON.stringify(places.map((one, place) => ({ ...one, place })))}::jsonb)
        as p(place int, latitude double precision, longitude double precision) where ${where} order by place`,
    )
    const { rows } = await subject.database().pool.query<{ place: number }>(text, params)
    return rows.map(({ place }) => place)
  }
  const latitude = fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, 90, 0, 89.99))
  const longitude = fc.oneof(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.constantFrom(-180, 180, 0, 179.99, -179.99),
  )
  const anywhere = fc
    .record({ latitude, longitude })
    .map((place) => Field.geolocation({ label: { en: '', zh: '' } }).schema.parse(place) as unknown as Place)

  it('is within a radius exactly when it is near enough, also over the antimeridian and at the poles', async () => {
    const radius_km = fc.oneof(
      fc.double({ min: 0.001, max: 20_038, noNaN: true }),
      fc.constantFrom(1, 500, 20_038),
    )
    await fc.assert(
      fc.asyncProperty(
        anywhere,
        radius_km,
        fc.array(anywhere, { minLength: 5, maxLength: 30 }),
        async (centre, radius_km, places) => {
          // What lies on the edge to the metre may be either side of it.
          const clear = places.filter((place) => Math.abs(kilometres(place, centre) - radius_km) > 0.001)
          const expected = clear.flatMap((place, i) => (kilometres(place, centre) < radius_km ? [i] : []))
          expect(await inside(clear, { ...centre, radius_km })).toEqual(expected)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is found across the line where the days meet, and around a pole', async () => {
    const fiji = { latitude: -17, longitude: 179.9 }
    const places = [
      { latitude: -17, longitude: -179.9 },
      { latitude: -17, longitude: 179.5 },
      { latitude: -17, longitude: 0 },
    ]
    expect(await inside(places, { ...fiji, radius_km: 50 })).toEqual([0, 1])
    const north = { latitude: 89.9, longitude: 10 }
    expect(await inside([{ latitude: 89.9, longitude: -170 }], { ...north, radius_km: 25 })).toEqual([0])
    expect(await inside([{ latitude: 89.9, longitude: -170 }], { ...north, radius_km: 20 })).toEqual([])
  })

  it('is not asked for around no place or without a distance', () => {
    for (const wrong of [3, null, 'Shanghai', { latitude: 91, longitude: 0, radius_km: 1 }, ['1', '2']])
      within(sql`latitude`, wrong, context)
    within(sql`latitude`, { latitude: 1, longitude: 0, radius_km: 0 }, context)
    expect(context.refused).toHaveLength(6)
  })
})
