import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEnsemble } from '../onnx/read.ts'
import {
  interventionalWorth,
  pathDependentWorth,
  shapley,
  shapleyInteraction,
} from '../testing/brute-force.ts'
import { randomRows, randomTrees } from '../testing/random-trees.ts'
import { farthest, hasReferences, reference, referenceFiles } from '../testing/reference-models.ts'
import { marginOf, predictionOf } from '../trees/ensemble.ts'
import { withPortableTrees } from '../trees/portable.ts'
import { compileExplainer } from './explainer.ts'

const seeds = fc.integer({ min: 0, max: 2 ** 31 })
const features = 5
const small = (seed: number) => randomTrees(seed, { features, trees: 3, depth: 4 })
const single = (seed: number): Float64Array => randomRows(seed + 1, features, 1)

describe('SHAP values of random trees', () => {
  test('are the Shapley values by definition, over all coalitions', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const trees = small(seed)
        const row = single(seed)
        const out = new Float64Array(features)
        compileExplainer(trees).explain(row, out)
        expect(farthest(out, shapley(features, pathDependentWorth(trees, row)))).toBeLessThan(1e-12)
      }),
    )
  })
  test('add up with the expected value to the margin', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const trees = randomTrees(seed, { features: 12, trees: 4, depth: 9 })
        const row = randomRows(seed + 1, 12, 1)
        const explainer = compileExplainer(trees)
        expect(explainer.explain(row, new Float64Array(12))).toBeCloseTo(marginOf(trees, row), 12)
      }),
    )
  })
  test('are the same for trees too deep for tables, by the classical algorithm', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const trees = chain(seed, 13)
        const row = randomRows(seed + 1, 13, 1)
        const out = new Float64Array(13)
        compileExplainer(trees).explain(row, out)
        expect(farthest(out, shapley(13, pathDependentWorth(trees, row)))).toBeLessThan(1e-10)
      }),
      { numRuns: 5 },
    )
  })
  test('interactions are those by definition, and their rows sum up to the SHAP values', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const trees = small(seed)
        const row = single(seed)
        const explainer = compileExplainer(trees)
        const out = new Float64Array(features)
        explainer.explain(row, out)
        const interactions = explainer.interactions(row)
        const worth = pathDependentWorth(trees, row)
        for (let i = 0; i < features; i++) {
          let sum = 0
          for (let j = 0; j < features; j++) {
            const own = interactions[i * features + j] ?? 0
            sum += own
            if (i !== j) expect(own).toBeCloseTo(shapleyInteraction(features, worth, i, j), 11)
          }
          expect(sum).toBeCloseTo(out[i] ?? 0, 11)
        }
      }),
      { numRuns: 30 },
    )
  })
  test('interventional ones are the Shapley values against the background by definition', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const trees = small(seed)
        const row = single(seed)
        const background = randomRows(seed + 2, features, 7)
        const out = new Float64Array(features)
        const margin = compileExplainer(trees).against(background, 7).explain(row, out)
        expect(farthest(out, shapley(features, interventionalWorth(trees, row, background)))).toBeLessThan(
          1e-12,
        )
        expect(margin).toBeCloseTo(marginOf(trees, row), 12)
      }),
    )
  })
  test('are the same for a row alone and among others', () => {
    const trees = randomTrees(7, { features: 8, trees: 20, depth: 6 })
    const explainer = compileExplainer(trees)
    const rows = randomRows(8, 8, 100)
    const all = explainer.explainRows(rows, 100)
    const out = new Float64Array(8)
    for (let i = 0; i < 100; i++) {
      explainer.explain(rows.subarray(i * 8, i * 8 + 8), out)
      expect(Array.from(all.subarray(i * 8, i * 8 + 8))).toEqual(Array.from(out))
    }
  })
})

