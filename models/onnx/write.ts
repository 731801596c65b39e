import type { TreeEnsemble } from '../trees/ensemble.ts'
import { inSinglePrecision } from '../trees/single-precision.ts'
import { coversKey, coversText } from './covers.ts'
import { splitModes } from './ensemble-trees.ts'
import { WireWriter } from './wire.ts'

export interface WriteOptions {
  readonly feature_names: readonly string[]
  /** Kept with the file and read back, in this order. */
  readonly metadata?: Readonly<Record<string, string>>
}

/** ONNX's numbers of types: of attributes (as `AttributeProto.type`) and of tensors. */
const attributeType = { int: 2, tensor: 4, ints: 7 }
const floatType = 1
const byteType = 2

/**
 * The ensemble as an ONNX file: one TreeEnsemble (ai.onnx.ml 5) with its base added, as `margin`, and the logistic
 * function of that as `probability` where the ensemble has that link. Input `X`: float [rows, features], NaN where
 * a value is missing. Equal ensembles give equal bytes; what is read back equals `inSinglePrecision(trees)`.
 */
export function writeEnsemble(
  trees: TreeEnsemble,
  { feature_names, metadata = {} }: WriteOptions,
): Uint8Array {
  const rounded = inSinglePrecision(trees)
  const model = new WireWriter()
    .int(1, 9)
    .text(2, 'hotcrm')
    .message(7, graph(rounded))
    .message(8, new WireWriter().text(1, '').int(2, 17))
    .message(8, new WireWriter().text(1, 'ai.onnx.ml').int(2, 5))
    .message(14, entry('feature_names', JSON.stringify(feature_names)))
  if (rounded.cover.length > 0) model.message(14, entry(coversKey, coversText(rounded.cover)))
  for (const [key, value] of Object.entries(metadata)) model.message(14, entry(key, value))
  return model.finish()
}

const entry = (key: string, value: string): WireWriter => new WireWriter().text(1, key).text(2, value)

function graph(trees: TreeEnsemble): WireWriter {
  const logistic = trees.link === 'logistic'
  const whole = new WireWriter()
    .message(1, ensembleNode(trees))
    .message(1, node('Add', ['raw', 'base'], 'margin'))
  if (logistic) whole.message(1, node('Sigmoid', ['margin'], 'probability'))
  whole
    .text(2, 'trees')
    .message(5, tensor('base', floatType, Float32Array.of(trees.base)))
    .message(11, tensorInfo('X', trees.features))
    .message(12, tensorInfo('margin', 1))
  if (logistic) whole.message(12, tensorInfo('probability', 1))
  return whole
}

function node(op: string, inputs: readonly string[], output: string): WireWriter {
  const one = new WireWriter()
  for (const input of inputs) one.text(1, input)
  return one.text(2, output).text(4, op)
}

/** Rows are open (`N`), columns fixed. */
function tensorInfo(name: string, columns: number): WireWriter {
  const shape = new WireWriter()
    .message(1, new WireWriter().text(2, 'N'))
    .message(1, new WireWriter().int(1, columns))
  const type = new WireWriter().message(1, new WireWriter().int(1, floatType).message(2, shape))
  return new WireWriter().text(1, name).message(2, type)
}

function tensor(name: string, type: number, values: Float32Array | Uint8Array): WireWriter {
  return new WireWriter()
    .ints(1, [values.length])
    .int(2, type)
    .text(8, name)
    .bytes(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
}

function ensembleNode(trees: TreeEnsemble): WireWriter {
  const lists = listsOf(trees)
  const one = node('TreeEnsemble', ['X'], 'raw')
  const ints = (name: string, values: ArrayLike<number>) =>
    one.message(5, new WireWriter().text(1, name).ints(8, values).int(20, attributeType.ints))
  const int = (name: string, value: number) =>
    one.message(5, new WireWriter().text(1, name).int(3, value).int(20, attributeType.int))
  const numbers = (name: string, type: number, values: Float32Array | Uint8Array) =>
    one.message(
      5,
      new WireWriter()
        .text(1, name)
        .message(5, tensor(name, type, values))
        .int(20, attributeType.tensor),
    )
  int('n_targets', 1)
  int('aggregate_function', 1)
  int('post_transform', 0)
  ints('tree_roots', lists.roots)
  ints('nodes_featureids', lists.feature)
  numbers('nodes_modes', byteType, Uint8Array.from(lists.mode))
  numbers('nodes_splits', floatType, Float32Array.from(lists.split))
  ints('nodes_missing_value_tracks_true', lists.missing)
  ints('nodes_truenodeids', lists.left)
  ints('nodes_trueleafs', lists.leftLeaf)
  ints('nodes_falsenodeids', lists.right)
  ints('nodes_falseleafs', lists.rightLeaf)
  if (trees.cover.length > 0) numbers('nodes_hitrates', floatType, Float32Array.from(lists.cover))
  if (lists.members.length > 0) numbers('membership_values', floatType, Float32Array.from(lists.members))
  ints('leaf_targetids', new Int32Array(lists.weight.length))
  numbers('leaf_weights', floatType, Float32Array.from(lists.weight))
  return one.text(7, 'ai.onnx.ml')
}

/** The lists of the operator: branches and leaves each by their own numbers. */
class Lists {
  readonly roots: number[] = []
  readonly feature: number[] = []
  readonly mode: number[] = []
  readonly split: number[] = []
  readonly missing: number[] = []
  readonly left: number[] = []
  readonly leftLeaf: number[] = []
  readonly right: number[] = []
  readonly rightLeaf: number[] = []
  readonly cover: number[] = []
  readonly members: number[] = []
  readonly weight: number[] = []
}

function listsOf(trees: TreeEnsemble): Lists {
  const lists = new Lists()
  const isLeaf = (node: number): boolean => (trees.left[node] ?? -1) < 0
  const roots = new Set(trees.roots)
  const number = new Int32Array(trees.left.length)
  let branches = 0
  let leaves = 0
  trees.left.forEach((_, node) => {
    // A tree that is one leaf gets a branch to it, for roots are branches.
    if (isLeaf(node) && roots.has(node)) branches++
    number[node] = isLeaf(node) ? leaves++ : branches++
  })
  trees.left.forEach((left, node) => {
    if (roots.has(node)) lists.roots.push(lists.feature.length)
    if (isLeaf(node)) {
      lists.weight.push(trees.value[node] ?? 0)
      if (roots.has(node)) branch(lists, trees, node, [number[node] ?? 0, 1], [number[node] ?? 0, 1])
      return
    }
    const right = trees.right[node] ?? 0
    branch(
      lists,
      trees,
      node,
      [number[left] ?? 0, isLeaf(left) ? 1 : 0],
      [number[right] ?? 0, isLeaf(right) ? 1 : 0],
    )
  })
  return lists
}

function branch(
  lists: Lists,
  trees: TreeEnsemble,
  node: number,
  [left, leftLeaf]: readonly [number, number],
  [right, rightLeaf]: readonly [number, number],
): void {
  const mode = trees.mode[node] ?? 'leq'
  lists.feature.push(trees.feature[node] ?? 0)
  lists.mode.push(splitModes.indexOf(mode))
  lists.split.push(trees.threshold[node] ?? 0)
  lists.missing.push(trees.missing_left[node] ?? 0)
  lists.left.push(left)
  lists.leftLeaf.push(leftLeaf)
  lists.right.push(right)
  lists.rightLeaf.push(rightLeaf)
  lists.cover.push(trees.cover[node] ?? 0)
  if (mode === 'set') lists.members.push(...(trees.members.get(node) ?? []), Number.NaN)
}
