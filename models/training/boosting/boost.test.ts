import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indices } from '../../data/dataset.ts'
import { auc } from '../../metrics/auc.ts'
import { categories, numbers, outcomes, planted } from '../../testing/planted.ts'
import { goesLeft, marginOf, type TreeEnsemble } from '../../trees/ensemble.ts'
import { marginsOfRows, probabilitiesOf } from '../predict.ts'
import { logLoss } from '../../metrics/losses.ts'
import { seeded } from '../random.ts'
import { binned, binningOf } from './bins.ts'
import { boost } from './boost.ts'
import { meanLoss } from './loss.ts'

const { columns, target, rows } = planted(2000)
const all = indices(rows)
const half = all.filter((row) => row < 1000)
const other = all.filter((row) => row >= 1000)
const of = (some: Int32Array) => Float64Array.from(some, (row) => target[row]!)

/** Rows that come by each node. */
function visits(trees: TreeEnsemble, row: ArrayLike<number>, counts: Float64Array): void {
  for (const root of trees.roots)
    for (let node = root; ;) {
      counts[node]!++
      if (trees.left[node]! < 0) break
      node = goesLeft(trees, node, row[trees.feature[node]!]!) ? trees.left[node]! : trees.right[node]!
    }
}
const valuesOf = (row: number) => columns.map(({ values }) => values[row]!)

describe('boosted trees', () => {
  it('tell unseen rows apart, and lose less than the share of positives does', () => {
    const { trees } = boost(columns, target, half)
    const margins = marginsOfRows(trees, columns, other)
    expect(auc(of(other), margins)).toBeGreaterThan(0.7)
    const share = new Float64Array(other.length).fill(of(half).reduce((sum, y) => sum + y, 0) / half.length)
    expect(logLoss(of(other), probabilitiesOf(margins))).toBeLessThan(logLoss(of(other), share) - 0.04)
  })
  it('are the same to the last bit for a seed, and others for another', () => {
    expect(boost(columns, target, half, { rounds: 20 })).toEqual(boost(columns, target, half, { rounds: 20 }))
    expect(boost(columns, target, half, { rounds: 20, seed: 2 }).trees.value).not.toEqual(
      boost(columns, target, half, { rounds: 20 }).trees.value,
    )
  })
  it('count as cover exactly the training rows that come by', () => {
    const { trees } = boost(columns, target, half, { rounds: 15 })
    const counts = new Float64Array(trees.cover.length)
    for (const row of half) visits(trees, valuesOf(row), counts)
    expect(trees.cover).toEqual(counts)
  })
  it('read a row of values as they read its bins', () => {
    const { trees, margins } = boost(
      columns,
      target,
      half,
      { rounds: 30 },
      { rows: other, checkpoints: [30] },
    )
    const plain = marginsOfRows(trees, columns, other)
    for (const [at, margin] of margins.get(30)!.entries()) expect(plain[at]).toBeCloseTo(margin, 10)
  })
  it.each(['leaf', 'depth'] as const)('keep to their limits when grown by %s', (growth) => {
    const { trees } = boost(columns, target, half, {
      growth,
      max_leaves: 6,
      max_depth: 3,
      row_share: 1,
      rounds: 10,
    })
    for (const [at, root] of trees.roots.entries()) {
      const end = trees.roots[at + 1] ?? trees.left.length
      const leaves = [...trees.left.subarray(root, end).keys()].filter((node) => trees.left[root + node]! < 0)
      expect(leaves.length).toBeLessThanOrEqual(6)
      for (const node of leaves) expect(trees.cover[root + node]).toBeGreaterThanOrEqual(20)
      const depth = (node: number): number =>
        trees.left[node]! < 0 ? 0 : 1 + Math.max(depth(trees.left[node]!), depth(trees.right[node]!))
      expect(depth(root)).toBeLessThanOrEqual(3)
    }
  })
  it('stop when the validation rows get no better', () => {
    const noise = planted(600, 3, 0)
    const early = all.filter((row) => row < 400)
    const late = all.filter((row) => row >= 400 && row < 600)
    const { trees } = boost(noise.columns, noise.target, early, { patience: 10 }, { rows: late })
    expect(trees.roots.length).toBeLessThan(60)
  })
  it('fit a number by squared loss', () => {
    const x = numbers(
      'x',
      Array.from({ length: 400 }, (_, row) => row / 40),
    )
    const y = outcomes([...x.values].map((value) => 3 * Math.sin(value)))
    const { trees } = boost([x], y, indices(400), { loss: 'squared', rounds: 300, column_share: 1 })
    expect(trees.link).toBe('none')
    expect(meanLoss(y, marginsOfRows(trees, [x], indices(400)), 'squared')).toBeLessThan(0.02)
  })
  it('say more for positives that weigh more', () => {
    const mean = (weight: number) => {
      const { trees } = boost(columns, target, half, { rounds: 20, positive_weight: weight })
      return probabilitiesOf(marginsOfRows(trees, columns, half)).reduce((sum, p) => sum + p, 0)
    }
    expect(mean(3)).toBeGreaterThan(mean(1) + 100)
  })
})

