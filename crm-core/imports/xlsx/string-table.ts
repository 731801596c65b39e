/**
 * The shared strings of a workbook, by number. A sheet of phone numbers and addresses has half a million of
 * them, so they lie one after the other as bytes outside the heap, and become text when a cell asks.
 */
export class StringTable {
  #bytes = Buffer.allocUnsafe(2 ** 16)
  #ends = new Uint32Array(2 ** 10)
  #count = 0

  add(text: string): void {
    const start = this.#end(this.#count)
    // No character takes more than three bytes for each of its code units.
    const most = start + text.length * 3
    if (most > this.#bytes.length) this.#bytes = enlarged(this.#bytes, most)
    if (this.#count === this.#ends.length) {
      const more = new Uint32Array(this.#ends.length * 2)
      more.set(this.#ends)
      this.#ends = more
    }
    this.#ends[this.#count] = start + this.#bytes.write(text, start)
    this.#count += 1
  }

  at(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return undefined
    return this.#bytes.toString('utf8', this.#end(index), this.#end(index + 1))
  }

  /** Where the first `count` texts end. */
  #end(count: number): number {
    return count === 0 ? 0 : (this.#ends[count - 1] ?? 0)
  }
}

function enlarged(bytes: Buffer<ArrayBuffer>, wanted: number): Buffer<ArrayBuffer> {
  const more = Buffer.allocUnsafe(Math.max(bytes.length * 2, wanted))
  bytes.copy(more)
  return more
}
