// Protocol Buffers as they lie in a file (https://protobuf.dev/programming-guides/encoding/): as much of it as ONNX needs.

/** How a field's value is laid out. */
const wire = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const

/** One field of a message. `bytes` is a text, a message or packed numbers; what it is, the schema says. */
export type WireField =
  | { readonly number: number; readonly kind: 'varint'; readonly value: bigint }
  | { readonly number: number; readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly number: number; readonly kind: 'fixed32' | 'fixed64'; readonly value: Uint8Array }

/** The bytes are no message: they end too early, or say something impossible. */
export class WireError extends Error {}

/** The fields of a message in the order of the file. */
export function* fieldsOf(message: Uint8Array): Generator<WireField> {
  const cursor = new Cursor(message)
  while (!cursor.atEnd()) {
    const key = cursor.varint()
    const number = Number(key >> 3n)
    const layout = Number(key & 7n)
    if (number === 0) throw new WireError('a field has the number 0')
    if (layout === wire.varint) yield { number, kind: 'varint', value: cursor.varint() }
    else if (layout === wire.bytes)
      yield { number, kind: 'bytes', value: cursor.take(Number(cursor.varint())) }
    else if (layout === wire.fixed32) yield { number, kind: 'fixed32', value: cursor.take(4) }
    else if (layout === wire.fixed64) yield { number, kind: 'fixed64', value: cursor.take(8) }
    else throw new WireError(`field ${number} has the unknown layout ${layout}`)
  }
}

class Cursor {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  atEnd(): boolean {
    return this.#at >= this.#bytes.length
  }

  take(length: number): Uint8Array {
    if (!(length <= this.#bytes.length - this.#at)) throw new WireError('a field is longer than what is left')
    const from = this.#at
    this.#at += length
    return this.#bytes.subarray(from, this.#at)
  }

  varint(): bigint {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#bytes[this.#at++]
      if (byte === undefined) throw new WireError('a number is cut off')
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
    throw new WireError('a number has too many digits')
  }
}

/** A varint as a signed number; negative ones are written with all 64 bits. */
export const signed = (value: bigint): number => Number(BigInt.asIntN(64, value))

/** Packed varints, as `repeated int64` is written. */
export function packedInts(bytes: Uint8Array): number[] {
  const cursor = new Cursor(bytes)
  const values: number[] = []
  while (!cursor.atEnd()) values.push(signed(cursor.varint()))
  return values
}

/** Floats or doubles that lie behind each other, little-endian. */
export function packedFloats(bytes: Uint8Array, size: 4 | 8 = 4): number[] {
  if (bytes.length % size !== 0) throw new WireError('a list of numbers is cut off')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: bytes.length / size }, (_, i) =>
    size === 4 ? view.getFloat32(i * 4, true) : view.getFloat64(i * 8, true),
  )
}

/** Writes a message field by field. */
export class WireWriter {
  readonly #parts: Uint8Array[] = []

  int(number: number, value: number): this {
    this.#parts.push(varint((number << 3) | wire.varint), varint(value))
    return this
  }
  float(number: number, value: number): this {
    this.#parts.push(varint((number << 3) | wire.fixed32), new Uint8Array(Float32Array.of(value).buffer))
    return this
  }
  bytes(number: number, value: Uint8Array): this {
    this.#parts.push(varint((number << 3) | wire.bytes), varint(value.length), value)
    return this
  }
  text(number: number, value: string): this {
    return this.bytes(number, new TextEncoder().encode(value))
  }
  message(number: number, value: WireWriter): this {
    return this.bytes(number, value.finish())
  }
  ints(number: number, values: readonly number[]): this {
    return this.bytes(number, joined(values.map(varint)))
  }
  floats(number: number, values: ArrayLike<number>): this {
    return this.bytes(number, new Uint8Array(Float32Array.from(values).buffer))
  }
  finish(): Uint8Array {
    return joined(this.#parts)
  }
}

function varint(value: number): Uint8Array {
  const digits: number[] = []
  let left = BigInt.asUintN(64, BigInt(value))
  do {
    const more = left > 0x7fn
    digits.push(Number(left & 0x7fn) | (more ? 0x80 : 0))
    left >>= 7n
  } while (left > 0n)
  return Uint8Array.from(digits)
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
