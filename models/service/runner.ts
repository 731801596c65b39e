import { HotcrmError, type FeatureRow } from '#crm-core/contract'
import { createSessionPool } from '../onnx/session-pool.ts'
import { createRowWorkers } from '../workers/row-workers.ts'
import type { Artifact } from './artifact.ts'
import type { RemoteArtifact } from './remote-version.ts'

/** What a version says of a row. */
export interface RowAnswer {
  readonly probability: number
  /** Log-odds that are expected before anything is known, and with all of the row. */
  readonly base: number
  readonly margin: number
  /** SHAP values in the order of the features; none where the version tells no reasons. */
  readonly shap: readonly number[]
}
/** What the trees of a version say of rows. */
interface Answers {
  /** Log-odds that are expected before anything is known. */
  readonly base: number
  readonly probabilities: ArrayLike<number>
  /** SHAP values, `rows × features`. */
  readonly shap: Float64Array
}
export interface Runner {
  /** Predicts and explains; rows are what `select` gives. Many rows go to threads of their own. */
  run(artifact: Artifact | RemoteArtifact, rows: readonly FeatureRow[]): Promise<readonly RowAnswer[]>
  close(): Promise<void>
}

/** So many rows are predicted and explained in some milliseconds; more would hold everybody else up. */
const atOnce = 16
/** The runtime adds up in single precision, explanations in double. */
const tolerance = 1e-4

/** Runs versions by onnxruntime, and explains them; what both say of a row must agree. */
export function createRunner(): Runner {
  const sessions = createSessionPool()
  const workers = createRowWorkers()
  return {
    async run(artifact, rows) {
      if ('remote' in artifact) return fromAfar(artifact, rows)
      const { trees, sha256, onnx } = artifact
      const inputs = new Float64Array(rows.length * trees.features)
      for (const [at, row] of rows.entries()) inputs.set(artifact.encode(row), at * trees.features)
      const answers =
        rows.length > atOnce
          ? await inThreads(artifact, inputs, rows.length)
          : await here(artifact, inputs, rows.length)
      mustAgree(answers, artifact, rows.length)
      return rowsOf(answers, trees.features, rows.length)

      async function here({ explainer }: Artifact, numbers: Float64Array, count: number): Promise<Answers> {
        const session = await sessions.session(sha256, () => onnx)
        const probabilities = await session.predict(Float32Array.from(numbers), count)
        const explained = explainer()
        return { base: explained.expectedValue, probabilities, shap: explained.explainRows(numbers, count) }
      }
      async function inThreads(_: Artifact, numbers: Float64Array, count: number): Promise<Answers> {
        const model = { sha256, bytes: onnx, features: trees.features }
        const { predictions, base, shap } = await workers.run(model, numbers, count)
        return { base, probabilities: predictions, shap }
      }
    },
    async close() {
      await Promise.all([sessions.close(), workers.close()])
    },
  }
}

function mustAgree({ base, probabilities, shap }: Answers, { trees }: Artifact, count: number): void {
  for (let row = 0; row < count; row++) {
    let margin = base
    for (let at = 0; at < trees.features; at++) margin += shap[row * trees.features + at] ?? 0
    const explained = 1 / (1 + Math.exp(-margin))
    if (!(Math.abs(explained - (probabilities[row] ?? Number.NaN)) <= tolerance))
      throw new HotcrmError('unsupported_model', {
        reason: `the runtime answers ${probabilities[row]} where the trees give ${explained}`,
      })
  }
}

function rowsOf({ base, probabilities, shap }: Answers, width: number, count: number): RowAnswer[] {
  return Array.from({ length: count }, (_, at) => {
    const own = Array.from(shap.subarray(at * width, (at + 1) * width))
    const probability = probabilities[at] ?? Number.NaN
    return { probability, base, margin: own.reduce((sum, value) => sum + value, base), shap: own }
  })
}

/** Reasons are those that the endpoint gives; where it gives none, there are none. */
async function fromAfar({ remote }: RemoteArtifact, rows: readonly FeatureRow[]): Promise<RowAnswer[]> {
  const scores = await remote.score(rows)
  return scores.map(({ probability, reasons }) => {
    const { base, shap } = reasons ?? { base: logOdds(probability), shap: [] }
    return { probability, base, margin: shap.reduce((sum, value) => sum + value, base), shap }
  })
}
/** Finite also for what is held to be certain. */
function logOdds(probability: number): number {
  const held = Math.min(Math.max(probability, 1e-15), 1 - 1e-15)
  return Math.log(held / (1 - held))
}
