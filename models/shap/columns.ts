import type { SplitMode, TreeEnsemble } from '../trees/ensemble.ts'

/**
 * Rows as whole numbers, so that every decision of every tree is one subtraction: a value becomes its rank among
 * the thresholds of its feature, and `value <= threshold` becomes `rank < limit`. A missing value goes left at
 * some nodes and right at others, hence two columns a feature; each different set of members has a column too.
 */
export interface Columns {
  readonly count: number
  /** Of each node: the column, and the limit under which the node's question is answered with yes. */
  readonly column: Int32Array
  readonly limit: Int32Array
  /** 1 where yes means right: `x >= t` is asked as `x < t`. */
  readonly inverted: Uint8Array
  /** Writes the columns of a row, rounded to single precision when the model reads that. */
  fill(row: ArrayLike<number>, from: number, codes: Int32Array, at: number): void
}

interface SetColumn {
  readonly feature: number
  readonly missing: boolean
  has(value: number): boolean
}

export function columnsOf(trees: TreeEnsemble, single: boolean): Columns {
  const { left, feature, features } = trees
  const size = left.length
  const column = new Int32Array(size)
  const limit = new Int32Array(size)
  const inverted = new Uint8Array(size)
  const ranks = thresholdsOf(trees)
  const sets = new SetColumns(features * 2)
  for (let node = 0; node < size; node++) {
    if ((left[node] ?? -1) < 0) continue
    const mode = trees.mode[node] ?? 'leq'
    const yesIsRight = mode === 'gte' || mode === 'gt' || mode === 'neq'
    const missingYes = (trees.missing_left[node] === 1) !== yesIsRight
    const at = feature[node] ?? 0
    inverted[node] = yesIsRight ? 1 : 0
    if (isRanked(mode)) {
      column[node] = at * 2 + (missingYes ? 1 : 0)
      limit[node] = rankOf(ranks[at], bound(mode, trees.threshold[node] ?? 0)) + 1
    } else {
      const members = mode === 'set' ? trees.members.get(node) : new Set([trees.threshold[node] ?? 0])
      column[node] = sets.place(at, missingYes, members ?? new Set())
    }
  }
  return {
    count: features * 2 + sets.columns.length,
    column,
    limit,
    inverted,
    fill: filling(ranks, sets, single),
  }
}

function filling(ranks: readonly Float64Array[], { columns }: SetColumns, single: boolean): Columns['fill'] {
  return (row, from, codes, at) => {
    for (let f = 0; f < ranks.length; f++) {
      const value = row[from + f] ?? Number.NaN
      const missing = Number.isNaN(value)
      const rank = missing
        ? (ranks[f]?.length ?? 0) + 1
        : rankOf(ranks[f], single ? Math.fround(value) : value)
      codes[at + f * 2] = rank
      codes[at + f * 2 + 1] = missing ? -1 : rank
    }
    const after = at + ranks.length * 2
    for (let s = 0; s < columns.length; s++) {
      const set = columns[s]
      const value = row[from + (set?.feature ?? 0)] ?? Number.NaN
      const yes = Number.isNaN(value) ? set?.missing : set?.has(single ? Math.fround(value) : value)
      codes[after + s] = yes ? -1 : 1
    }
  }
}

const isRanked = (mode: SplitMode): boolean => mode !== 'eq' && mode !== 'neq' && mode !== 'set'

/** `x < t` is `x <= the number before t`. */
const bound = (mode: SplitMode, threshold: number): number =>
  mode === 'lt' || mode === 'gte' ? numberBefore(threshold) : threshold

const double = new Float64Array(1)
const bits = new BigInt64Array(double.buffer)
function numberBefore(value: number): number {
  if (value === Number.NEGATIVE_INFINITY) return value
  if (value === 0) return -Number.MIN_VALUE
  double[0] = value
  bits[0] = (bits[0] ?? 0n) + (value > 0 ? -1n : 1n)
  return double[0]
}

/** All thresholds of each feature, ascending, each once. */
function thresholdsOf(trees: TreeEnsemble): Float64Array[] {
  const all: Set<number>[] = Array.from({ length: trees.features }, () => new Set())
  trees.left.forEach((left, node) => {
    const mode = trees.mode[node] ?? 'leq'
    if (left >= 0 && isRanked(mode))
      all[trees.feature[node] ?? 0]?.add(bound(mode, trees.threshold[node] ?? 0))
  })
  return all.map((thresholds) => Float64Array.from(thresholds).sort())
}

/** How many thresholds are below the value. */
function rankOf(thresholds: Float64Array | undefined, value: number): number {
  let low = 0
  let high = thresholds?.length ?? 0
  while (low < high) {
    const middle = (low + high) >> 1
    if ((thresholds?.[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Codes of categories are small whole numbers mostly: up to here membership is looked up, not searched. */
const tableSize = 1024

class SetColumns {
  readonly columns: SetColumn[] = []
  readonly #first: number
  readonly #places = new Map<string, number>()

  constructor(first: number) {
    this.#first = first
  }

  place(feature: number, missing: boolean, members: ReadonlySet<number>): number {
    const key = `${feature} ${missing} ${[...members].sort((a, b) => a - b).join()}`
    const found = this.#places.get(key)
    if (found !== undefined) return found
    const place = this.#first + this.columns.push({ feature, missing, has: lookup(members) }) - 1
    this.#places.set(key, place)
    return place
  }
}

function lookup(members: ReadonlySet<number>): (value: number) => boolean {
  const small = [...members].every((value) => Number.isInteger(value) && value >= 0 && value < tableSize)
  if (!small) return (value) => members.has(value)
  const table = new Uint8Array(tableSize)
  for (const value of members) table[value] = 1
  return (value) => table[value] === 1
}
