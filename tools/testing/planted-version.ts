import { createHash } from 'node:crypto'
import type { ModelName, ModelStage, ModelStore, ModelVersion } from '#crm-core/contract'
import { baseModel, writeEnsemble } from '#models'

/** A model of one decision: `above` where the feature is greater than the threshold, else `below`; both probabilities. */
export interface Stump {
  readonly feature: string
  readonly threshold: number
  readonly above: number
  readonly below: number
}
const logOdds = (probability: number): number => Math.log(probability / (1 - probability))

/** The ONNX file of a stump, as training writes one. `entry` replaces what it tells of its inputs. */
export function stumpFile({ feature, threshold, above, below }: Stump, entry?: string): Uint8Array {
  const schema = JSON.stringify({ features: [{ name: feature, kind: 'number', categories: [] }] })
  return writeEnsemble(
    {
      features: 1,
      base: 0,
      link: 'logistic',
      roots: Int32Array.of(0),
      left: Int32Array.of(1, -1, -1),
      right: Int32Array.of(2, -1, -1),
      feature: Int32Array.of(0, 0, 0),
      mode: ['leq', 'leq', 'leq'],
      threshold: Float64Array.of(threshold, 0, 0),
      missing_left: Uint8Array.of(1, 0, 0),
      value: Float64Array.of(0, logOdds(below), logOdds(above)),
      cover: Float64Array.of(200, 100, 100),
      members: new Map(),
    },
    { feature_names: [feature], metadata: { schema: entry ?? schema } },
  )
}

/** Puts a version with these bytes into a workspace, past training. */
export async function plantVersion(
  store: ModelStore,
  model: ModelName,
  onnx: Uint8Array,
  stage: ModelStage = 'candidate',
): Promise<ModelVersion> {
  const base = await baseModel(model)
  if (!base) throw new Error(`no base model ${model}`)
  const sha256 = createHash('sha256').update(onnx).digest('hex')
  return store.add({ model, origin: 'own', onnx, sha256, report: base.report, stage, created_by: null })
}
