import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { indices, type Dataset } from '../data/dataset.ts'
import { encoderOf } from '../data/schema.ts'
import { categories, numbers, outcomes, planted } from '../testing/planted.ts'
import { marginOf, predictionOf } from '../trees/ensemble.ts'
import { fitModel } from './fit.ts'
import { seeded } from './random.ts'
import { trainFile } from './train-file.ts'
import { trainModel } from './train.ts'

const quick = { threads: 0, learning_curve: false, boosting: {} } as const
const data = planted(1200)
/** What differs from run to run. */
function timeless(report: Awaited<ReturnType<typeof trainModel>>['report']) {
  const { seconds: _, peak_memory_mb: __, ...rest } = report
  return rest
}
const only = (from: Dataset, count: number): Dataset => ({
  ...from,
  rows: count,
  columns: from.columns.map((column) => ({ ...column, values: column.values.slice(0, count) })),
  target: from.target.slice(0, count),
})

describe('a trained model', () => {
  it('comes with a report of rows that it has not seen', async () => {
    const { trees, report, schema } = await trainModel(data, { threads: 2 })
    expect(report).toMatchObject({
      refused: null,
      rows: 1200,
      features: ['visits', 'industry', 'luck'],
      newest: null,
    })
    expect(report.folds).toHaveLength(5)
    expect(report.metrics.log_loss).toBeLessThan(report.base_rate_log_loss - 0.1)
    expect(report.metrics.auc).toBeGreaterThan(0.75)
    expect(report.metrics.ece).toBeLessThan(0.06)
    expect(report.learning_curve.map(({ rows }) => rows)).toEqual([100, 200, 400, 800])
    expect(report.calibration.reduce((sum, { count }) => sum + count, 0)).toBe(1200)
    expect(report.confusion).toHaveLength(9)
    expect(report.peak_memory_mb).toBeGreaterThan(10)
    const row = encoderOf(schema)([19, 'bank', null])
    expect(predictionOf(trees!, marginOf(trees!, row))).toBeGreaterThan(0.7)
  })
  it('is the same to the last bit whatever the threads, and another with another seed', async () => {
    const options = { ...quick, learning_curve: true }
    const [one, two, other] = await Promise.all([
      trainModel(data, { ...options, threads: 0 }),
      trainModel(data, { ...options, threads: 3 }),
      trainModel(data, { ...options, seed: 2 }),
    ])
    expect(two.trees).toEqual(one.trees)
    expect(timeless(two.report)).toEqual(timeless(one.report))
    expect(timeless(other.report)).not.toEqual(timeless(one.report))
  })
  it('says which feature its predictions hang on', async () => {
    const { permutation } = await trainModel(data, quick)
    expect(permutation[0]?.feature).toBe('visits')
    expect(permutation.at(-1)).toMatchObject({ feature: 'luck' })
  })
  it('takes importance and bytes from those who can make them', async () => {
    const { report, onnx } = await trainModel(data, {
      ...quick,
      shap: (_, rows) => Float64Array.from(rows.flatMap(() => [1, -3, 0.5])),
      write: (trees, schema) => Uint8Array.of(schema.features.length, trees.features),
    })
    expect(report.importance).toEqual([
      { feature: 'industry', mean_abs_shap: 3 },
      { feature: 'visits', mean_abs_shap: 1 },
      { feature: 'luck', mean_abs_shap: 0.5 },
    ])
    expect(onnx).toEqual(Uint8Array.of(3, 3))
  })
  it('is tried on the newest fifth when rows have dates', async () => {
    const moments = Float64Array.from(indices(1200), (row) => Date.UTC(2025, 0, 1) + row * 86_400_000)
    const { report } = await trainModel({ ...data, moments }, quick)
    expect(report.window?.from).toBe('2025-01-01T00:00:00.000Z')
    expect(report.newest?.auc).toBeGreaterThan(0.7)
    // In a world that turns round at the end, the newest rows tell what random folds hide.
    const turned = outcomes([...data.target].map((y, row) => (row < 960 ? y : 1 - y)))
    const late = await trainModel({ ...data, target: turned, moments }, quick)
    expect(late.report.newest?.auc).toBeLessThan(0.4)
    expect(late.report.metrics.auc).toBeGreaterThan(0.5)
  })
  it('ends with the reason when it is stopped', async () => {
    const stop = new AbortController()
    const running = trainModel(data, { threads: 1, signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(running).rejects.toThrow('enough')
  })
})

describe('what is learned follows how much there is', () => {
  const tier = (rows: number, positives: number) => {
    const random = seeded(4)
    const x = numbers(
      'x',
      Array.from({ length: rows }, () => random()),
    )
    const target = outcomes(Array.from({ length: rows }, (_, row) => (row < positives ? 1 : 0)))
    return fitModel([x], target, indices(rows), { seed: 1 })
  }
  it('below 50 of the rarer outcome: the scorecard alone', () => {
    expect(tier(600, 45)).toMatchObject({ learner: 'logistic', weight: 0 })
  })
  it('up to 300: trees are half of it at most', () => {
    const few = only(planted(5000), 300)
    const fitted = fitModel(few.columns, few.target, indices(300), { seed: 1 })
    expect(fitted.weight).toBeLessThanOrEqual(0.5)
  })
  it('beyond: trees where they are better, as where two features only count together', () => {
    const random = seeded(9)
    const a = Array.from({ length: 2000 }, () => random())
    const b = Array.from({ length: 2000 }, () => random())
    const target = outcomes(a.map((x, row) => (x > 0.5 === b[row]! > 0.5 ? 1 : 0)))
    const fitted = fitModel([numbers('a', a), numbers('b', b)], target, indices(2000), { seed: 1 })
    expect(fitted.weight).toBeGreaterThanOrEqual(0.75)
    expect(fitted.inner_log_loss).toBeLessThan(0.4)
  })
})

describe('a model is refused', () => {
  it.each([
    ['too_few_rows', only(data, 99)],
    ['one_outcome', { ...data, target: outcomes(Array.from({ length: 1200 }, () => 1)) }],
    [
      'too_few_positives',
      { ...data, target: outcomes(Array.from({ length: 1200 }, (_, row) => (row < 19 ? 1 : 0))) },
    ],
    ['no_features', { ...data, columns: [] }],
    ['no_better_than_base_rate', planted(1200, 2, 0)],
  ] as const)('for %s', async (refused, dataset) => {
    const { report, trees, onnx } = await trainModel(dataset, quick)
    expect(report.refused).toBe(refused)
    expect(trees).toBeNull()
    expect(onnx).toBeNull()
  })
  it('for noise, whatever the draw', async () => {
    for (const seed of [11, 12, 13, 14]) {
      const { report } = await trainModel(planted(300, seed, 0), quick)
      expect(report.refused).toBe('no_better_than_base_rate')
    }
  })
  it('with a named error where a fold has one outcome', async () => {
    const folds = Int32Array.from(data.target, (y) => y)
    await expect(trainModel(data, { ...quick, folds })).rejects.toMatchObject({
      code: 'training_fold_one_outcome',
    })
  })
})

describe('a leak is named and left out', () => {
  const random = seeded(3)
  const won = [...data.target].map((y) => (y === 1 ? 1000 * random() : 0))
  const reason = [...data.target].map((y) => (y === 1 ? null : random() < 0.5 ? 'price' : 'timing'))
  const leaky = {
    ...data,
    columns: [...data.columns, numbers('close_value', won), categories('lost_reason', reason)],
  }
  it('when a column tells the outcome by itself', async () => {
    const { report, schema } = await trainModel(leaky, quick)
    expect(report.leaks).toMatchObject([
      { feature: 'close_value', reason: 'predicts_alone', left_out: true },
      { feature: 'lost_reason', reason: 'predicts_alone', left_out: true },
    ])
    expect(schema.features.map(({ name }) => name)).toEqual(['visits', 'industry', 'luck'])
    expect(report.metrics.auc).toBeLessThan(0.95)
  })
  it('unless somebody says that it may stay', async () => {
    const { report } = await trainModel(leaky, { ...quick, keep: ['close_value'] })
    expect(report.leaks[0]).toMatchObject({ feature: 'close_value', left_out: false })
    expect(report.features).toContain('close_value')
  })
  it('when it is known to be filled only once the outcome stands', async () => {
    const { report } = await trainModel(data, { ...quick, filled_after_close: ['luck'] })
    expect(report.leaks).toEqual([{ feature: 'luck', reason: 'filled_after_close', left_out: true }])
    expect(report.features).toEqual(['visits', 'industry'])
  })
  it('but not a column of many rare words, which only seems to know in its own rows', async () => {
    const words = categories(
      'domain',
      Array.from(indices(1200), (row) => `d${row % 240}`),
    )
    const { report } = await trainModel({ ...data, columns: [...data.columns, words] }, quick)
    expect(report.leaks).toEqual([])
  })
})

describe('a file', () => {
  const csv = () =>
    Readable.from([
      [
        'id,visits,fixed,stage',
        ...indices(1200)
          .values()
          .map(
            (row) =>
              `x${row},${data.columns[0]!.values[row]},1,${data.target[row] === 1 ? 'Won' : row % 9 === 0 ? 'Open' : 'Lost'}`,
          ),
      ].join('\n'),
    ])
  it('is trained on from the rows that have one of two outcomes', async () => {
    const trained = await trainFile({ csv: csv(), target: 'stage', positive: 'Won', negative: 'Lost' }, quick)
    expect(trained).toMatchObject({ positive: 'Won', negative: 'Lost' })
    expect(trained.report.rows).toBeLessThan(1200)
    expect(trained.report.leaks).toEqual([
      { feature: 'id', reason: 'identifier', left_out: true },
      { feature: 'fixed', reason: 'constant', left_out: true },
    ])
  })
})
