import { WireWriter } from '../onnx/wire.ts'

/** One node of a graph under construction; lists of numbers are ints unless they are Float32Arrays. */
export interface TestNode {
  readonly op: string
  readonly domain?: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes?: Readonly<
    Record<string, number | string | readonly number[] | readonly string[] | Float32Array>
  >
}

export interface TestGraph {
  readonly nodes: readonly TestNode[]
  readonly outputs: readonly { readonly name: string; readonly type?: number }[]
  readonly constants?: Readonly<Record<string, number>>
  readonly features?: number
  readonly opset?: number
}

/** An ONNX file as an exporter would write it, for one float input `X`. */
export function onnxFile({ nodes, outputs, constants = {}, features = 2, opset = 3 }: TestGraph): Uint8Array {
  const graph = new WireWriter()
  for (const node of nodes) graph.message(1, nodeOf(node))
  graph.text(2, 'test')
  for (const [name, value] of Object.entries(constants))
    graph.message(
      5,
      new WireWriter()
        .ints(1, [1])
        .int(2, 1)
        .text(8, name)
        .bytes(9, new Uint8Array(Float32Array.of(value).buffer)),
    )
  graph.message(11, info('X', 1, features))
  for (const { name, type = 1 } of outputs) graph.message(12, info(name, type, null))
  return new WireWriter()
    .int(1, 9)
    .message(7, graph)
    .message(8, new WireWriter().text(1, '').int(2, 17))
    .message(8, new WireWriter().text(1, 'ai.onnx.ml').int(2, opset))
    .finish()
}

function info(name: string, type: number, columns: number | null): WireWriter {
  const tensor = new WireWriter().int(1, type)
  if (columns !== null)
    tensor.message(
      2,
      new WireWriter().message(1, new WireWriter().text(2, 'N')).message(1, new WireWriter().int(1, columns)),
    )
  return new WireWriter().text(1, name).message(2, new WireWriter().message(1, tensor))
}

function nodeOf({ op, domain = '', inputs, outputs, attributes = {} }: TestNode): WireWriter {
  const node = new WireWriter()
  for (const input of inputs) node.text(1, input)
  for (const output of outputs) node.text(2, output)
  node.text(4, op)
  for (const [name, value] of Object.entries(attributes)) node.message(5, attributeOf(name, value))
  return node.text(7, domain)
}

function attributeOf(
  name: string,
  value: number | string | readonly number[] | readonly string[] | Float32Array,
): WireWriter {
  const one = new WireWriter().text(1, name)
  if (typeof value === 'number') return one.int(3, value).int(20, 2)
  if (typeof value === 'string') return one.text(4, value).int(20, 3)
  if (value instanceof Float32Array) return one.floats(7, value).int(20, 6)
  const texts = value.filter((item) => typeof item === 'string')
  if (texts.length === 0)
    return one
      .ints(
        8,
        value.filter((item) => typeof item === 'number'),
      )
      .int(20, 7)
  for (const text of texts) one.text(9, text)
  return one.int(20, 8)
}
