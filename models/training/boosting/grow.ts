import type { Binning } from './bins.ts'
import { fillHistogram, subtract, type Histogram } from './histogram.ts'
import type { BoostingOptions } from './options.ts'
import { bestSplit, weightOf, type Bounds, type Split, type Sums } from './split.ts'
import { leaf, type GrownTree } from './tree.ts'

/** Bins of the training rows and room to work in, made once for all trees of a model. */
export class Grower {
  readonly #binnings: readonly Binning[]
  readonly #bins: readonly Uint8Array[]
  readonly #options: BoostingOptions
  readonly #offsets: Int32Array
  readonly #size: number
  readonly #spare: Histogram[] = []
  readonly #gradients: Float64Array
  readonly #seconds: Float64Array
  readonly #aside: Int32Array

  constructor(
    binnings: readonly Binning[],
    bins: readonly Uint8Array[],
    rows: number,
    options: BoostingOptions,
  ) {
    this.#binnings = binnings
    this.#bins = bins
    this.#options = options
    this.#offsets = new Int32Array(binnings.length)
    let size = 0
    for (const [at, { count }] of binnings.entries()) {
      this.#offsets[at] = size
      size += 3 * count
    }
    this.#size = size
    this.#gradients = new Float64Array(rows)
    this.#seconds = new Float64Array(rows)
    this.#aside = new Int32Array(rows)
  }

  /** A tree on these rows, which are put in the order of its leaves, and the rows of each leaf. */
  grow(
    rows: Int32Array,
    features: Int32Array,
    gradients: Float64Array,
    seconds: Float64Array,
  ): { tree: GrownTree; leaves: readonly Pick<OpenLeaf, 'node' | 'rows'>[] } {
    const { max_leaves, max_depth, learning_rate, l2 } = this.#options
    const tree: GrownTree = { nodes: [leaf()] }
    const histogram = this.#filled(rows, features, gradients, seconds)
    const bounds = { low: -Infinity, high: Infinity }
    const root = { node: 0, rows, depth: 0, sums: totals(rows, gradients, seconds), bounds, histogram }
    const open = [this.#judged(root, features)]
    while (open.length < max_leaves) {
      const next = this.#next(open)
      const chosen = open[next]
      if (!chosen?.split) break
      const [left, right] = this.#parted(tree, chosen, chosen.split)
      const deeper = left.depth < max_depth && open.length + 1 < max_leaves
      if (deeper) this.#histograms(chosen, left, right, features, gradients, seconds)
      else this.#give(chosen.histogram)
      open.splice(next, 1, this.#judged(left, features), this.#judged(right, features))
    }
    for (const { node, sums, bounds, histogram } of open) {
      this.#give(histogram)
      const end = tree.nodes[node]
      if (end) end.value = learning_rate * weightOf(sums.gradient, sums.second, l2, bounds)
    }
    return { tree, leaves: open }
  }

  /** Which leaf is split next: the one that gains most, or among the shallowest the one that does. */
  #next(open: readonly OpenLeaf[]): number {
    let best = -1
    for (const [at, { split, depth }] of open.entries()) {
      if (!split) continue
      const champion = open[best]
      if (!champion?.split) best = at
      else if (this.#options.growth === 'depth' && depth !== champion.depth) {
        if (depth < champion.depth) best = at
      } else if (split.gain > champion.split.gain) best = at
    }
    return best
  }

  #judged(open: Omit<OpenLeaf, 'split'>, features: Int32Array): OpenLeaf {
    let split: Split | null = null
    const { histogram, sums, bounds } = open
    if (histogram && sums.count >= 2 * this.#options.min_rows_leaf)
      for (const feature of features) {
        const binning = this.#binnings[feature]
        const offset = this.#offsets[feature] ?? 0
        const found =
          binning && bestSplit(feature, binning, { histogram, offset, sums, bounds }, this.#options)
        if (found && found.gain > (split?.gain ?? 0)) split = found
      }
    return { ...open, split }
  }

  #parted(tree: GrownTree, chosen: OpenLeaf, split: Split): [Bare, Bare] {
    const middle = this.#partition(chosen.rows, split)
    const [left, right] = [tree.nodes.length, tree.nodes.length + 1]
    tree.nodes.push(leaf(), leaf())
    const node = tree.nodes[chosen.node]
    if (node) {
      const { feature, bin, gain, left: goes_left } = split
      Object.assign(node, { feature, bin, gain, goes_left, left, right })
    }
    const bounds = this.#boundsOf(chosen, split)
    const depth = chosen.depth + 1
    return [
      {
        node: left,
        rows: chosen.rows.subarray(0, middle),
        depth,
        sums: split.sums.left,
        bounds: bounds.left,
      },
      {
        node: right,
        rows: chosen.rows.subarray(middle),
        depth,
        sums: split.sums.right,
        bounds: bounds.right,
      },
    ]
  }

  /** Below a monotone split no leaf of the left may pass the middle of both sides, nor one of the right. */
  #boundsOf({ bounds }: OpenLeaf, { feature, sums }: Split): { left: Bounds; right: Bounds } {
    const monotone = this.#binnings[feature]?.monotone ?? 0
    if (monotone === 0) return { left: bounds, right: bounds }
    const { l2 } = this.#options
    const weight = ({ gradient, second }: Sums) => weightOf(gradient, second, l2, bounds)
    const middle = (weight(sums.left) + weight(sums.right)) / 2
    const under = { low: bounds.low, high: middle }
    const over = { low: middle, high: bounds.high }
    return monotone > 0 ? { left: under, right: over } : { left: over, right: under }
  }

