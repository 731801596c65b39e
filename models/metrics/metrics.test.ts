import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auc } from './auc.ts'
import { calibrationBins, expectedCalibrationError } from './calibration-bins.ts'
import { brier, logLoss } from './losses.ts'
import { metricsOf } from './model-metrics.ts'
import { averagePrecision, confusionAt, lift } from './ranking.ts'

/** Outcomes with scores of few different values, so that ties are common. */
const judged = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 8 })), {
    minLength: 2,
    maxLength: 60,
  })
  .map((rows) => ({
    target: Float64Array.from(rows, ([outcome]) => outcome),
    scores: Float64Array.from(rows, ([, score]) => score / 10 + 0.05),
  }))

describe('the area under the ROC curve', () => {
  it('is how often a positive stands above a negative, ties by half', () => {
    fc.assert(
      fc.property(judged, ({ target, scores }) => {
        let wins = 0
        let pairs = 0
        for (const [i, one] of target.entries())
          for (const [j, other] of target.entries()) {
            if (one !== 1 || other !== 0) continue
            pairs++
            wins += scores[i]! > scores[j]! ? 1 : scores[i] === scores[j] ? 0.5 : 0
          }
        if (pairs === 0) expect(auc(target, scores)).toBeNull()
        else expect(auc(target, scores)).toBeCloseTo(wins / pairs, 12)
      }),
    )
  })
  it('turns round with the scores', () => {
    fc.assert(
      fc.property(judged, ({ target, scores }) => {
        const area = auc(target, scores)
        if (area !== null)
          expect(
            auc(
              target,
              scores.map((score) => -score),
            ),
          ).toBeCloseTo(1 - area, 12)
      }),
    )
  })
})

describe('losses', () => {
  it('are those of the formulas', () => {
    const target = Float64Array.of(1, 0)
    const probabilities = Float64Array.of(0.8, 0.4)
    expect(logLoss(target, probabilities)).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, 12)
    expect(brier(target, probabilities)).toBeCloseTo((0.04 + 0.16) / 2, 12)
  })
  it('stay finite for a certain mistake', () => {
    expect(logLoss(Float64Array.of(1), Float64Array.of(0))).toBeCloseTo(-Math.log(1e-15), 6)
  })
  it('are least for the share of positives among constant predictions', () => {
    fc.assert(
      fc.property(judged, fc.double({ min: 0.01, max: 0.99, noNaN: true }), ({ target }, other) => {
        const share = target.reduce((sum, y) => sum + y, 0) / target.length
        const of = (p: number) => logLoss(target, new Float64Array(target.length).fill(p))
        expect(of(share)).toBeLessThanOrEqual(of(other) + 1e-12)
      }),
    )
  })
})

describe('calibration', () => {
  it('puts every row into one of bins of equal count, in order', () => {
    fc.assert(
      fc.property(judged, fc.integer({ min: 1, max: 20 }), ({ target, scores }, count) => {
        const bins = calibrationBins(target, scores, count)
        expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(target.length)
        const counts = bins.map((bin) => bin.count)
        if (target.length >= count) expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
        expect(bins.map((bin) => bin.predicted)).toEqual(
          bins.map((bin) => bin.predicted).toSorted((a, b) => a - b),
        )
        const observed = bins.reduce((sum, bin) => sum + bin.observed * bin.count, 0)
        expect(observed).toBeCloseTo(
          target.reduce((sum, y) => sum + y, 0),
          9,
        )
      }),
    )
  })
  it('has no error where predictions come true bin by bin, and the whole distance where they do not', () => {
    const target = Float64Array.from({ length: 150 }, (_, row) => row % 2)
    expect(expectedCalibrationError(target, new Float64Array(150).fill(0.5))).toBeCloseTo(0, 12)
    expect(expectedCalibrationError(target, new Float64Array(150).fill(0.9))).toBeCloseTo(0.4, 12)
  })
})

describe('ranking', () => {
  it('lifts by what the best tenth has more than all', () => {
    const target = Float64Array.from({ length: 100 }, (_, row) => (row >= 80 ? 1 : 0))
    const scores = Float64Array.from({ length: 100 }, (_, row) => row)
    expect(lift(target, scores, 0.1)).toBeCloseTo(5, 12)
    expect(lift(target, new Float64Array(100), 0.1)).toBeCloseTo(1, 12)
    expect(lift(new Float64Array(10), scores.subarray(0, 10), 0.1)).toBe(0)
  })
  it('has an average precision of 1 where positives stand first and of their share where nothing is told', () => {
    const target = Float64Array.of(0, 0, 0, 1)
    expect(averagePrecision(target, Float64Array.of(1, 2, 3, 4))).toBe(1)
    expect(averagePrecision(target, Float64Array.of(1, 1, 1, 1))).toBe(0.25)
    expect(averagePrecision(new Float64Array(3), Float64Array.of(1, 2, 3))).toBeNull()
  })
  it('counts each row once at every threshold', () => {
    fc.assert(
      fc.property(judged, fc.double({ min: 0, max: 1, noNaN: true }), ({ target, scores }, threshold) => {
        const { true_positives, false_positives, true_negatives, false_negatives } = confusionAt(
          target,
          scores,
          threshold,
        )
        expect(true_positives + false_negatives).toBe(target.reduce((sum, y) => sum + y, 0))
        expect(true_positives + false_positives).toBe(scores.filter((score) => score >= threshold).length)
        expect(true_negatives + false_positives + true_positives + false_negatives).toBe(target.length)
      }),
    )
  })
  it('tells no AUC where there is one outcome', () => {
    expect(metricsOf(new Float64Array(20), new Float64Array(20).fill(0.1)).auc).toBeNull()
  })
})
