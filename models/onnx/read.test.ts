import fc from 'fast-check'
import { HotcrmError } from '#crm-core/contract'
import { describe, expect, test } from 'vitest'
import { onnxFile, type TestGraph, type TestNode } from '../testing/onnx-graph.ts'
import { farthest, hasReferences, reference, referenceFiles } from '../testing/reference-models.ts'
import { marginOf, predictionOf, type TreeEnsemble } from '../trees/ensemble.ts'
import { readEnsemble } from './read.ts'
import { openSession } from './session.ts'

/** x0 <= 1 ? first : second, as exporters of operator set 3 write it. */
const legacy = (more: TestNode['attributes'] = {}, values = [0.25, -0.75]): TestNode => ({
  op: 'TreeEnsembleRegressor',
  domain: 'ai.onnx.ml',
  inputs: ['X'],
  outputs: ['sum'],
  attributes: {
    n_targets: 1,
    nodes_treeids: [0, 0, 0],
    nodes_nodeids: [0, 1, 2],
    nodes_modes: ['BRANCH_LEQ', 'LEAF', 'LEAF'],
    nodes_featureids: [0, 0, 0],
    nodes_values: Float32Array.of(1, 0, 0),
    nodes_truenodeids: [1, 0, 0],
    nodes_falsenodeids: [2, 0, 0],
    target_treeids: [0, 0],
    target_nodeids: [1, 2],
    target_ids: [0, 0],
    target_weights: Float32Array.from(values),
    ...more,
  },
})
const classifier = (more: TestNode['attributes'] = {}): TestNode => {
  const { attributes = {} } = legacy()
  const { target_treeids, target_nodeids, target_ids, target_weights, n_targets: _, ...nodes } = attributes
  return {
    op: 'TreeEnsembleClassifier',
    domain: 'ai.onnx.ml',
    inputs: ['X'],
    outputs: ['label', 'sum'],
    attributes: {
      ...nodes,
      class_treeids: target_treeids ?? [],
      class_nodeids: target_nodeids ?? [],
      class_ids: target_ids ?? [],
      class_weights: target_weights ?? [],
      classlabels_int64s: [0, 1],
      post_transform: 'LOGISTIC',
      ...more,
    },
  }
}
const file = (nodes: readonly TestNode[], more: Partial<TestGraph> = {}) =>
  onnxFile({ nodes, outputs: [{ name: nodes.at(-1)?.outputs.at(-1) ?? '' }], ...more })
const low = [0, 0]
const high = [2, 0]
const missing = [Number.NaN, 0]
const predicted = (trees: TreeEnsemble, row: readonly number[]): number =>
  predictionOf(trees, marginOf(trees, row))

/** Ours and the runtime's predictions agree for rows on both sides and a missing value. */
async function agreesWithRuntime(bytes: Uint8Array): Promise<TreeEnsemble> {
  const { trees } = readEnsemble(bytes)
  const session = await openSession(bytes)
  const rows = [low, high, missing, [1, 3], [3, 1], [1.5, Number.NaN]]
  const theirs = await session.predict(Float32Array.from(rows.flat()), rows.length)
  await session.release()
  expect(
    farthest(
      rows.map((row) => predicted(trees, row)),
      theirs,
    ),
  ).toBeLessThan(1e-6)
  return trees
}

