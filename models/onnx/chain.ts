import { broken, unsupported } from '../refuse.ts'
import type { OnnxModel, OnnxNode } from './messages.ts'

const treeOps = new Set(['TreeEnsembleRegressor', 'TreeEnsembleClassifier', 'TreeEnsemble'])
/** Operators that hand on what they get, for the numbers of one row. */
const passing = new Set(['Identity', 'Cast', 'Reshape', 'Squeeze', 'Unsqueeze', 'Flatten', 'ZipMap'])
const mlDomain = 'ai.onnx.ml'

/** The one tree ensemble of a graph, and what is done with its sum: `scale × sum + shift`, then perhaps the logistic function. */
export interface Chain {
  readonly trees: OnnxNode
  /** How many inputs a row has; null when the file leaves it open. */
  readonly features: number | null
  readonly scale: number
  readonly shift: number
  readonly sigmoid: boolean
  /** The output that shows it: the probability where there is one. */
  readonly output: string
}
interface Value {
  readonly kind: 'rows' | 'sum' | 'label'
  readonly scale: number
  readonly shift: number
  readonly sigmoid: boolean
}
const rows: Value = { kind: 'rows', scale: 1, shift: 0, sigmoid: false }

/** Follows the values through the graph; an operator that is not known, or not in this place, is refused by name. */
export function chainOf(model: OnnxModel): Chain {
  const values = new Map<string, Value>()
  const [input, ...more] = model.inputs.filter(({ name }) => !model.tensors.has(name))
  if (!input || more.length > 0) return unsupported('it has not exactly one input', '它的输入不是恰好一个')
  if (input.data_type > 1 && input.data_type !== 11)
    unsupported('its input is no list of numbers', '其输入不是数值列表')
  values.set(input.name, rows)
  let trees: OnnxNode | null = null
  for (const node of inOrder(model)) {
    if (treeOps.has(node.op) && node.domain === mlDomain) {
      if (trees) unsupported('it holds several tree ensembles', '它包含多个树集成')
      if (values.get(node.inputs[0] ?? '')?.kind !== 'rows') misplaced(node)
      trees = node
      const sum: Value = { kind: 'sum', scale: 1, shift: 0, sigmoid: false }
      const names = node.op === 'TreeEnsembleClassifier' ? node.outputs.slice(1, 2) : node.outputs.slice(0, 1)
      for (const name of node.outputs) values.set(name, { ...sum, kind: 'label' })
      for (const name of names) values.set(name, sum)
    } else if (node.op !== 'Constant') follow(model, node, values)
  }
  if (!trees)
    return unsupported(`it holds no tree ensemble${opsOf(model).en}`, `它不包含树集成${opsOf(model).zh}`)
  return { trees, features: input.dims.at(-1) ?? null, ...outcome(model, values) }
}

/** Files list nodes so that each comes after what it reads; one that reads what no node before it made is broken. */
function inOrder(model: OnnxModel): readonly OnnxNode[] {
  const made = new Set([...model.inputs.map(({ name }) => name), ...model.tensors.keys(), ''])
  for (const node of model.nodes) {
    if (node.inputs.some((name) => !made.has(name)))
      broken(`${node.op} reads what nothing before it made`, `${node.op} 读取了尚未产生的值`)
    for (const name of node.outputs) {
      if (made.has(name) && name !== '') broken(`"${name}" is made twice`, `“${name}”被重复产生`)
      made.add(name)
    }
  }
  return model.nodes
}

function follow(model: OnnxModel, node: OnnxNode, values: Map<string, Value>): void {
  const [output = ''] = node.outputs
  if (node.op === 'ZipMap' ? node.domain !== mlDomain : node.domain !== '' && node.domain !== 'ai.onnx')
    return unknown(node)
  const from = node.inputs.map((name) => values.get(name))
  const [first, second] = from
  if (passing.has(node.op)) {
    if (!first) return misplaced(node)
    if (node.op === 'Cast' && first.kind !== 'label' && !castKeeps(node)) return misplaced(node)
    values.set(output, first)
  } else if (node.op === 'Sigmoid' || node.op === 'Neg') {
    const sum = open(node, first)
    values.set(output, node.op === 'Neg' ? scaled(sum, -1) : { ...sum, sigmoid: true })
  } else if (['Add', 'Sub', 'Mul', 'Div'].includes(node.op)) {
    const sum = open(node, first ?? second)
    const constant = constantOf(model, node.inputs[first ? 1 : 0] ?? '')
    if (constant === null || (first && second)) return misplaced(node)
    values.set(output, combined(node, sum, constant, first !== undefined))
  } else unknown(node)
}

function combined(node: OnnxNode, sum: Value, constant: number, sumFirst: boolean): Value {
  if (node.op === 'Add') return { ...sum, shift: sum.shift + constant }
  if (node.op === 'Mul') return scaled(sum, constant)
  if (node.op === 'Sub')
    return sumFirst
      ? { ...sum, shift: sum.shift - constant }
      : { ...sum, scale: -sum.scale, shift: constant - sum.shift }
  return sumFirst && constant !== 0 ? scaled(sum, 1 / constant) : misplaced(node)
}
const scaled = (sum: Value, by: number): Value => ({ ...sum, scale: sum.scale * by, shift: sum.shift * by })

/** The sum, as long as the logistic function has not closed it. */
const open = (node: OnnxNode, value: Value | undefined): Value =>
  value?.kind === 'sum' && !value.sigmoid ? value : misplaced(node)

/** Casts to float and double keep a number; into whole numbers they would cut it. */
function castKeeps(node: OnnxNode): boolean {
  const to = node.attributes.get('to')
  return to?.kind === 'int' && (to.value === 1 || to.value === 11)
}

/** A number that stands in the file, alone in its tensor. */
function constantOf(model: OnnxModel, name: string): number | null {
  const made = model.nodes.find(({ op, outputs }) => op === 'Constant' && outputs.includes(name))
  const held = made?.attributes.get('value')
  const one = made?.attributes.get('value_float')
  const values =
    model.tensors.get(name)?.values ??
    (held?.kind === 'tensor' ? held.value.values : one?.kind === 'float' ? [one.value] : [])
  const [value] = values
  return values.length === 1 && value !== undefined && Number.isFinite(value) ? value : null
}

/** What the outputs show: the probability where there is one, else the sum. */
function outcome(
  model: OnnxModel,
  values: ReadonlyMap<string, Value>,
): Pick<Chain, 'scale' | 'shift' | 'sigmoid' | 'output'> {
  const shown = model.outputs.flatMap((output) => {
    const value = values.get(output)
    return value?.kind === 'sum' ? [{ ...value, output }] : []
  })
  const best = shown.find(({ sigmoid }) => sigmoid) ?? shown[0]
  if (!best) return unsupported('no output of it comes from its trees', '没有任何输出来自它的树')
  const { scale, shift, sigmoid, output } = best
  return { scale, shift, sigmoid, output }
}

function opsOf({ nodes }: OnnxModel): { en: string; zh: string } {
  const ops = [...new Set(nodes.map(({ op }) => op))].slice(0, 5).join(', ')
  return { en: ops && ` but ${ops}`, zh: ops && `，而是 ${ops}` }
}
const misplaced = ({ op }: OnnxNode): never =>
  unsupported(`the operator ${op} does not belong where it stands`, `运算符 ${op} 的位置不受支持`)
const unknown = ({ op, domain }: OnnxNode): never =>
  unsupported(
    `the operator ${domain && `${domain}.`}${op} is not known`,
    `未知运算符 ${domain && `${domain}.`}${op}`,
  )