  /** Stable, so that the order of rows never depends on how the leaf came to be. */
  #partition(rows: Int32Array, { feature, left }: Split): number {
    const bins = this.#bins[feature] ?? new Uint8Array()
    let stay = 0
    let gone = 0
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0
      if (left[bins[row] ?? 0] === 1) rows[stay++] = row
      else this.#aside[gone++] = row
    }
    rows.set(this.#aside.subarray(0, gone), stay)
    return stay
  }

  /** The smaller child is counted, the larger is what remains of the parent. */
  #histograms(
    parent: OpenLeaf,
    left: Bare,
    right: Bare,
    features: Int32Array,
    gradients: Float64Array,
    seconds: Float64Array,
  ): void {
    const [small, large] = left.rows.length <= right.rows.length ? [left, right] : [right, left]
    small.histogram = this.#filled(small.rows, features, gradients, seconds)
    if (parent.histogram) large.histogram = subtract(parent.histogram, small.histogram)
  }

  #filled(rows: Int32Array, features: Int32Array, gradients: Float64Array, seconds: Float64Array): Histogram {
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0
      this.#gradients[at] = gradients[row] ?? 0
      this.#seconds[at] = seconds[row] ?? 0
    }
    const histogram = this.#spare.pop() ?? new Float64Array(this.#size)
    const gathered = { rows, gradients: this.#gradients, seconds: this.#seconds }
    fillHistogram(histogram, gathered, this.#bins, this.#offsets, features)
    return histogram
  }

  #give(histogram: Histogram | undefined): void {
    if (histogram) this.#spare.push(histogram)
  }
}

interface Bare {
  readonly node: number
  readonly rows: Int32Array
  readonly depth: number
  readonly sums: Sums
  readonly bounds: Bounds
  histogram?: Histogram
}
interface OpenLeaf extends Bare {
  readonly split: Split | null
}

function totals(rows: Int32Array, gradients: Float64Array, seconds: Float64Array): Sums {
  let gradient = 0
  let second = 0
  for (const row of rows) {
    gradient += gradients[row] ?? 0
    second += seconds[row] ?? 0
  }
  return { gradient, second, count: rows.length }
}
