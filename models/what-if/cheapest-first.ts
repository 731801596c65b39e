import type { Candidate } from './candidates.ts'

/** A change of one or two inputs. */
interface Entry {
  readonly candidates: readonly Candidate[]
  readonly cost: number
  /** Puts what comes next of the same inputs in line. */
  follow(line: Line): void
}

/**
 * All changes of one input and of two, in order of their cost, made only as far as they are asked for: thousands of values by
 * pairs would be millions. Lists must be sorted by cost.
 */
export function* cheapestFirst(
  lists: readonly (readonly Candidate[])[],
): Generator<{ readonly candidates: readonly Candidate[]; readonly cost: number }, void, void> {
  const line = new Line()
  for (const [at, list] of lists.entries()) {
    line.push(single(list, 0))
    for (const other of lists.slice(at + 1)) line.push(pair(list, other, 0, 0))
  }
  for (let entry = line.pop(); entry; entry = line.pop()) {
    yield entry
    entry.follow(line)
  }
}

function single(list: readonly Candidate[], i: number): Entry | null {
  const one = list[i]
  if (!one) return null
  return { candidates: [one], cost: one.cost, follow: (line) => line.push(single(list, i + 1)) }
}

/** Of a pair at (i, j) the next are (i, j + 1) and, from the first column, (i + 1, 0): each is met once, after cheaper ones. */
function pair(a: readonly Candidate[], b: readonly Candidate[], i: number, j: number): Entry | null {
  const one = a[i]
  const other = b[j]
  if (!one || !other) return null
  return {
    candidates: [one, other],
    cost: one.cost + other.cost,
    follow(line) {
      line.push(pair(a, b, i, j + 1))
      if (j === 0) line.push(pair(a, b, i + 1, 0))
    },
  }
}

/** A binary heap; of equal cost, who came first goes first, so the order never depends on chance. */
class Line {
  readonly #heap: { readonly entry: Entry; readonly order: number }[] = []
  #count = 0

  push(entry: Entry | null): void {
    if (!entry) return
    let at = this.#heap.push({ entry, order: this.#count++ }) - 1
    while (at > 0 && this.#before(at, (at - 1) >> 1)) {
      this.#swap(at, (at - 1) >> 1)
      at = (at - 1) >> 1
    }
  }
  pop(): Entry | undefined {
    const first = this.#heap[0]
    const last = this.#heap.pop()
    if (!first || !last || this.#heap.length === 0) return first?.entry
    this.#heap[0] = last
    for (let at = 0; ;) {
      const children = [2 * at + 1, 2 * at + 2].filter((child) => child < this.#heap.length)
      const [child] = children.toSorted((a, b) => (this.#before(a, b) ? -1 : 1))
      if (child === undefined || !this.#before(child, at)) return first.entry
      this.#swap(at, child)
      at = child
    }
  }
  #before(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]]
    if (!one || !other) return false
    return (
      one.entry.cost < other.entry.cost || (one.entry.cost === other.entry.cost && one.order < other.order)
    )
  }
  #swap(a: number, b: number): void {
    const [one, other] = [this.#heap[a], this.#heap[b]]
    if (!one || !other) return
    this.#heap[a] = other
    this.#heap[b] = one
  }
}
