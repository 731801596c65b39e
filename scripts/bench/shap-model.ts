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
export function xgboostModel(trees: TreeEnsemble): object {
  const { features } = trees
  const starts = Array.from(trees.roots)
  return {
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
            num_trees: String(starts.length),
            size_leaf_vector: '0',
          },
          tree_info: starts.map(() => 0),
          trees: starts.map((start, id) => xgboostTree(trees, id, start, starts[id + 1] ?? trees.left.length)),
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
}

/** Nodes of one tree lie behind each other, so places in it are places in the ensemble less its start. */
function xgboostTree(trees: TreeEnsemble, id: number, start: number, end: number): object {
  const nodes = Array.from({ length: end - start }, (_, i) => start + i)
  const child = (node: number | undefined): number => (node === undefined || node < 0 ? -1 : node - start)
  const parents = nodes.map(() => 2_147_483_647)
  nodes.forEach((node, i) => {
    for (const below of [child(trees.left[node]), child(trees.right[node])]) if (below >= 0) parents[below] = i
  })
  const isLeaf = (node: number): boolean => (trees.left[node] ?? -1) < 0
  return {
    id,
    base_weights: nodes.map((node) => trees.value[node] ?? 0),
    categories: [],
    categories_nodes: [],
    categories_segments: [],
    categories_sizes: [],
    default_left: nodes.map((node) => trees.missing_left[node] ?? 0),
    left_children: nodes.map((node) => child(trees.left[node])),
    right_children: nodes.map((node) => child(trees.right[node])),
    loss_changes: nodes.map(() => 0),
    parents,
    split_conditions: nodes.map((node) => (isLeaf(node) ? trees.value[node] : trees.threshold[node]) ?? 0),
    split_indices: nodes.map((node) => trees.feature[node] ?? 0),
    split_type: nodes.map(() => 0),
    sum_hessian: nodes.map((node) => trees.cover[node] ?? 0),
    tree_param: {
      num_deleted: '0',
      num_feature: String(trees.features),
      num_nodes: String(nodes.length),
      size_leaf_vector: '0',
    },
  }
}
