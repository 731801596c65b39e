import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auc } from '../../metrics/auc.ts'
import { expectedCalibrationError } from '../../metrics/calibration-bins.ts'
import { probabilitiesOf } from '../predict.ts'
import { seeded } from '../random.ts'
import { isotonic, isotonicProbability } from './isotonic.ts'
import { platt } from './platt.ts'

/** Margins that are three times too sure and one too high. */
function overconfident(rows: number) {
  const random = seeded(5)
  const truth = Float64Array.from({ length: rows }, () => random() * 4 - 2)
  const target = truth.map((margin) => (random() < 1 / (1 + Math.exp(-margin)) ? 1 : 0))
  return { margins: truth.map((margin) => 3 * margin + 1), target }
}

describe('Platt scaling', () => {
  it('finds how much too sure the margins are', () => {
    const { margins, target } = overconfident(20_000)
    const { slope, shift } = platt(margins, target)
    expect(slope).toBeCloseTo(1 / 3, 1)
    expect(shift).toBeCloseTo(-1 / 3, 1)
  })
  it('makes probabilities come true and keeps the order', () => {
    const { margins, target } = overconfident(5000)
    const { slope, shift } = platt(margins, target)
    const calibrated = margins.map((margin) => slope * margin + shift)
    expect(expectedCalibrationError(target, probabilitiesOf(margins))).toBeGreaterThan(0.1)
    expect(expectedCalibrationError(target, probabilitiesOf(calibrated))).toBeLessThan(0.03)
    expect(auc(target, calibrated)).toBeCloseTo(auc(target, margins)!, 12)
  })
  it('falls back to the share of positives where margins point the wrong way', () => {
    const { margins, target } = overconfident(500)
    const against = margins.map((margin) => -margin)
    const { slope, shift } = platt(against, target)
    const share = target.reduce((sum, y) => sum + y, 0) / 500
    expect(slope).toBe(0)
    expect(1 / (1 + Math.exp(-shift))).toBeCloseTo(share, 2)
  })
  it('stays finite where margins part the outcomes completely', () => {
    const target = Float64Array.of(0, 0, 1, 1)
    const { slope, shift } = platt(Float64Array.of(-2, -1, 1, 2), target)
    expect(Number.isFinite(slope) && Number.isFinite(shift)).toBe(true)
  })
})

describe('isotonic regression', () => {
  it('never falls, and gives each step the share of positives on it', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 1 }))
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 80 }), (rows) => {
        const margins = Float64Array.from(rows, ([margin]) => margin)
        const target = Float64Array.from(rows, ([, outcome]) => outcome)
        const steps = isotonic(margins, target)
        expect([...steps.value]).toEqual([...steps.value].toSorted((a, b) => a - b))
        const predicted = margins.map((margin) => isotonicProbability(steps, margin))
        expect(predicted.reduce((sum, p) => sum + p, 0)).toBeCloseTo(
          target.reduce((sum, y) => sum + y, 0),
          9,
        )
      }),
    )
  })
  it('makes probabilities come true', () => {
    const { margins, target } = overconfident(5000)
    const steps = isotonic(margins.subarray(0, 2500), target.subarray(0, 2500))
    const predicted = margins.subarray(2500).map((margin) => isotonicProbability(steps, margin))
    expect(expectedCalibrationError(target.subarray(2500), predicted)).toBeLessThan(0.06)
  })
})
