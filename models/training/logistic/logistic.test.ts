import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indices } from '../../data/dataset.ts'
import { auc } from '../../metrics/auc.ts'
import { categories, numbers, outcomes, planted } from '../../testing/planted.ts'
import { marginOf } from '../../trees/ensemble.ts'
import { marginsOfRows, probabilitiesOf } from '../predict.ts'
import { solve } from './cholesky.ts'
import { fitLogistic } from './newton.ts'
import { plainLogistic } from './plain.ts'
import { scorecard } from './scorecard.ts'

const { columns, target, rows } = planted(1500)
const all = indices(rows)

describe('Newton’s method', () => {
  it('ends where the gradient is nothing', () => {
    const x = Float64Array.from(all, (row) => Math.sin(row * 7.3))
    const slots = [{ parameters: new Int32Array(rows), values: x }]
    const { intercept, weights } = fitLogistic({ rows, width: 1, slots }, target, {
      ridge: Float64Array.of(0.5),
      steps: [],
    })
    const errors = Float64Array.from(
      all,
      (row) => 1 / (1 + Math.exp(-intercept - weights[0]! * x[row]!)) - target[row]!,
    )
    expect(errors.reduce((sum, e) => sum + e, 0)).toBeCloseTo(0, 4)
    expect(errors.reduce((sum, e, row) => sum + e * x[row]!, 0) + 0.5 * weights[0]!).toBeCloseTo(0, 4)
  })
  it('stays finite where the outcomes part completely', () => {
    const x = Float64Array.from(target, (y) => y - 0.5)
    const slots = [{ parameters: new Int32Array(rows), values: x }]
    const fit = fitLogistic({ rows, width: 1, slots }, target, { ridge: Float64Array.of(0.01), steps: [] })
    expect(Number.isFinite(fit.intercept + fit.weights[0]!)).toBe(true)
  })
  it('solves what Cholesky can', () => {
    const any = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(any, (cells) => {
        // B Bᵀ + I is symmetric and positive definite.
        const b = (i: number, k: number) => cells[i * 4 + k]!
        const a = new Float64Array(9)
        for (let i = 0; i < 3; i++)
          for (let j = 0; j < 3; j++)
            a[i * 3 + j] = (i === j ? 1 : 0) + [0, 1, 2, 3].reduce((sum, k) => sum + b(i, k) * b(j, k), 0)
        const wanted = Float64Array.of(1, -2, 3)
        const right = Float64Array.from([0, 1, 2], (i) =>
          wanted.reduce((sum, x, j) => sum + a[i * 3 + j]! * x, 0),
        )
        for (const [at, x] of solve(a.slice(), right).entries()) expect(x).toBeCloseTo(wanted[at]!, 8)
      }),
    )
  })
})

describe('the scorecard', () => {
  it('is a tree a column, whose values over the training rows come to nothing', () => {
    const card = scorecard(columns, target, all)
    expect(card.roots).toHaveLength(columns.length)
    for (const [at, root] of card.roots.entries()) {
      const end = card.roots[at + 1] ?? card.left.length
      const inner = [...card.feature.subarray(root, end)].filter((_, node) => card.left[root + node]! >= 0)
      expect(new Set(inner)).toEqual(new Set([at]))
      expect(card.cover[root]).toBe(rows)
      let sum = 0
      for (let node = root; node < end; node++)
        if (card.left[node]! < 0) sum += card.value[node]! * card.cover[node]!
      expect(sum / rows).toBeCloseTo(0, 9)
    }
  })
  it('says on average what happened', () => {
    const probabilities = probabilitiesOf(marginsOfRows(scorecard(columns, target, all), columns, all))
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)
    expect(sum(probabilities)).toBeCloseTo(sum(target), 3)
  })
  it('follows a curve that a line cannot', () => {
    const x = numbers(
      'x',
      Array.from(all, (row) => (row % 100) / 10),
    )
    const y = outcomes(Array.from(all, (row) => (Math.abs((row % 100) / 10 - 5) < 2 ? 1 : 0)))
    expect(auc(y, marginsOfRows(scorecard([x], y, all), [x], all))).toBeGreaterThan(0.95)
    expect(auc(y, plainLogistic([x], y, all, all))).toBeLessThan(0.6)
  })
  it('smooths neighbours: more of it is flatter', () => {
    const spread = (smoothing: number) => {
      const { value } = scorecard(columns.slice(2), target, all, { smoothing })
      return Math.max(...value) - Math.min(...value)
    }
    expect(spread(1000)).toBeLessThan(spread(1))
  })
  it('has the mean for what training never saw, and its own value for what is missing', () => {
    const x = categories(
      'x',
      Array.from(all, (row) => (row % 3 === 0 ? null : row % 3 === 1 ? 'a' : 'b')),
    )
    const y = outcomes(Array.from(all, (row) => (row % 3 === 0 || row % 10 === 0 ? 1 : 0)))
    const card = scorecard([{ ...x, categories: ['a', 'b', 'new'] }], y, all)
    expect(marginOf(card, [2])).toBeCloseTo(card.base, 9)
    expect(marginOf(card, [Number.NaN])).toBeGreaterThan(card.base + 1)
    expect(marginOf(card, [0])).toBeLessThan(card.base)
  })
  it('is the same twice', () => {
    expect(scorecard(columns, target, all)).toEqual(scorecard(columns, target, all))
  })
})
