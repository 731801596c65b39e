import { afterAll, expect, test } from 'vitest'
import { writeEnsemble } from '../onnx/write.ts'
import { compileExplainer } from '../shap/explainer.ts'
import { randomRows, randomTrees } from '../testing/random-trees.ts'
import { farthest } from '../testing/reference-models.ts'
import { predictionOf } from '../trees/ensemble.ts'
import { createRowWorkers } from './row-workers.ts'

const features = 6
const trees = randomTrees(11, { features, trees: 20, depth: 5 })
const bytes = writeEnsemble(trees, { feature_names: ['a', 'b', 'c', 'd', 'e', 'f'] })
const model = { sha256: 'trees', bytes, features }
const workers = createRowWorkers({ threads: 2 })
afterAll(() => workers.close())

test('a batch has the predictions and the SHAP values of each row, in their order', async () => {
  const rows = randomRows(12, features, 1001)
  const { predictions, base, shap } = await workers.run(model, rows, 1001)
  const explainer = compileExplainer(trees)
  expect(shap).toEqual(explainer.explainRows(rows, 1001))
  expect(base).toBe(explainer.expectedValue)
  const own = explainer.margins(rows, 1001).map((margin) => predictionOf(trees, margin))
  expect(farthest(own, predictions)).toBeLessThan(1e-6)
})

test('the thread that asks goes on meanwhile, and keeps its rows', async () => {
  const rows = randomRows(13, features, 20_000)
  const before = rows.slice()
  let turns = 0
  let running = true
  const turn = (): void => {
    turns++
    if (running) setImmediate(turn)
  }
  turn()
  await workers.run(model, rows, 20_000)
  running = false
  expect(turns).toBeGreaterThan(20)
  expect(rows).toEqual(before)
})

test('several batches at once do not get in each other’s way', async () => {
  const batches = [1, 2, 3].map((seed) => randomRows(seed, features, 300))
  const results = await Promise.all(batches.map((rows) => workers.run(model, rows, 300)))
  const explainer = compileExplainer(trees)
  results.forEach(({ shap }, i) => expect(shap).toEqual(explainer.explainRows(batches[i] ?? [], 300)))
})

test('predictions alone need no cover', async () => {
  const bare = writeEnsemble({ ...trees, cover: new Float64Array(0) }, { feature_names: [] })
  const uncovered = { sha256: 'bare', bytes: bare, features }
  const rows = randomRows(4, features, 10)
  expect((await workers.run(uncovered, rows, 10, { explain: false })).predictions).toHaveLength(10)
  await expect(workers.run(uncovered, rows, 10)).rejects.toMatchObject({ code: 'model_without_cover' })
})

test('a named error of a thread arrives with its name, and the threads go on', async () => {
  const broken = { sha256: 'broken', bytes: new Uint8Array([1, 2]), features }
  const rows = randomRows(5, features, 600)
  await expect(workers.run(broken, rows, 600)).rejects.toMatchObject({ code: 'broken_model' })
  await expect(workers.run(model, rows, 5)).rejects.toMatchObject({ code: 'bad_model_rows' })
  expect((await workers.run(model, rows, 600)).predictions).toHaveLength(600)
})

test('more models than a thread keeps are sent again', async () => {
  const rows = randomRows(6, features, 3)
  for (const sha256 of ['m1', 'm2', 'm3', 'm4', 'm5', 'm1', 'trees'])
    expect((await workers.run({ ...model, sha256 }, rows, 3)).predictions).toHaveLength(3)
})

test('closed workers refuse', async () => {
  const closed = createRowWorkers({ threads: 1 })
  await closed.close()
  await expect(closed.run(model, randomRows(1, features, 1), 1)).rejects.toThrow('closed')
})
