import { broken, unsupported } from '../refuse.ts'
import type { SplitMode } from '../trees/ensemble.ts'
import { at, attributesOf, onlySum, sameLength, type Attributes } from './attributes.ts'
import type { OnnxNode } from './messages.ts'
import type { NodeTable, TableNode } from './node-table.ts'

const modes: ReadonlyMap<string, SplitMode> = new Map([
  ['BRANCH_LEQ', 'leq'],
  ['BRANCH_LT', 'lt'],
  ['BRANCH_GTE', 'gte'],
  ['BRANCH_GT', 'gt'],
  ['BRANCH_EQ', 'eq'],
  ['BRANCH_NEQ', 'neq'],
])

/** What the weights of leaves come to: one number a leaf, what is added, and what is made of the sum. */
interface Weights {
  readonly prefix: 'target' | 'class'
  /** Entries of this target or class count; null: all of them. */
  readonly of: number | null
  readonly base: number
  readonly link: 'none' | 'logistic'
}

/** TreeEnsembleRegressor and TreeEnsembleClassifier of ai.onnx.ml 1 to 4, with one output or two classes. */
export function legacyTrees(node: OnnxNode, features: number): NodeTable {
  const attributes = attributesOf(node)
  const weights = node.op === 'TreeEnsembleClassifier' ? classWeights(attributes) : targetWeights(attributes)
  const trees = attributes.ints('nodes_treeids')
  const ids = attributes.ints('nodes_nodeids')
  const place = new Map<string, number>()
  ids.forEach((id, i) => place.set(`${trees[i]}:${id}`, i))
  if (place.size !== ids.length) broken('two nodes have the same number', '有两个节点编号相同')
  const table = nodesOf(attributes, place, trees, leafValues(attributes, weights, place))
  const children = new Set(table.flatMap((one) => (one.kind === 'branch' ? [one.left, one.right] : [])))
  const roots = table.flatMap((_, i) => (children.has(i) ? [] : [i]))
  if (roots.length !== new Set(trees).size) broken('a tree has not exactly one root', '有的树根节点不唯一')
  if (reached(table, roots) !== table.length) broken('some nodes go round in a circle', '有节点形成环路')
  const average = weights.prefix === 'target' && attributes.text('aggregate_function', 'SUM') === 'AVERAGE'
  return {
    roots,
    size: table.length,
    node: (id) => scaled(at(table, id, 'nodes_nodeids'), average ? roots.length : 1),
    base: weights.base,
    link: weights.link,
    features,
  }
}

/** How many nodes can be come to from the roots. */
function reached(table: readonly TableNode[], roots: readonly number[]): number {
  const seen = new Set(roots)
  for (const id of seen) {
    const node = table[id]
    if (node?.kind === 'branch') seen.add(node.left).add(node.right)
  }
  return seen.size
}

const scaled = (node: TableNode, parts: number): TableNode =>
  node.kind === 'leaf' && parts > 1 ? { ...node, value: node.value / parts } : node

function targetWeights(attributes: Attributes): Weights {
  if (attributes.int('n_targets', 1) !== 1)
    unsupported('it predicts several numbers at once', '它同时预测多个数值')
  const aggregate = attributes.text('aggregate_function', 'SUM')
  if (aggregate !== 'SUM' && aggregate !== 'AVERAGE') onlySum(aggregate)
  const bases = attributes.floats('base_values')
  if (bases.length > 1) broken('it has more than one base value', '它有多个基准值')
  return { prefix: 'target', of: null, base: bases[0] ?? 0, link: linkOf(attributes) }
}

/**
 * Two classes have one weight a leaf for the positive one, or one for each class, where the second one's counts.
 */