describe('what stands behind the trees is worked into them, as the runtime has it', () => {
  const after = (op: string, inputs: readonly string[], attributes = {}): TestNode => ({
    op,
    inputs,
    outputs: ['out'],
    attributes,
  })
  test.each<[string, readonly TestNode[], Partial<TestGraph>]>([
    ['nothing', [legacy()], {}],
    ['a base value', [legacy({ base_values: Float32Array.of(0.5) })], {}],
    ['an average over trees', [legacy({ aggregate_function: 'AVERAGE' })], {}],
    ['Sigmoid', [legacy(), after('Sigmoid', ['sum'])], {}],
    ['the logistic function inside', [classifier()], { outputs: [{ name: 'sum' }] }],
    ['a constant added', [legacy(), after('Add', ['sum', 'c'])], { constants: { c: 2 } }],
    ['a constant before it', [legacy(), after('Sub', ['c', 'sum'])], { constants: { c: 2 } }],
    ['a factor', [legacy(), after('Mul', ['c', 'sum'])], { constants: { c: -3 } }],
    ['a divisor', [legacy(), after('Div', ['sum', 'c'])], { constants: { c: 4 } }],
    ['a cast', [legacy(), after('Cast', ['sum'], { to: 1 })], {}],
    [
      'weights of both classes',
      [
        classifier({
          class_treeids: [0, 0, 0, 0],
          class_nodeids: [1, 1, 2, 2],
          class_ids: [0, 1, 0, 1],
          class_weights: Float32Array.of(0.75, 0.25, 0.125, 0.875),
          post_transform: 'NONE',
        }),
      ],
      {},
    ],
    ['weights of which none is negative', [classifier({ class_weights: Float32Array.of(0.25, 0.75) })], {}],
    [
      'a chain of equalities that lead to one leaf',
      [
        legacy({
          nodes_treeids: [0, 0, 0, 0],
          nodes_nodeids: [0, 1, 2, 3],
          nodes_modes: ['BRANCH_EQ', 'LEAF', 'BRANCH_EQ', 'LEAF'],
          nodes_featureids: [0, 0, 0, 0],
          nodes_values: Float32Array.of(1, 0, 3, 0),
          nodes_truenodeids: [1, 0, 1, 0],
          nodes_falsenodeids: [2, 0, 3, 0],
          target_nodeids: [1, 3],
        }),
      ],
      {},
    ],
    ...['BRANCH_LT', 'BRANCH_GTE', 'BRANCH_GT', 'BRANCH_EQ', 'BRANCH_NEQ'].map(
      (mode): [string, readonly TestNode[], Partial<TestGraph>] => [
        mode,
        [legacy({ nodes_modes: [mode, 'LEAF', 'LEAF'] })],
        {},
      ],
    ),
    ['missing values to the left', [legacy({ nodes_missing_value_tracks_true: [1, 0, 0] })], {}],
  ])('%s', async (_, nodes, more) => {
    await agreesWithRuntime(file(nodes, more))
  })

  test('the output of ZipMap stands for the probabilities', () => {
    const zip = { op: 'ZipMap', domain: 'ai.onnx.ml', inputs: ['sum'], outputs: ['maps'] }
    const { trees } = readEnsemble(file([classifier(), zip]))
    expect(predicted(trees, low)).toBeCloseTo(1 / (1 + Math.exp(-0.25)), 12)
  })
})

describe('cover', () => {
  test('is read from nodes_hitrates', () => {
    const { trees } = readEnsemble(file([legacy({ nodes_hitrates: Float32Array.of(10, 4, 6) })]))
    expect(Array.from(trees.cover)).toEqual([10, 4, 6])
  })
  test('is taken for none where an exporter filled it with ones', () => {
    const { trees } = readEnsemble(file([legacy({ nodes_hitrates: Float32Array.of(1, 1, 1) })]))
    expect(trees.cover).toHaveLength(0)
  })
})

