/** Names that were looked up lately and what they stand for; the oldest are forgotten, so memory stays flat. */
export class NameCache {
  readonly #most: number
  readonly #found = new Map<string, readonly string[]>()
  constructor(most = 50_000) {
    this.#most = most
  }
  get(field: string, name: string): readonly string[] | undefined {
    const key = `${field}\n${name}`
    const ids = this.#found.get(key)
    if (ids === undefined) return undefined
    this.#found.delete(key)
    this.#found.set(key, ids)
    return ids
  }
  set(field: string, name: string, ids: readonly string[]): void {
    this.#found.set(`${field}\n${name}`, ids)
    if (this.#found.size <= this.#most) return
    const [oldest] = this.#found.keys()
    if (oldest !== undefined) this.#found.delete(oldest)
  }
}
