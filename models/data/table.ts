/** One column of a file as it was read: its different texts, and which of them each row has (-1: nothing). */
export interface TextColumn {
  readonly name: string
  readonly texts: readonly string[]
  readonly codes: Int32Array
}
export interface Table {
  readonly rows: number
  readonly columns: readonly TextColumn[]
}

/** Texts that stand for nothing in most files, besides the empty one. */
const usualMissing = ['', 'NA', 'N/A', 'NaN', 'nan', 'null', 'NULL', 'None'] as const

/** Collects rows one by one and keeps every different text once, so a long file takes little memory. */
export class TableBuilder {
  readonly #names: readonly string[]
  readonly #missing: ReadonlySet<string>
  readonly #texts: Map<string, number>[]
  #codes: Int32Array[]
  #rows = 0

  constructor(names: readonly string[], missing: readonly string[] = []) {
    this.#names = names
    this.#missing = new Set([...usualMissing, ...missing])
    this.#texts = names.map(() => new Map())
    this.#codes = names.map(() => new Int32Array(1024))
  }

  get rows(): number {
    return this.#rows
  }

  add(cells: readonly string[]): void {
    const row = this.#rows++
    if (row === this.#codes[0]?.length) this.#codes = this.#codes.map(doubled)
    for (const [at, codes] of this.#codes.entries()) codes[row] = this.#codeOf(at, (cells[at] ?? '').trim())
  }

  #codeOf(at: number, text: string): number {
    if (this.#missing.has(text)) return -1
    const texts = this.#texts[at]
    const known = texts?.get(text)
    if (known !== undefined || !texts) return known ?? -1
    texts.set(text, texts.size)
    return texts.size - 1
  }

  done(): Table {
    const columns = this.#names.map((name, at) => ({
      name,
      texts: [...(this.#texts[at]?.keys() ?? [])],
      codes: (this.#codes[at] ?? new Int32Array()).slice(0, this.#rows),
    }))
    return { rows: this.#rows, columns }
  }
}

function doubled(codes: Int32Array): Int32Array {
  const longer = new Int32Array(codes.length * 2)
  longer.set(codes)
  return longer
}
