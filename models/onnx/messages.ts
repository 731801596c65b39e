import { fieldsOf, packedFloats, packedInts, WireError, type WireField } from './wire.ts'

// The messages of ONNX that a tree ensemble is made of; numbers of fields as in onnx.proto (onnx.ai).

/** A list of numbers with its shape. `data_type` is ONNX's: 1 float, 2 uint8, 7 int64, 11 double. */
export interface Tensor {
  readonly name: string
  readonly dims: readonly number[]
  readonly data_type: number
  readonly values: readonly number[]
}
export type AttributeValue =
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'tensor'; readonly value: Tensor }
  | { readonly kind: 'floats' | 'ints'; readonly value: readonly number[] }
  | { readonly kind: 'texts'; readonly value: readonly string[] }
export interface OnnxNode {
  readonly op: string
  readonly domain: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes: ReadonlyMap<string, AttributeValue>
}
export interface ModelInput {
  readonly name: string
  /** ONNX's number of its type: 1 float, 11 double; 0 when it is not told. */
  readonly data_type: number
  /** Null where a dimension is open. */
  readonly dims: readonly (number | null)[]
}
export interface OnnxModel {
  /** Version of each operator set by its domain; '' is ONNX's own. */
  readonly opsets: ReadonlyMap<string, number>
  readonly nodes: readonly OnnxNode[]
  readonly tensors: ReadonlyMap<string, Tensor>
  readonly inputs: readonly ModelInput[]
  readonly outputs: readonly string[]
  readonly metadata: ReadonlyMap<string, string>
}

/** Reads a model file; `WireError` when the bytes are none. */
export function readModel(file: Uint8Array): OnnxModel {
  const opsets = new Map<string, number>()
  const metadata = new Map<string, string>()
  let graph: Uint8Array | undefined
  for (const field of fieldsOf(file)) {
    if (field.number === 7) graph = bytes(field)
    else if (field.number === 8) {
      const { domain, version } = opsetOf(bytes(field))
      opsets.set(domain, version)
    } else if (field.number === 14) {
      const [key = '', value = ''] = texts(bytes(field), [1, 2])
      metadata.set(key, value)
    }
  }
  if (graph === undefined || opsets.size === 0) throw new WireError('there is no graph in it')
  return { opsets, metadata, ...graphOf(graph) }
}

function opsetOf(message: Uint8Array): { domain: string; version: number } {
  let domain = ''
  let version = 0
  for (const field of fieldsOf(message))
    if (field.number === 1) domain = text(field)
    else if (field.number === 2) version = int(field)
  return { domain, version }
}

function graphOf(message: Uint8Array): Pick<OnnxModel, 'nodes' | 'tensors' | 'inputs' | 'outputs'> {
  const nodes: OnnxNode[] = []
  const tensors = new Map<string, Tensor>()
  const inputs: ModelInput[] = []
  const outputs: string[] = []
  for (const field of fieldsOf(message))
    if (field.number === 1) nodes.push(nodeOf(bytes(field)))
    else if (field.number === 5) {
      const tensor = tensorOf(bytes(field))
      tensors.set(tensor.name, tensor)
    } else if (field.number === 11) inputs.push(inputOf(bytes(field)))
    else if (field.number === 12) outputs.push(...texts(bytes(field), [1]))
  return { nodes, tensors, inputs, outputs }
}

/** ValueInfo: name 1, type 2 → tensor 1 → type of its numbers 1, shape 2 → dimension 1 → size 1. */
function inputOf(message: Uint8Array): ModelInput {
  const [name = ''] = texts(message, [1])
  const tensor = within(within(message, 2), 1)
  const type = [...fieldsOf(tensor)].find(({ number }) => number === 1)
  const dims: (number | null)[] = []
  for (const field of fieldsOf(within(tensor, 2)))
    if (field.number === 1) {
      const size = [...fieldsOf(bytes(field))].find(({ number }) => number === 1)
      dims.push(size ? int(size) : null)
    }
  return { name, data_type: type ? int(type) : 0, dims }
}

/** The message in this field; an empty one where there is none. */
function within(message: Uint8Array, number: number): Uint8Array {
  for (const field of fieldsOf(message)) if (field.number === number) return bytes(field)
  return new Uint8Array(0)
}

