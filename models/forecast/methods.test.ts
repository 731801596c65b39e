import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mase, smape } from './accuracy.ts'
import { minimise } from './minimise.ts'
import { deseasonalisedBy, naive, seasonalNaive } from './naive.ts'
import { autocorrelations, classicalIndices, isSeasonal } from './seasonality.ts'
import { ahead, damped, holt, ses, smooth, spread } from './smoothing.ts'
import { line, theta } from './theta.ts'

const months = (count: number, value: (t: number) => number) =>
  Array.from({ length: count }, (_, t) => value(t))

describe('exponential smoothing', () => {
  it('carries a straight line on with Holt, to the digit', () => {
    const fit = smooth(
      months(30, (t) => 3 + 2 * t),
      holt,
    )
    for (const [at, value] of ahead(fit, 5).entries()) expect(value).toBeCloseTo(3 + 2 * (30 + at), 6)
  })
  it('finds the weight that made a series of levels', () => {
    // errors that are known beforehand: a level that takes up 30 % of each
    const errors = months(400, (t) => Math.sin(t * t) * 10)
    let level = 100
    const series = errors.map((error) => {
      const value = level + error
      level += 0.3 * error
      return value
    })
    expect(smooth(series, ses).alpha).toBeCloseTo(0.3, 1)
  })
  it('has smaller squared errors than any parameters of a grid, with the first level of its choice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 8, maxLength: 30 }), (series) => {
        fc.pre(new Set(series).size > 1)
        const squares = smooth(series, ses).errors.reduce((sum, error) => sum + error * error, 0)
        for (const alpha of [0.05, 0.25, 0.5, 0.75, 0.95])
          for (const start of [series[0] ?? 0, 50]) {
            let level = start
            let other = 0
            for (const value of series) {
              other += (value - level) ** 2
              level += alpha * (value - level)
            }
            expect(squares).toBeLessThanOrEqual(other * 1.02 + 1e-9)
          }
      }),
      { numRuns: 50 },
    )
  })
  it('lets a damped trend come to rest', () => {
    const far = ahead(
      smooth(
        months(40, (t) => 100 + 4 * t),
        damped,
      ),
      400,
    )
    expect(Math.abs((far[399] ?? 0) - (far[398] ?? 0))).toBeLessThan(0.01)
  })
  it('is the surer the nearer: variance of a level grows by alpha squared a step', () => {
    expect(spread({ alpha: 0.5, beta: 0, phi: 1 }, 3)).toEqual([1, 1.25, 1.5])
  })
})

describe('Theta', () => {
  it('is simple smoothing with half the slope as drift (Hyndman & Billah 2003)', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 10, maxLength: 60 }), (series) => {
        const steps = theta(series, 6)
        const { slope } = line(series)
        for (const [at, value] of steps.slice(1).entries())
          expect(value - (steps[at] ?? 0)).toBeCloseTo(slope / 2, 6)
      }),
    )
  })
})

describe('the season of a series', () => {
  it('is found back as it was put in', () => {
    const pattern = [0.5, 1.5, 1, 1]
    const found = classicalIndices(
      months(40, (t) => 200 * (pattern[t % 4] ?? 1)),
      4,
    )
    expect(found.indices.map((index) => Math.round(index * 1e6) / 1e6)).toEqual(pattern)
  })
  it('is drawn to nothing where it is only noise', () => {
    const noise = months(48, (t) => 100 + ((Math.sin(t * 12.9898 + t * t) * 43758.5453) % 20))
    const spreadOf = (indices: readonly number[]) => Math.max(...indices) - Math.min(...indices)
    const plain = spreadOf(classicalIndices(noise, 12).indices)
    expect(spreadOf(classicalIndices(noise, 12, { shrink: true }).indices)).toBeLessThan(plain / 2)
  })
  it('needs three periods to be tested and has an autocorrelation of one with itself', () => {
    expect(
      isSeasonal(
        months(35, (t) => t % 12),
        12,
      ),
    ).toBe(false)
    expect(
      isSeasonal(
        months(60, (t) => t % 12),
        12,
      ),
    ).toBe(true)
    expect(
      autocorrelations(
        months(400, (t) => t % 2),
        2,
      ).map((r) => Math.round(r)),
    ).toEqual([-1, 1])
    expect(autocorrelations([3, 3, 3], 2)).toEqual([0, 0])
  })
  it('is refused of less than two periods', () => {
    expect(() => classicalIndices([1, 2, 3], 12)).toThrow(
      expect.objectContaining({ code: 'unusable_series' }),
    )
  })
})

describe('what forecasts are measured by', () => {
  it('counts errors as the M competitions do', () => {
    expect(smape([100, 0], [50, 0])).toBeCloseTo(33.333, 2)
    expect(smape([10], [-10])).toBe(200)
    expect(mase([1, 2, 1, 4], [5], [3], 2)).toBe(2)
    expect(mase([1, 1, 1], [1], [2], 1)).toBeNull()
  })
  it('compares with repeating the last value and the last year', () => {
    expect(naive([1, 2, 3], 2)).toEqual([3, 3])
    expect(seasonalNaive([9, 1, 2, 3], 4, 3)).toEqual([1, 2, 3, 1])
    expect(seasonalNaive([5, 6], 2, 3)).toEqual([6, 6])
    const pattern = [0.5, 1.5, 1, 1]
    const series = months(40, (t) => 200 * (pattern[t % 4] ?? 1))
    expect(deseasonalisedBy(naive, series, 4, 4).map(Math.round)).toEqual([100, 300, 200, 200])
  })
})

describe('the search for the best parameters', () => {
  it('finds the bottom of a valley and stays in its box', () => {
    const valley = ([x = 0, y = 0]: readonly number[]) => (x - 0.3) ** 2 + 10 * (y - x) ** 2
    const { at } = minimise(
      valley,
      [[0.9, 0.1]],
      [
        [0, 1],
        [0, 1],
      ],
      300,
    )
    expect(at[0]).toBeCloseTo(0.3, 3)
    expect(minimise(([x = 0]) => x, [[0.5]], [[0.2, 1]]).at).toEqual([0.2])
  })
})
