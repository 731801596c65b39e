import { describe, expect, test } from 'vitest'
import { explainFile, fileHasCover } from './explain-file.ts'
import { writeEnsemble } from './onnx/write.ts'
import { randomTrees } from './testing/random-trees.ts'
import { farthest, hasReferences, reference, referenceFiles } from './testing/reference-models.ts'

const trees = randomTrees(21, { features: 3, trees: 4, depth: 3 })
const names = ['age', '行业', 'visits']
const onnx = writeEnsemble(trees, { feature_names: names })
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

describe('explaining rows by a file', () => {
  test('takes lists and objects by feature name, where a name left out is missing', () => {
    const lists = explainFile({ onnx, rows: [[1, null, 3]] })
    expect(explainFile({ onnx, rows: { rows: [{ visits: 3, age: 1 }] } })).toEqual(lists)
    expect(explainFile({ onnx, rows: { inputs: [[1, null, 3]] } })).toEqual(lists)
    expect(lists).toMatchObject({
      method: 'path_dependent',
      features: names,
      rows: [{ values: [1, null, 3] }],
    })
  })
  test('adds up: expected value and SHAP values are the margin, interactions the SHAP values', () => {
    for (const background of [undefined, [[0, 1, 2]]]) {
      const { rows } = explainFile({ onnx, background, rows: [[1, 2, 3]], interactions: true })
      const [row] = rows
      expect((row?.expected_value ?? 0) + sum(row?.shap ?? [])).toBeCloseTo(row?.margin ?? 0, 12)
      expect(row?.probability).toBeCloseTo(1 / (1 + Math.exp(-(row?.margin ?? 0))), 12)
      if (!background)
        row?.interactions?.forEach((pairs, i) => expect(sum(pairs)).toBeCloseTo(row.shap[i] ?? 0, 12))
    }
  })
  test('names features by their place where the file has no names', () => {
    expect(explainFile({ onnx: writeEnsemble(trees, { feature_names: [] }), rows: [] })).toMatchObject({
      features: ['x0', 'x1', 'x2'],
      rows: [],
    })
  })
  test.each<[string, unknown, string]>([
    ['are too short', [[1, 2]], 'row 1 has 2 values, the model reads 3'],
    ['name what the model does not know', [{ age: 1 }, { ages: 1 }], 'row 2 has "ages"'],
    ['hold words', [['one', 2, 3]], 'a list of rows is expected'],
    ['are no rows', 'rows', 'a list of rows is expected'],
    ['are infinite', [[1e300, 2, 3]], 'row 1, input 1 is infinite'],
  ])('refuses rows that %s', (_, rows, words) => {
    expect(() => explainFile({ onnx, rows })).toThrow(words)
  })
  test('refuses names where the file has none', () => {
    expect(() =>
      explainFile({ onnx: writeEnsemble(trees, { feature_names: [] }), rows: [{ age: 1 }] }),
    ).toThrow('no feature names')
  })
  test('without cover asks for it or for a background', () => {
    const bare = writeEnsemble({ ...trees, cover: new Float64Array(0) }, { feature_names: names })
    expect(fileHasCover(bare)).toBe(false)
    expect(() => explainFile({ onnx: bare, rows: [[1, 2, 3]] })).toThrow('--cover')
    expect(explainFile({ onnx: bare, rows: [[1, 2, 3]], background: [[0, 0, 0]] }).method).toBe(
      'interventional',
    )
  })
})

describe.skipIf(!hasReferences)('cover from portable trees (../shared/data/treeshap)', () => {
  const bare = referenceFiles.filter((name) => name.includes('.v5.'))
  test.each(bare)(
    '%s: with the trees it was exported from, SHAP values are the reference’s to 1e-9',
    (name) => {
      const { bytes, expected, portable } = reference(name)
      const { rows } = explainFile({ onnx: bytes, rows: expected.inputs, cover: portable() })
      rows.forEach(({ shap }, i) => expect(farthest(shap, expected.shap[i] ?? [])).toBeLessThan(1e-9))
    },
  )
  test('trees of another model, or changed ones, are refused', () => {
    const { bytes, portable } = reference('small-xgb-logistic.v5.onnx')
    const other = reference('revenue-xgb-squarederror.v5.onnx').portable()
    const explain = (cover: unknown) => () => explainFile({ onnx: bytes, rows: [], cover })
    expect(explain(other)).toThrow('50 trees instead of 12')
    const changed = JSON.stringify(portable()).replace('-0.2595168650150299', '-0.26')
    expect(explain(JSON.parse(changed))).toThrow('node 0 of tree 1 is another one')
    expect(explain({ trees: 'none' })).toThrow('it does not hold trees')
  })
})