function nodeOf(message: Uint8Array): OnnxNode {
  const inputs: string[] = []
  const outputs: string[] = []
  const attributes = new Map<string, AttributeValue>()
  let op = ''
  let domain = ''
  for (const field of fieldsOf(message))
    if (field.number === 1) inputs.push(text(field))
    else if (field.number === 2) outputs.push(text(field))
    else if (field.number === 4) op = text(field)
    else if (field.number === 7) domain = text(field)
    else if (field.number === 5) {
      const { name, value } = attributeOf(bytes(field))
      if (value) attributes.set(name, value)
    }
  return { op, domain, inputs, outputs, attributes }
}

/** `type` says which of the value fields counts; files of before there was one leave it out. */
function attributeOf(message: Uint8Array): { name: string; value: AttributeValue | null } {
  let name = ''
  let value: AttributeValue | null = null
  const floats: number[] = []
  const ints: number[] = []
  const strings: string[] = []
  for (const field of fieldsOf(message))
    if (field.number === 1) name = text(field)
    else if (field.number === 2) value = { kind: 'float', value: float(field) }
    else if (field.number === 3) value = { kind: 'int', value: int(field) }
    else if (field.number === 4) value = { kind: 'text', value: text(field) }
    else if (field.number === 5) value = { kind: 'tensor', value: tensorOf(bytes(field)) }
    else if (field.number === 7) append(floats, floatsOf(field))
    else if (field.number === 8) append(ints, intsOf(field))
    else if (field.number === 9) strings.push(text(field))
  if (floats.length > 0) value = { kind: 'floats', value: floats }
  else if (ints.length > 0) value = { kind: 'ints', value: ints }
  else if (strings.length > 0) value = { kind: 'texts', value: strings }
  return { name, value }
}

const floatType = 1
const uint8Type = 2
const int64Type = 7
const doubleType = 11

function tensorOf(message: Uint8Array): Tensor {
  const dims: number[] = []
  const values: number[] = []
  let data_type = 0
  let name = ''
  let raw: Uint8Array | undefined
  for (const field of fieldsOf(message))
    if (field.number === 1) append(dims, intsOf(field))
    else if (field.number === 2) data_type = int(field)
    else if (field.number === 4) append(values, floatsOf(field))
    else if (field.number === 5 || field.number === 7) append(values, intsOf(field))
    else if (field.number === 8) name = text(field)
    else if (field.number === 9) raw = bytes(field)
    else if (field.number === 10) append(values, floatsOf(field, 8))
  return { name, dims, data_type, values: raw ? rawValues(raw, data_type) : values }
}

function rawValues(raw: Uint8Array, data_type: number): readonly number[] {
  if (data_type === floatType) return packedFloats(raw)
  if (data_type === doubleType) return packedFloats(raw, 8)
  if (data_type === uint8Type) return [...raw]
  if (data_type !== int64Type) throw new WireError(`numbers of type ${data_type} are not read`)
  if (raw.length % 8 !== 0) throw new WireError('a list of numbers is cut off')
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength)
  return Array.from({ length: raw.length / 8 }, (_, i) => Number(view.getBigInt64(i * 8, true)))
}

function bytes(field: WireField): Uint8Array {
  if (field.kind === 'varint')
    throw new WireError(`field ${field.number} is a number where a message belongs`)
  return field.value
}
const decoder = new TextDecoder()
const text = (field: WireField): string => decoder.decode(bytes(field))
function int(field: WireField): number {
  if (field.kind !== 'varint') throw new WireError(`field ${field.number} is no whole number`)
  return field.value
}
/** Lists may be longer than what a call can be given as arguments. */
function append(list: number[], more: readonly number[]): void {
  for (const value of more) list.push(value)
}
const float = (field: WireField): number => packedFloats(bytes(field))[0] ?? 0
/** Repeated numbers come packed or one by one. */
const intsOf = (field: WireField): number[] =>
  field.kind === 'varint' ? [field.value] : packedInts(bytes(field))
const floatsOf = (field: WireField, size: 4 | 8 = 4): number[] => packedFloats(bytes(field), size)

/** The texts of these fields, in this order. */
function texts(message: Uint8Array, numbers: readonly number[]): string[] {
  const found = new Map<number, string>()
  for (const field of fieldsOf(message))
    if (numbers.includes(field.number)) found.set(field.number, text(field))
  return numbers.map((number) => found.get(number) ?? '')
}
