import { z } from 'zod'
import { refuse, unsupported } from '../refuse.ts'
import { coverHolds } from '../trees/cover.ts'
import type { TreeEnsemble } from '../trees/ensemble.ts'
import { chainOf } from './chain.ts'
import { coversIn } from './covers.ts'
import { ensembleTrees } from './ensemble-trees.ts'
import { flattened } from './flatten.ts'
import { legacyTrees } from './legacy-trees.ts'
import { readModel, type OnnxModel, type OnnxNode } from './messages.ts'
import { WireError } from './wire.ts'

export interface ReadEnsemble {
  readonly trees: TreeEnsemble
  /** From the metadata entry `feature_names`, a JSON list; null when there is none for each input. */
  readonly feature_names: readonly string[] | null
  readonly metadata: ReadonlyMap<string, string>
  /** The output of the file that shows the prediction; of two classes its last column does. */
  readonly output: string
}

const largestFeatures = 1_000_000
const nameList = z.array(z.string())

/**
 * Reads a tree ensemble from an ONNX file: TreeEnsembleRegressor and TreeEnsembleClassifier (ai.onnx.ml 1 to 4) and
 * TreeEnsemble (5), with the operators that exporters put behind them. What follows the sum linearly is worked
 * into the weights, so the margin of the trees is that of the file. `cover` is empty where the file tells none
 * that holds. Throws broken_model or unsupported_model, and nothing else, whatever the bytes are.
 */
export function readEnsemble(file: Uint8Array): ReadEnsemble {
  const model = modelIn(file)
  const { trees: node, features: told, scale, shift, sigmoid, output } = chainOf(model)
  const names = namesOf(model)
  const features = told ?? names?.length ?? highestFeature(node) + 1
  if (!(features >= 1 && features <= largestFeatures))
    unsupported(`it has ${features} inputs`, `它有 ${features} 个输入`)
  const table = node.op === 'TreeEnsemble' ? ensembleTrees(node, features) : legacyTrees(node, features)
  if (table.link === 'logistic' && (sigmoid || scale !== 1 || shift !== 0))
    unsupported('its probability is changed once more', '其概率又被再次变换')
  const read = flattened(table)
  const trees = { ...read, cover: coversIn(model.metadata, read) ?? read.cover }
  return {
    trees: {
      ...trees,
      cover: coverHolds(trees) ? trees.cover : new Float64Array(0),
      value: scale === 1 ? trees.value : trees.value.map((value) => value * scale),
      base: scale * trees.base + shift,
      link: sigmoid ? 'logistic' : trees.link,
    },
    feature_names: names?.length === features ? names : null,
    metadata: model.metadata,
    output,
  }
}

function modelIn(file: Uint8Array): OnnxModel {
  try {
    return readModel(file)
  } catch (error) {
    if (!(error instanceof WireError)) throw error
    return refuse('broken_model', { en: error.message, zh: '文件已损坏或不完整' }, error)
  }
}

function namesOf({ metadata }: OnnxModel): readonly string[] | null {
  const text = metadata.get('feature_names')
  if (text === undefined) return null
  try {
    return nameList.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

function highestFeature({ attributes }: OnnxNode): number {
  const ids = attributes.get('nodes_featureids')
  return ids?.kind === 'ints' ? ids.value.reduce((most, id) => Math.max(most, id), 0) : 0
}
