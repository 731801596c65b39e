import { broken, unsupported } from '../refuse.ts'
import type { SplitMode } from '../trees/ensemble.ts'
import { at, attributesOf, onlySum, sameLength, type Attributes } from './attributes.ts'
import type { OnnxNode } from './messages.ts'
import type { NodeTable, TableBranch } from './node-table.ts'

/** `nodes_modes` by number. */
export const splitModes: readonly SplitMode[] = ['leq', 'lt', 'gte', 'gt', 'eq', 'neq', 'set']
const aggregates = ['AVERAGE', 'SUM', 'MIN', 'MAX']
const transforms = ['NONE', 'SOFTMAX', 'LOGISTIC', 'SOFTMAX_ZERO', 'PROBIT']

/**
 * TreeEnsemble of ai.onnx.ml 5, with one output. Branches and leaves lie in lists of their own; here a branch
 * has its place as id, and a leaf its place behind all branches. Files tell the cover of branches only.
 */
export function ensembleTrees(node: OnnxNode, features: number): NodeTable {
  const attributes = attributesOf(node)
  if (attributes.int('n_targets', 1) !== 1)
    unsupported('it predicts several numbers at once', '它同时预测多个数值')
  const aggregate = attributes.int('aggregate_function', 1)
  if (aggregate !== 0 && aggregate !== 1) onlySum(aggregates[aggregate] ?? String(aggregate))
  const transform = attributes.int('post_transform', 0)
  if (transform !== 0 && transform !== 2)
    unsupported(
      `its output goes through ${transforms[transform] ?? transform}`,
      `其输出经过 ${transforms[transform] ?? transform} 变换`,
    )
  const branches = branchesOf(attributes)
  const weights = attributes.floats('leaf_weights')
  const targets = attributes.ints('leaf_targetids')
  sameLength(weights.length, { leaf_targetids: targets })
  if (targets.some((target) => target !== 0)) broken('a leaf belongs to no output', '有叶子不属于任何输出')
  const roots = attributes.ints('tree_roots')
  const parts = aggregate === 0 ? Math.max(1, roots.length) : 1
  return {
    roots: roots.map((root) =>
      branches[root] ? root : broken(`there is no root ${root}`, `没有根节点 ${root}`),
    ),
    size: branches.length + weights.length,
    node: (id) =>
      branches[id] ?? {
        kind: 'leaf',
        value: at(weights, id - branches.length, 'leaf_weights') / parts,
        cover: Number.NaN,
      },
    base: 0,
    link: transform === 2 ? 'logistic' : 'none',
    features,
  }
}

function branchesOf(attributes: Attributes): TableBranch[] {
  const modes = attributes.ints('nodes_modes')
  const lists = {
    nodes_featureids: attributes.ints('nodes_featureids'),
    nodes_splits: attributes.floats('nodes_splits'),
    nodes_truenodeids: attributes.ints('nodes_truenodeids'),
    nodes_trueleafs: attributes.ints('nodes_trueleafs'),
    nodes_falsenodeids: attributes.ints('nodes_falsenodeids'),
    nodes_falseleafs: attributes.ints('nodes_falseleafs'),
  }
  const missing = attributes.ints('nodes_missing_value_tracks_true')
  const covers = attributes.floats('nodes_hitrates')
  sameLength(modes.length, {
    ...lists,
    ...(missing.length > 0 && { nodes_missing_value_tracks_true: missing }),
    ...(covers.length > 0 && { nodes_hitrates: covers }),
  })
  const sets = setsOf(
    attributes.floats('membership_values'),
    modes.filter((mode) => splitModes[mode] === 'set').length,
  )
  let set = 0
  const child = (id: number, leaf: number): number => {
    if (id < 0 || (leaf !== 1 && id >= modes.length))
      return broken('a branch leads to a node that is not there', '有分支指向不存在的节点')
    return leaf === 1 ? modes.length + id : id
  }
  return modes.map((number, i): TableBranch => {
    const mode =
      splitModes[number] ?? unsupported(`a node decides by mode ${number}`, `有节点以模式 ${number} 判断`)
    return {
      kind: 'branch',
      mode,
      cover: covers[i] ?? Number.NaN,
      feature: at(lists.nodes_featureids, i, 'nodes_featureids'),
      threshold: mode === 'set' ? 0 : at(lists.nodes_splits, i, 'nodes_splits'),
      members: mode === 'set' ? at(sets, set++, 'membership_values') : [],
      missing_left: missing[i] === 1 || mode === 'neq',
      left: child(lists.nodes_truenodeids[i] ?? -1, lists.nodes_trueleafs[i] ?? 0),
      right: child(lists.nodes_falsenodeids[i] ?? -1, lists.nodes_falseleafs[i] ?? 0),
    }
  })
}

/** The sets lie behind each other with a NaN after each; after the last one it may be left out. */
function setsOf(values: readonly number[], count: number): number[][] {
  const sets: number[][] = []
  let open: number[] | null = null
  for (const value of values) {
    if (Number.isNaN(value)) {
      sets.push(open ?? [])
      open = null
    } else (open ??= []).push(value)
  }
  if (open) sets.push(open)
  if (sets.length !== count) broken('the sets of members do not fit the nodes', '成员集合与节点数量不符')
  return sets
}
