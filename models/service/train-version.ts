import { createHash } from 'node:crypto'
import type { FeatureRow, ModelReport, SnapshotReader, SnapshotValues } from '#crm-core/contract'
import { datasetOf } from '../data/from-rows.ts'
import type { ModelSchema } from '../data/schema.ts'
import type { Example, ModelDefinition } from '../definition.ts'
import { writeEnsemble } from '../onnx/write.ts'
import { compileExplainer } from '../shap/explainer.ts'
import { trainModel } from '../training/train.ts'
import type { ShapPort, TrainOptions } from '../training/train-options.ts'
import type { TreeEnsemble } from '../trees/ensemble.ts'
import { schemaKey } from './artifact.ts'
import { filledCounts, ownFields } from './filled-after-close.ts'

/** What training came to: a file of the model, or none where the report says why. */
export interface TrainedVersion {
  readonly onnx: Uint8Array | null
  readonly sha256: string | null
  readonly report: ModelReport
}
export interface TrainVersionOptions extends Pick<TrainOptions, 'seed' | 'threads' | 'filled_after_close'> {
  /** Told after each page of examples that has been read, with how many there are. */
  readonly progress?: (done: number, of: number) => Promise<void> | void
  readonly signal?: AbortSignal
}

/** What was known of an example at its moment, in the order of the features. */
interface TrainingRow {
  readonly example: Example
  readonly values: FeatureRow
}
interface TrainingRows {
  readonly rows: readonly TrainingRow[]
  /** Features of fields that are nearly never filled at the moments, and mostly by now. */
  readonly late: readonly string[]
}

const pageSize = 1000
/** So many examples, the latest ones, say all that more would; older ones say less of today. */
const mostExamples = 100_000

/**
 * Trains a model on a workspace's history: every example is the record as it stood at its moment, strictly before its
 * outcome. The same history gives the same bytes.
 */
export async function trainVersion(
  definition: ModelDefinition,
  history: SnapshotReader,
  now: Date,
  { progress, signal, filled_after_close = [], ...options }: TrainVersionOptions = {},
): Promise<TrainedVersion> {
  const { rows, late } = await trainingRows(definition, history, now, { progress, signal })
  signal?.throwIfAborted()
  const dataset = datasetOf(
    definition.features,
    rows.map(({ values }) => values),
    rows.map(({ example }) => example.outcome),
    rows.map(({ example }) => example.at.getTime()),
  )
  const { trees, schema, report } = await trainModel(dataset, {
    ...options,
    filled_after_close: [...filled_after_close, ...late],
    shap: shapValues,
  })
  if (!trees) return { onnx: null, sha256: null, report }
  const onnx = fileOf(trees, schema)
  return { onnx, sha256: hashOf(onnx), report }
}

/** The file of a trained model, with all that scoring needs to know. */
export const fileOf = (trees: TreeEnsemble, schema: ModelSchema): Uint8Array =>
  writeEnsemble(trees, {
    feature_names: schema.features.map(({ name }) => name),
    metadata: { [schemaKey]: JSON.stringify(schema) },
  })
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Mean absolute SHAP values are read off the same explanations that people see. */
export const shapValues: ShapPort = (trees, rows) => {
  const { features } = trees
  const numbers = new Float64Array(rows.length * features)
  for (const [at, row] of rows.entries()) numbers.set(row, at * features)
  return compileExplainer(trees).explainRows(numbers, rows.length)
}

/** The examples of all records with what was known at their moments, by moment and record. */
async function trainingRows(
  definition: ModelDefinition,
  history: SnapshotReader,
  now: Date,
  { progress, signal }: Pick<TrainVersionOptions, 'progress' | 'signal'>,
): Promise<TrainingRows> {
  const examples = await examplesOf(definition, history, now, signal)
  const rows: TrainingRow[] = []
  const filled = filledCounts(definition.features)
  for (let from = 0; from < examples.length; from += pageSize) {
    signal?.throwIfAborted()
    const some = examples.slice(from, from + pageSize)
    const snapshots = await history.snapshots(
      definition.needs,
      some.map(({ example }) => example),
    )
    for (const [at, { example, today }] of some.entries()) {
      const snapshot = snapshots[at]
      if (!snapshot) continue
      rows.push({ example, values: definition.row(snapshot) })
      filled.add(example.outcome, snapshot.values, today)
    }
    await progress?.(Math.min(from + pageSize, examples.length), examples.length)
  }
  return { rows, late: filled.late() }
}

/** An example, and what the fields of its record hold by now. */
interface Found {
  readonly example: Example
  readonly today: SnapshotValues
}

async function examplesOf(
  definition: ModelDefinition,
  history: SnapshotReader,
  now: Date,
  signal?: AbortSignal,
): Promise<Found[]> {
  const examples: Found[] = []
  const { changes } = definition.outcome
  const fields = [...new Set([...definition.outcome.fields, ...ownFields(definition.features)])]
  let after: string | undefined
  for (;;) {
    signal?.throwIfAborted()
    const lives = await history.lives(definition.object, { fields, changes, after, limit: pageSize })
    for (const life of lives)
      for (const example of definition.examples(life, now)) examples.push({ example, today: life.values })
    after = lives.at(-1)?.id
    if (lives.length < pageSize) break
  }
  return examples
    .toSorted(({ example: a }, { example: b }) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
    .slice(-mostExamples)
}