describe('rows and models that cannot be explained', () => {
  const trees = small(1)
  const out = new Float64Array(features)
  test('a row of another length', () => {
    expect(() => compileExplainer(trees).explain([1, 2], out)).toThrow('bad_model_rows')
  })
  test.each([Infinity, -Infinity, 1e39])('a value of %s', (value) => {
    expect(() => compileExplainer(trees).explain([1, 2, value, 4, 5], out)).toThrow(
      'row 1, input 3 is infinite',
    )
  })
  test('a model without cover has no path-dependent values, but interventional ones', () => {
    const bare = compileExplainer({ ...trees, cover: new Float64Array(0) })
    expect(() => bare.explain(single(1), out)).toThrow('model_without_cover')
    expect(bare.against(single(2), 1).explain(single(1), out)).toBeCloseTo(marginOf(trees, single(1)), 12)
  })
  test('a background without rows', () => {
    expect(() => compileExplainer(trees).against([], 0)).toThrow('bad_model_rows')
  })
})

describe.skipIf(!hasReferences)('the reference models (../shared/data/treeshap)', () => {
  test.each(referenceFiles)('%s: SHAP 1e-9, interactions 1e-9, additive; margin and probability', (file) => {
    const { bytes, expected, rows, count, portable } = reference(file)
    const read = readEnsemble(bytes).trees
    const trees = file.includes('.v5.') ? withPortableTrees(read, portable()) : read
    const explainer = compileExplainer(trees)
    const margins = explainer.margins(rows, count)
    expect(farthest(margins, expected.margin)).toBeLessThan(1e-9)
    if (expected.probability)
      expect(
        farthest(
          margins.map((margin) => predictionOf(trees, margin)),
          expected.probability,
        ),
      ).toBeLessThan(1e-6)
    expect(farthest(explainer.explainRows(rows, count), expected.shap.flat())).toBeLessThan(1e-9)
    // The reference's own is that of covers which do not add up exactly.
    expect(explainer.expectedValue).toBeCloseTo(expected.expectedValue, 7)
    const { features } = trees
    const out = new Float64Array(features)
    const row = (i: number) => rows.subarray(i * features, (i + 1) * features)
    for (let i = 0; i < count; i++) expect(explainer.explain(row(i), out)).toBeCloseTo(margins[i] ?? 0, 11)
    expected.interactions?.values.forEach((values, i) =>
      expect(farthest(explainer.interactions(row(i)), values.flat())).toBeLessThan(1e-9),
    )
    if (!expected.interventional) return
    // The reference weighs in single precision here (its sums miss the margin by 1e-7); ours add up exactly.
    const against = explainer.against(rows.subarray(100 * features, 150 * features), 50)
    expected.interventional.shap.forEach((values, i) => {
      expect(against.explain(row(i), out)).toBeCloseTo(margins[i] ?? 0, 11)
      expect(farthest(out, values)).toBeLessThan(1e-7)
    })
  })
})

/** A tree that asks a feature more at every level: its deepest path asks all of them. */
function chain(seed: number, length: number) {
  const random = randomRows(seed, length, 1)
  const size = 2 * length + 1
  const inner = (node: number) => node % 2 === 0 && node < 2 * length
  const nodes = Array.from({ length: size }, (_, node) => node)
  return {
    features: length,
    base: 0.5,
    link: 'none' as const,
    roots: Int32Array.of(0),
    left: Int32Array.from(nodes, (node) => (inner(node) ? node + 1 : -1)),
    right: Int32Array.from(nodes, (node) => (inner(node) ? node + 2 : -1)),
    feature: Int32Array.from(nodes, (node) => (inner(node) ? node / 2 : 0)),
    mode: nodes.map(() => 'leq' as const),
    threshold: Float64Array.from(nodes, (node) => (inner(node) ? (random[node / 2] ?? 0) || 1 : 0)),
    missing_left: Uint8Array.from(nodes, (node) => (inner(node) ? node % 4 : 0) && 1),
    value: Float64Array.from(nodes, (node) => (inner(node) ? 0 : ((node * 7) % 5) - 2)),
    cover: Float64Array.from(nodes, (node) => (inner(node) || node === 2 * length ? size - node : 2)),
    members: new Map<number, ReadonlySet<number>>(),
  }
}
