import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normal, seeded } from '../forecast/random.ts'
import { driftOf, psiLimit, psiOf } from './psi.ts'

const draws = (seed: number, count: number, shift = 0) => {
  const random = seeded(seed)
  return Array.from({ length: count }, () => normal(random) + shift)
}

describe('population stability', () => {
  it('is nothing between equal distributions, and the textbook sum between others', () => {
    expect(psiOf([500, 500], [50, 50])).toBeCloseTo(0, 6)
    // (0.7 − 0.5) ln 1.4 + (0.3 − 0.5) ln 0.6
    expect(psiOf([50_000, 50_000], [70_000, 30_000])).toBeCloseTo(
      0.2 * Math.log(1.4) - 0.2 * Math.log(0.6),
      4,
    )
    expect(Number.isFinite(psiOf([100, 0], [0, 100]))).toBe(true)
  })
  it('has a limit that falls with the records, never below the conventional 0.1', () => {
    expect(psiLimit(10, 1e6, 100, 0.05)).toBeCloseTo(16.92 / 100, 2)
    expect(psiLimit(10, 1e6, 1e6, 0.05)).toBe(0.1)
    expect(psiLimit(1, 100, 100, 0.05)).toBe(0.1)
  })
  it('calls at most about one window in twenty drifted that has not drifted, from 100 records to 1,000', () => {
    for (const size of [100, 200, 500, 1000]) {
      const alarms = Array.from({ length: 400 }, (_, seed) =>
        driftOf('x', 'number', draws(seed, 1000), draws(seed + 9000, size), 0.05),
      ).filter(({ drifted }) => drifted)
      expect(alarms.length / 400).toBeLessThan(0.08)
    }
  })
  it('sees a shift by half a standard deviation in 300 records', () => {
    const seen = Array.from({ length: 50 }, (_, seed) =>
      driftOf('x', 'number', draws(seed, 1000), draws(seed + 9000, 300, 0.5), 0.05),
    )
    expect(seen.filter(({ drifted }) => drifted).length).toBeGreaterThan(45)
  })
  it('is never negative and never alarms when the window is the reference', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 20 })), { minLength: 1 }), (values) => {
        const drift = driftOf('x', 'number', values, values, 0.05)
        expect(drift.psi).toBeCloseTo(0, 9)
        expect(drift.drifted).toBe(false)
        expect(drift.unseen).toBe(0)
      }),
    )
  })
})

describe('values that were not there before', () => {
  const before = Array.from({ length: 400 }, (_, at) => (at % 2 === 0 ? 'web' : 'fair'))
  it('counts a new category and calls it drift', () => {
    const now = before.map((value, at) => (at % 5 === 0 ? 'partner' : value))
    expect(driftOf('source', 'category', before, now, 0.05)).toMatchObject({ drifted: true, unseen: 0.2 })
  })
  it('counts values that have gone missing, of numbers and of choices', () => {
    const now = before.map((value, at) => (at % 4 === 0 ? null : value))
    const drift = driftOf('source', 'category', before, now, 0.05)
    expect(drift).toMatchObject({ drifted: true, unseen: 0, missing: { before: 0, now: 0.25 } })
    const numbers = before.map((_, at) => at)
    const gone = driftOf(
      'x',
      'number',
      numbers,
      numbers.map((value) => (value < 100 ? Number.NaN : value)),
      0.05,
    )
    expect(gone).toMatchObject({ drifted: true, missing: { before: 0, now: 0.25 } })
  })
  it('does not alarm on a thousand rare codes that are always others', () => {
    const codes = (from: number) =>
      Array.from({ length: 400 }, (_, at) => (at % 10 ? 'usual' : `c${from + at}`))
    expect(driftOf('domain', 'category', codes(0), codes(0), 0.05).drifted).toBe(false)
    expect(driftOf('domain', 'category', codes(0), codes(5), 0.05).unseen).toBeGreaterThan(0)
  })
  it('counts numbers beyond the range that there was', () => {
    expect(driftOf('x', 'number', [1, 2, 3, 4], [0, 2, 3, 9], 0.05).unseen).toBe(0.5)
  })
  it('takes a constant for what it is', () => {
    expect(driftOf('x', 'number', [5, 5, 5], [5, 5], 0.05)).toMatchObject({ drifted: false, psi: 0 })
    expect(driftOf('x', 'number', [], [], 0.05)).toMatchObject({ drifted: false })
  })
})
