interface Care<T> {
  make(): Promise<T>
  /** Makes a used one as good as new; false, or a failure, when that cannot be done. */
  renew(one: T): Promise<boolean>
  discard(one: T): Promise<void>
}

/** Things that cost much to make and little to renew: one that is put back is taken again. */
export class Shelf<T> {
  readonly #care: Care<T>
  readonly #idle: T[] = []
  constructor(care: Care<T>) {
    this.#care = care
  }

  /** A used one, renewed, or a new one when none is idle. */
  async take(): Promise<T> {
    for (let one = this.#idle.pop(); one !== undefined; one = this.#idle.pop()) {
      if (await this.#care.renew(one).catch(() => false)) return one
      await this.#care.discard(one)
    }
    return this.#care.make()
  }
  /** Nobody uses it any more. */
  putBack(one: T): void {
    this.#idle.push(one)
  }
  async discardAll(): Promise<void> {
    for (const one of this.#idle.splice(0)) await this.#care.discard(one)
  }
}
