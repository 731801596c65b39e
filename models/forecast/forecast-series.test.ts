import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forecastSeries } from './forecast-series.ts'

const pattern = [0.7, 0.8, 1.2, 0.9, 1, 1.3, 0.6, 0.7, 1.1, 1, 1.1, 1.6]
const seasonal = (months: number) =>
  Array.from({ length: months }, (_, t) => (1000 + 5 * t) * (pattern[t % 12] ?? 1))
const means = (values: readonly (number | null)[], horizon = 12) =>
  forecastSeries(values, { horizon }).points.map(({ mean }) => mean)

describe('a series that is carried on', () => {
  it('goes on with the season and the growth that it has', () => {
    const forecast = forecastSeries(seasonal(60), { horizon: 12 })
    const truth = seasonal(72).slice(60)
    expect(forecast).toMatchObject({ seasonal: true, method: 'combination', filled: 0 })
    for (const [at, { mean }] of forecast.points.entries())
      expect(Math.abs(mean / (truth[at] ?? 1) - 1)).toBeLessThan(0.05)
  })
  it('keeps the month of the pattern where the history does not begin in January', () => {
    // 58 months from June on: the history ends in March, December is the ninth month ahead
    const late = means(seasonal(63).slice(5))
    expect(late.indexOf(Math.max(...late))).toBe(8)
  })
  it('is the less sure of a month the more it brings', () => {
    const uneven = seasonal(60).map((value, t) => value * (1 + ((t * 7919) % 13) / 60))
    const { points } = forecastSeries(uneven, { horizon: 12 })
    const width = (at: number) => (points[at]?.p80.high ?? 0) - (points[at]?.p80.low ?? 0)
    expect(width(11)).toBeGreaterThan(1.5 * width(6))
  })
  it('has no season where the months are alike, and few months tell of none', () => {
    const flat = Array.from({ length: 60 }, (_, t) => 100 + ((t * 7919) % 13))
    expect(forecastSeries(flat, { horizon: 3 }).seasonal).toBe(false)
    expect(forecastSeries(seasonal(30), { horizon: 3 }).seasonal).toBe(false)
  })
  it('is the same at every run', () => {
    expect(forecastSeries(seasonal(50), { horizon: 18 })).toEqual(
      forecastSeries(seasonal(50), { horizon: 18 }),
    )
  })
  it('grows with the unit that the values are told in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 80 }),
        (values) => {
          const small = means(values)
          const large = means(values.map((value) => value * 1000))
          for (const [at, value] of large.entries())
            expect(Math.abs(value / 1000 - (small[at] ?? 0))).toBeLessThan(1 + 0.02 * Math.max(...values))
        },
      ),
      { numRuns: 60 },
    )
  })
  it('gives finite numbers, the narrow interval within the wide one, whatever the values', () => {
    const value = fc.oneof(
      fc.double({ min: -1e12, max: 1e12, noNaN: true }),
      fc.constant(0),
      fc.constant(null),
      fc.constant(1e-9),
    )
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 70 }), (values) => {
        fc.pre(values.some((one) => one !== null))
        for (const { mean, p80, p95 } of forecastSeries(values, { horizon: 18 }).points) {
          expect(Number.isFinite(mean) && Number.isFinite(p95.low) && Number.isFinite(p95.high)).toBe(true)
          expect(p95.low <= p80.low && p80.low <= mean && mean <= p80.high && p80.high <= p95.high).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('little or odd history', () => {
  it('fills missing months between their neighbours and tells how many', () => {
    const whole = seasonal(48)
    const gaps = whole.map((value, at) => (at === 20 || at === 21 || at === 47 ? null : value))
    expect(forecastSeries(gaps, { horizon: 1 }).filled).toBe(2)
    expect(forecastSeries([10, null, 30], { horizon: 1 }).points[0]?.mean).toBe(20)
  })
  it('takes the mean of a handful of values, with a wide interval', () => {
    const { method, points } = forecastSeries([10, 20, 30], { horizon: 2 })
    expect(method).toBe('mean')
    expect(points[1]).toMatchObject({ mean: 20 })
    expect((points[0]?.p95.high ?? 0) - 20).toBeGreaterThan(20)
  })
  it('repeats a constant without doubt, and zeros as zeros', () => {
    const constant = forecastSeries(
      Array.from({ length: 40 }, () => 7),
      { horizon: 2 },
    )
    expect(constant.points[1]).toEqual({ mean: 7, p80: { low: 7, high: 7 }, p95: { low: 7, high: 7 } })
    expect(means([0, 0, 0, 0, 0, 0, 0, 0], 2)).toEqual([0, 0])
  })
  it('takes zeros and negative values by adding the season instead of multiplying', () => {
    const around = Array.from({ length: 60 }, (_, t) => ((pattern[t % 12] ?? 1) - 1) * 100)
    const forecast = means(around)
    for (const [at, value] of forecast.entries())
      expect(Math.abs(value - ((pattern[at] ?? 1) - 1) * 100)).toBeLessThan(6)
  })
  it('never goes below the floor it is given', () => {
    const falling = Array.from({ length: 30 }, (_, t) => Math.max(0, 300 - 11 * t + ((t * 31) % 7)))
    for (const { mean, p95 } of forecastSeries(falling, { horizon: 18, floor: 0 }).points) {
      expect(mean).toBeGreaterThanOrEqual(0)
      expect(p95.low).toBeGreaterThanOrEqual(0)
    }
  })
  it.each([
    ['nothing', [], 3],
    ['only missing values', [null, Number.NaN], 3],
    ['an infinite value', [1, 2, Infinity], 3],
    ['a broken horizon', [1, 2, 3], 1.5],
    ['a horizon without end', [1, 2, 3], 1e9],
  ])('refuses %s by name', (_, values, horizon) => {
    expect(() => forecastSeries(values, { horizon })).toThrow(
      expect.objectContaining({ code: 'unusable_series' }),
    )
  })
  it('has nothing to say of no months', () => {
    expect(forecastSeries([1, 2, 3], { horizon: 0 }).points).toEqual([])
  })
})