describe('splits', () => {
  const count = 400
  const whole = indices(count)
  const exact = { rounds: 60, row_share: 1, column_share: 1, learning_rate: 0.3 }
  it('learn where missing values belong', () => {
    const x = numbers(
      'x',
      Array.from(whole, (row) => (row % 4 === 0 ? Number.NaN : row % 7)),
    )
    const y = outcomes(Array.from(whole, (row) => (row % 4 === 0 ? 1 : 0)))
    const { trees } = boost([x], y, whole, exact)
    expect(marginOf(trees, [Number.NaN])).toBeGreaterThan(2)
    expect(marginOf(trees, [3])).toBeLessThan(-2)
    expect(marginOf(trees, [1e30])).toBeLessThan(-2)
  })
  it('find the categories that matter, missing ones too', () => {
    const words = ['a', 'b', 'c', 'd', 'e', 'f', null]
    const x = categories(
      'x',
      Array.from(whole, (row) => words[row % 7]!),
    )
    const good = new Set(['b', 'e', null])
    const y = outcomes(Array.from(whole, (row) => (good.has(words[row % 7]!) ? 1 : 0)))
    const { trees } = boost([x], y, whole, exact)
    for (const [code, word] of ['a', 'b', 'c', 'd', 'e', 'f'].entries())
      expect(Math.sign(marginOf(trees, [code]))).toBe(good.has(word) ? 1 : -1)
    expect(marginOf(trees, [Number.NaN])).toBeGreaterThan(0)
    for (const set of trees.members.values()) expect(set.size).toBeGreaterThan(0)
  })
  it('send missing values to either side in one split', () => {
    for (const like of [0, 6]) {
      const x = numbers(
        'x',
        Array.from(whole, (row) => (row % 4 === 0 ? Number.NaN : row % 7)),
      )
      const same = (value: number) => Number.isNaN(value) || (like === 0 ? value <= 3 : value > 3)
      const y = outcomes([...x.values].map((value) => (same(value) ? 1 : 0)))
      const { trees } = boost([x], y, whole, { ...exact, max_leaves: 2 })
      expect(marginOf(trees, [Number.NaN])).toBeCloseTo(marginOf(trees, [like]), 9)
      expect(marginOf(trees, [like])).toBeGreaterThan(2)
      expect(marginOf(trees, [6 - like])).toBeLessThan(-2)
    }
  })
  it('part missing categories from all others with a set that is not empty', () => {
    const x = categories(
      'x',
      Array.from(whole, (row) => (row % 3 === 0 ? null : 'abcde'.charAt(row % 5))),
    )
    const y = outcomes([...x.values].map((value) => (Number.isNaN(value) ? 1 : 0)))
    const { trees } = boost([x], y, whole, { ...exact, max_leaves: 2 })
    expect(marginOf(trees, [Number.NaN])).toBeGreaterThan(2)
    for (let code = 0; code < 5; code++) expect(marginOf(trees, [code])).toBeLessThan(-2)
    expect(trees.members.size).toBe(trees.roots.length)
    for (const set of trees.members.values()) expect(set.size).toBeGreaterThan(0)
  })
  it('never fall with a column that may only rise, whatever the noise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(1, -1), (seed, monotone) => {
        const random = seeded(seed)
        const x = numbers(
          'x',
          Array.from(whole, () => random() * 10),
          { monotone: monotone === 1 ? 1 : -1 },
        )
        const z = numbers(
          'z',
          Array.from(whole, () => random()),
        )
        const y = outcomes(Array.from(whole, () => (random() < 0.5 ? 1 : 0)))
        const { trees } = boost([x, z], y, whole, { rounds: 15, min_rows_leaf: 5 })
        for (const other of [0.1, 0.5, 0.9]) {
          let before = -Infinity
          for (let value = 0; value <= 10; value += 0.1) {
            const margin = monotone * marginOf(trees, [value, other])
            expect(margin).toBeGreaterThanOrEqual(before - 1e-12)
            before = margin
          }
        }
      }),
      { numRuns: 15 },
    )
  })
})

describe('bins', () => {
  it('hold every value at or under their bound and above the one before, in single precision', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.float({ noDefaultInfinity: true, noNaN: true }), fc.integer({ min: 0, max: 9 })),
          {
            minLength: 1,
            maxLength: 300,
          },
        ),
        fc.integer({ min: 3, max: 40 }),
        (values, most) => {
          const column = numbers('x', values)
          const rows = indices(values.length)
          const binning = binningOf(column, rows, most)
          expect(binning.count).toBeLessThanOrEqual(most)
          for (const upper of binning.uppers) expect(Math.fround(upper)).toBe(upper)
          for (const [row, bin] of binned(column, binning, rows).entries()) {
            expect(column.values[row]).toBeLessThanOrEqual(binning.uppers[bin - 1]!)
            if (bin > 1) expect(column.values[row]).toBeGreaterThan(binning.uppers[bin - 2]!)
          }
        },
      ),
    )
  })
})