function classWeights(attributes: Attributes): Weights {
  const labels = Math.max(
    attributes.ints('classlabels_int64s').length,
    attributes.texts('classlabels_strings').length,
  )
  const classes = new Set(attributes.ints('class_ids'))
  if (labels > 2 || classes.size > 2 || [...classes].some((id) => id !== 0 && id !== 1))
    unsupported('it tells more than two classes apart', '它区分两个以上的类别')
  const bases = attributes.floats('base_values')
  const link = linkOf(attributes)
  if (classes.size === 2) return { prefix: 'class', of: 1, base: bases[1] ?? 0, link }
  if (labels < 2) unsupported('it knows only one class', '它只有一个类别')
  if (bases.length > 1)
    unsupported('it has two base values for one weight a leaf', '每个叶子只有一个权重，却有两个基准值')
  return { prefix: 'class', of: null, base: bases[0] ?? 0, link }
}

function linkOf(attributes: Attributes): 'none' | 'logistic' {
  const transform = attributes.text('post_transform', 'NONE')
  if (transform === 'LOGISTIC') return 'logistic'
  return transform === 'NONE'
    ? 'none'
    : unsupported(`its output goes through ${transform}`, `其输出经过 ${transform} 变换`)
}

/** The weight of each node that has one. */
function leafValues(
  attributes: Attributes,
  { prefix, of }: Weights,
  place: ReadonlyMap<string, number>,
): ReadonlyMap<number, number> {
  const trees = attributes.ints(`${prefix}_treeids`)
  const nodes = attributes.ints(`${prefix}_nodeids`)
  const ids = attributes.ints(`${prefix}_ids`)
  const weights = attributes.floats(`${prefix}_weights`)
  sameLength(weights.length, {
    [`${prefix}_treeids`]: trees,
    [`${prefix}_nodeids`]: nodes,
    [`${prefix}_ids`]: ids,
  })
  const values = new Map<number, number>()
  weights.forEach((weight, i) => {
    if (of === null ? prefix === 'target' && ids[i] !== 0 : ids[i] !== of) return
    const found = place.get(`${trees[i]}:${nodes[i]}`)
    if (found === undefined) broken('a weight belongs to a node that is not there', '有权重指向不存在的节点')
    else if (values.has(found)) broken('a leaf has two weights', '有叶子带有两个权重')
    else values.set(found, weight)
  })
  return values
}

function nodesOf(
  attributes: Attributes,
  place: ReadonlyMap<string, number>,
  trees: readonly number[],
  values: ReadonlyMap<number, number>,
): TableNode[] {
  const names = attributes.texts('nodes_modes')
  const features = attributes.ints('nodes_featureids')
  const thresholds = attributes.floats('nodes_values')
  const lefts = attributes.ints('nodes_truenodeids')
  const rights = attributes.ints('nodes_falsenodeids')
  const missing = attributes.ints('nodes_missing_value_tracks_true')
  const covers = attributes.floats('nodes_hitrates')
  sameLength(place.size, {
    nodes_treeids: trees,
    nodes_modes: names,
    nodes_featureids: features,
    nodes_values: thresholds,
    nodes_truenodeids: lefts,
    nodes_falsenodeids: rights,
    ...(missing.length > 0 && { nodes_missing_value_tracks_true: missing }),
    ...(covers.length > 0 && { nodes_hitrates: covers }),
  })
  const child = (i: number, id: number): number =>
    place.get(`${trees[i]}:${id}`) ??
    broken('a branch leads to a node that is not there', '有分支指向不存在的节点')
  return names.map((name, i): TableNode => {
    const cover = covers[i] ?? Number.NaN
    if (name === 'LEAF') return { kind: 'leaf', value: values.get(i) ?? 0, cover }
    const mode = modes.get(name) ?? unsupported(`a node decides by ${name}`, `有节点以 ${name} 方式判断`)
    return {
      kind: 'branch',
      mode,
      cover,
      feature: at(features, i, 'nodes_featureids'),
      threshold: at(thresholds, i, 'nodes_values'),
      members: [],
      // A missing value differs from every number.
      missing_left: missing[i] === 1 || mode === 'neq',
      left: child(i, at(lefts, i, 'nodes_truenodeids')),
      right: child(i, at(rights, i, 'nodes_falsenodeids')),
    }
  })
}