describe('models that are not read are refused by name', () => {
  const refused = (bytes: Uint8Array): HotcrmError => {
    try {
      readEnsemble(bytes)
    } catch (error) {
      if (error instanceof HotcrmError) return error
      throw error
    }
    throw new Error('it was read')
  }
  test.each<[string, readonly TestNode[], string, Partial<TestGraph>?]>([
    ['several targets', [legacy({ n_targets: 2 })], 'predicts several numbers'],
    ['an aggregate of another kind', [legacy({ aggregate_function: 'MAX' })], 'put together by MAX'],
    ['a transform of another kind', [legacy({ post_transform: 'PROBIT' })], 'PROBIT'],
    ['more than two classes', [classifier({ classlabels_int64s: [0, 1, 2] })], 'more than two classes'],
    ['no trees', [{ op: 'Identity', inputs: ['X'], outputs: ['y'] }], 'no tree ensemble but Identity'],
    [
      'another operator',
      [legacy(), { op: 'Exp', inputs: ['sum'], outputs: ['y'] }],
      'operator Exp is not known',
    ],
    [
      'a scaler before the trees',
      [
        { op: 'Scaler', domain: 'ai.onnx.ml', inputs: ['X'], outputs: ['S'] },
        { ...legacy(), inputs: ['S'] },
      ],
      'ai.onnx.ml.Scaler is not known',
    ],
    [
      'a probability that is changed again',
      [
        { ...legacy(), outputs: ['s'] },
        { op: 'Sigmoid', inputs: ['s'], outputs: ['p'] },
        { op: 'Mul', inputs: ['p', 'c'], outputs: ['y'] },
      ],
      'Mul does not belong',
      { constants: { c: 2 } },
    ],
    ['two ensembles', [legacy(), { ...legacy(), outputs: ['other'] }], 'several tree ensembles'],
    [
      'a node that two branches share',
      [
        legacy({
          nodes_treeids: [0, 0, 0, 0, 0],
          nodes_nodeids: [0, 1, 2, 3, 4],
          nodes_modes: ['BRANCH_LEQ', 'BRANCH_LEQ', 'BRANCH_LEQ', 'LEAF', 'LEAF'],
          nodes_featureids: [0, 1, 1, 0, 0],
          nodes_values: Float32Array.of(1, 1, 2, 0, 0),
          nodes_truenodeids: [1, 2, 3, 0, 0],
          nodes_falsenodeids: [2, 3, 4, 0, 0],
          target_nodeids: [3, 4],
        }),
      ],
      'several branches lead to one node',
    ],
  ])('%s', (_, nodes, words, more) => {
    const error = refused(file(nodes, more))
    expect(error.code).toBe('unsupported_model')
    expect(error.message).toContain(words)
  })
  test.each<[string, readonly TestNode[], string]>([
    ['a circle', [legacy({ nodes_truenodeids: [0, 0, 0] })], 'circle'],
    ['a child that is not there', [legacy({ nodes_truenodeids: [9, 0, 0] })], 'not there'],
    ['an input that is not there', [legacy({ nodes_featureids: [2, 0, 0] })], 'input 2 of 2'],
    [
      'a threshold that is no number',
      [legacy({ nodes_values: Float32Array.of(Number.NaN, 0, 0) })],
      'threshold',
    ],
    ['a weight that is no number', [legacy({}, [Infinity, 0])], 'weight of a leaf'],
    [
      'lists of different lengths',
      [legacy({ nodes_values: Float32Array.of(1) })],
      'nodes_values has 1 items',
    ],
    ['a leaf with two weights', [legacy({ target_nodeids: [1, 1] })], 'two weights'],
    [
      'an operator that reads what comes after it',
      [{ op: 'Identity', inputs: ['sum'], outputs: ['y'] }, legacy()],
      'nothing before it made',
    ],
  ])('%s', (_, nodes, words) => {
    const error = refused(file(nodes))
    expect(error.code).toBe('broken_model')
    expect(error.message).toContain(words)
  })
  test.each([
    ['nothing', ''],
    ['text', 'not a model at all'],
    ['JSON', '{"trees":[]}'],
  ])('a file that is %s', (_, text) => {
    expect(refused(new TextEncoder().encode(text)).code).toBe('broken_model')
  })
  test('the reason is told in Chinese too', () => {
    const { params } = refused(file([legacy({ n_targets: 2 })]))
    expect(params['reason_zh']).toBe('它同时预测多个数值')
  })
})

describe.skipIf(!hasReferences)('the reference models (../shared/data/treeshap)', () => {
  test.each(referenceFiles)(
    '%s: margins are the reference’s, the runtime’s to 1e-5 and its probabilities to 1e-6',
    async (name) => {
      const { bytes, rows, count, expected } = reference(name)
      const { trees, feature_names } = readEnsemble(bytes)
      expect(feature_names).toHaveLength(trees.features)
      const row = (i: number) => rows.subarray(i * trees.features, (i + 1) * trees.features).map(Math.fround)
      const margins = Float64Array.from({ length: count }, (_, i) => marginOf(trees, row(i)))
      expect(farthest(margins, expected.margin)).toBeLessThan(1e-6)
      const session = await openSession(bytes)
      const predictions = await session.predict(Float32Array.from(rows), count)
      await session.release()
      const tolerance = trees.link === 'logistic' ? 1e-6 : 1e-5
      expect(
        farthest(
          margins.map((margin) => predictionOf(trees, margin)),
          predictions,
        ),
      ).toBeLessThan(tolerance)
      if (expected.probability) expect(farthest(predictions, expected.probability)).toBeLessThan(1e-6)
    },
  )

  test.each(referenceFiles.filter((name) => name.startsWith('small') || name.startsWith('telco')))(
    '%s with bits turned or its end cut off is read or refused by name',
    (name) => {
      const { bytes } = reference(name)
      const place = fc.integer({ min: 0, max: bytes.length - 1 })
      fc.assert(
        fc.property(
          fc.array(fc.tuple(place, fc.integer({ min: 1, max: 255 })), { maxLength: 4 }),
          fc.option(place),
          (turned, end) => {
            const damaged = bytes.slice(0, end ?? bytes.length)
            for (const [at, by] of turned) damaged[at] = (damaged[at] ?? 0) ^ by
            try {
              const { trees } = readEnsemble(damaged)
              expect(Number.isFinite(marginOf(trees, new Float64Array(trees.features)))).toBe(true)
            } catch (error) {
              expect(error).toBeInstanceOf(HotcrmError)
            }
          },
        ),
        { numRuns: 300 },
      )
    },
  )
})
