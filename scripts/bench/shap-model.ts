import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { TreeEnsemble } from '#models'

const folder = join(process.env['HOTCRM_SHARED_DATA'] ?? '../shared/data', 'treeshap')
const reference = z.object({ inputs: z.array(z.array(z.number().nullable())) })

/** The reference model of 200 trees of depth 6, and rows of its kind. */
export interface BenchModel {
  readonly bytes: Uint8Array
  readonly features: number
  /** Each value taken from another reference row, so that no two rows go the same ways; missing ones included. */
  rows(count: number): Float64Array
}

export async function bankModel(): Promise<BenchModel> {
  const [bytes, text] = await Promise.all([
    readFile(join(folder, 'bank-xgb-200x6.onnx')),
    readFile(join(folder, 'bank-xgb-200x6.expected.json'), 'utf8'),
  ])
  const { inputs } = reference.parse(JSON.parse(text))
  const features = inputs[0]?.length ?? 0
  return {
    bytes: new Uint8Array(bytes),
    features,
    rows: (count) =>
      Float64Array.from({ length: count * features }, (_, at) => {
        const feature = at % features
        const row = Math.floor(at / features)
        return inputs[(row * 7919 + feature * 104_729 * (row + 1)) % inputs.length]?.[feature] ?? Number.NaN
      }),
  }
}

/** The same trees as XGBoost's own JSON (its documented model schema), so that both explain one model. */
export function xgboostModel(trees: TreeEnsemble): string {
  const { features } = trees
  const roots = Array.from(trees.roots)
  const model = {
    version: [1, 7, 4],
    learner: {
      attributes: {},
      feature_names: [],
      feature_types: [],
      gradient_booster: {
        name: 'gbtree',
        model: {
          gbtree_model_param: {
            num_parallel_tree: '1',
            num_trees: String(roots.length),
            size_leaf_vector: '0',
          },
          tree_info: roots.map(() => 0),
          trees: roots.map((root, id) => xgboostTree(trees, id, root)),
        },
      },
      learner_model_param: {
        base_score: '5E-1',
        num_class: '0',
        num_feature: String(features),
        num_target: '1',
      },
      objective: { name: 'binary:logistic', reg_loss_param: { scale_pos_weight: '1' } },
    },
  }
  return JSON.stringify(model).replaceAll(/"@(\[[^"]*\])"/g, '$1')
}

/** XGBoost takes a number without a point for an integer, and refuses that where floats belong. */
const floats = (values: readonly number[]): string =>
  `@[${values.map((value) => value.toExponential(8).toUpperCase().replace('E+', 'E')).join()}]`

/** Level by level: XGBoost takes the node behind a left child for its right sibling. */
function xgboostTree(trees: TreeEnsemble, id: number, root: number): object {
  const nodes = [root]
  for (const node of nodes) {
    const left = trees.left[node] ?? -1
    if (left >= 0) nodes.push(left, trees.right[node] ?? -1)
  }
  const places = new Map(nodes.map((node, i) => [node, i]))
  const child = (node: number | undefined): number => places.get(node ?? -1) ?? -1
  const parents = nodes.map(() => 2_147_483_647)
  nodes.forEach((node, i) => {
    for (const below of [child(trees.left[node]), child(trees.right[node])])
      if (below >= 0) parents[below] = i
  })
  const isLeaf = (node: number): boolean => (trees.left[node] ?? -1) < 0
  return {
    id,
    base_weights: floats(nodes.map((node) => trees.value[node] ?? 0)),
    categories: [],
    categories_nodes: [],
    categories_segments: [],
    categories_sizes: [],
    default_left: nodes.map((node) => trees.missing_left[node] ?? 0),
    left_children: nodes.map((node) => child(trees.left[node])),
    right_children: nodes.map((node) => child(trees.right[node])),
    loss_changes: floats(nodes.map(() => 0)),
    parents,
    split_conditions: floats(
      nodes.map((node) => (isLeaf(node) ? trees.value[node] : trees.threshold[node]) ?? 0),
    ),
    split_indices: nodes.map((node) => trees.feature[node] ?? 0),
    split_type: nodes.map(() => 0),
    sum_hessian: floats(nodes.map((node) => trees.cover[node] ?? 0)),
    tree_param: {
      num_deleted: '0',
      num_feature: String(trees.features),
      num_nodes: String(nodes.length),
      size_leaf_vector: '0',
    },
  }
}
