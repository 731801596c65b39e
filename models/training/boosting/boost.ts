import type { Column } from '../../data/dataset.ts'
import type { TreeEnsemble } from '../../trees/ensemble.ts'
import { ensembleOf, type PlainNode } from '../ensemble-builder.ts'
import { seeded } from '../random.ts'
import { binned, binningOf, type Binning } from './bins.ts'
import { Grower } from './grow.ts'
import { baseOf, derivatives, meanLoss } from './loss.ts'
import { boostingDefaults, type BoostingOptions } from './options.ts'
import { leafOf, type GrownNode, type GrownTree } from './tree.ts'

/** Rows that are not trained on, whose margins are followed round by round. */
export interface Validation {
  readonly rows: Int32Array
  /** Their margins are kept after each of these rounds. */
  readonly checkpoints?: readonly number[]
}
export interface Boosted {
  readonly trees: TreeEnsemble
  /** Total gain of the splits of each column. */
  readonly gains: Float64Array
  /** Margins of the validation rows, by checkpoint. */
  readonly margins: ReadonlyMap<number, Float64Array>
}

/**
 * Gradient boosting of trees over histograms (Friedman 2001; Ke et al. 2017, LightGBM; Chen and Guestrin 2016, XGBoost).
 * `target` has a value a row of the columns; `rows` says which are trained on. The same arguments give the same
 * trees to the last bit.
 */
export function boost(
  columns: readonly Column[],
  target: Float64Array,
  rows: Int32Array,
  given: Partial<BoostingOptions> = {},
  validation?: Validation,
): Boosted {
  const options = { ...boostingDefaults, ...given }
  const binnings = columns.map((column) => binningOf(column, rows))
  const run = new Run(columns, binnings, target, rows, options)
  const watch = validation && new Watch(columns, binnings, target, validation, run.base, options)
  for (let round = 1; round <= options.rounds; round++) {
    const tree = run.round()
    if (watch?.saw(tree, round) === false) break
  }
  const grown = watch && options.patience !== null ? run.trees.slice(0, watch.best) : run.trees
  const link = options.loss === 'logistic' ? 'logistic' : 'none'
  return {
    trees: ensembleOf(
      grown.map((tree) => plain(tree, binnings)),
      { features: columns.length, base: run.base, link },
    ),
    gains: gainsOf(grown, columns.length),
    margins: watch?.kept ?? new Map(),
  }
}

/** The state of training: margins of the rows and the trees so far. */
class Run {
  readonly trees: GrownTree[] = []
  readonly base: number
  readonly #options: BoostingOptions
  readonly #target: Float64Array
  readonly #bins: readonly Uint8Array[]
  readonly #grower: Grower
  readonly #margins: Float64Array
  readonly #gradients: Float64Array
  readonly #seconds: Float64Array
  readonly #random: () => number

  constructor(
    columns: readonly Column[],
    binnings: readonly Binning[],
    target: Float64Array,
    rows: Int32Array,
    options: BoostingOptions,
  ) {
    this.#options = options
    this.#target = targetOf(target, rows)
    this.#bins = binsOf(columns, binnings, rows)
    this.#grower = new Grower(binnings, this.#bins, rows.length, options)
    this.base = baseOf(this.#target, options)
    this.#margins = new Float64Array(rows.length).fill(this.base)
    this.#gradients = new Float64Array(rows.length)
    this.#seconds = new Float64Array(rows.length)
    this.#random = seeded(options.seed)
  }

  /** One more tree. Cover counts all rows, those that the tree did not learn from as well. */
  round(): GrownTree {
    const { row_share, column_share } = this.#options
    derivatives(this.#target, this.#margins, this.#options, this.#gradients, this.#seconds)
    const count = this.#target.length
    const columns = this.#bins.length
    const [rows, rest] = drawn(count, Math.max(1, Math.round(row_share * count)), this.#random)
    const wanted = Math.max(leastColumns, Math.round(column_share * columns))
    const [features] = drawn(columns, Math.min(columns, wanted), this.#random)
    const { tree, leaves } = this.#grower.grow(rows, features, this.#gradients, this.#seconds)
    for (const leaf of leaves) {
      const node = tree.nodes[leaf.node]
      if (node) for (const row of leaf.rows) this.#add(row, node)
    }
    for (const row of rest) {
      const node = tree.nodes[leafOf(tree, this.#bins, row)]
      if (node) this.#add(row, node)
    }
    sumCovers(tree)
    this.trees.push(tree)
    return tree
  }

  #add(row: number, leaf: GrownNode): void {
    leaf.cover++
    this.#margins[row] = (this.#margins[row] ?? 0) + leaf.value
  }
}

/** Follows rows that are not trained on, to stop in time. */
class Watch {
  readonly kept = new Map<number, Float64Array>()
  best = 0
  #bestLoss = Infinity
  readonly #target: Float64Array
  readonly #bins: readonly Uint8Array[]
  readonly #margins: Float64Array
  readonly #checkpoints: ReadonlySet<number>
  readonly #options: BoostingOptions

  constructor(
    columns: readonly Column[],
    binnings: readonly Binning[],
    target: Float64Array,
    { rows, checkpoints = [] }: Validation,
    base: number,
    options: BoostingOptions,
  ) {
    this.#target = targetOf(target, rows)
    this.#bins = binsOf(columns, binnings, rows)
    this.#margins = new Float64Array(rows.length).fill(base)
    this.#checkpoints = new Set(checkpoints)
    this.#options = options
  }

  /** False when enough rounds have passed without a better loss. */
  saw(tree: GrownTree, round: number): boolean {
    for (let row = 0; row < this.#margins.length; row++)
      this.#margins[row] = (this.#margins[row] ?? 0) + (tree.nodes[leafOf(tree, this.#bins, row)]?.value ?? 0)
    if (this.#checkpoints.has(round)) this.kept.set(round, this.#margins.slice())
    if (this.#options.patience === null) return true
    const loss = meanLoss(this.#target, this.#margins, this.#options.loss)
    if (loss < this.#bestLoss) {
      this.#bestLoss = loss
      this.best = round
    }
    return round - this.best < this.#options.patience
  }
}

const targetOf = (target: Float64Array, rows: Int32Array): Float64Array =>
  Float64Array.from(rows, (row) => target[row] ?? 0)

const binsOf = (columns: readonly Column[], binnings: readonly Binning[], rows: Int32Array): Uint8Array[] =>
  columns.flatMap((column, at) => {
    const binning = binnings[at]
    return binning ? [binned(column, binning, rows)] : []
  })

/** A tree of fewer columns could not see two of them together often enough. */
const leastColumns = 4

/** `size` of 0 … count-1, and the others, both ascending (Knuth, algorithm 3.4.2 S). */
function drawn(count: number, size: number, random: () => number): [Int32Array, Int32Array] {
  const chosen = new Int32Array(size)
  const rest = new Int32Array(count - size)
  let taken = 0
  for (let at = 0; at < count; at++)
    if (size === count || random() * (count - at) < size - taken) chosen[taken++] = at
    else rest[at - taken] = at
  return [chosen, rest]
}

/** Children come after their parents, so adding up backwards is enough. */
function sumCovers({ nodes }: GrownTree): void {
  for (const node of nodes.toReversed())
    if (node.left >= 0) node.cover = (nodes[node.left]?.cover ?? 0) + (nodes[node.right]?.cover ?? 0)
}

function gainsOf(trees: readonly GrownTree[], features: number): Float64Array {
  const gains = new Float64Array(features)
  for (const { nodes } of trees)
    for (const { feature, gain, left } of nodes) if (left >= 0) gains[feature] = (gains[feature] ?? 0) + gain
  return gains
}

/** Out of bins into values. */
function plain({ nodes }: GrownTree, binnings: readonly Binning[]): PlainNode[] {
  return nodes.map(({ feature, goes_left, bin, left, right, value, cover }) => {
    const binning = binnings[feature]
    const shape = { left, right, feature, value, cover, missing_left: goes_left[0] === 1 }
    if (left < 0 || binning?.kind === 'number')
      return { ...shape, threshold: binning?.uppers[bin - 1] ?? 0, members: null }
    return plainSet(shape, goes_left)
  })
}

/** A set is never empty: where only missing values went left, the others do, and the sides change places. */
function plainSet(shape: Omit<PlainNode, 'threshold' | 'members'>, goes_left: Uint8Array): PlainNode {
  const codes = (side: number) =>
    new Set([...goes_left.keys()].filter((bin) => bin > 0 && goes_left[bin] === side).map((bin) => bin - 1))
  const members = codes(1)
  if (members.size > 0) return { ...shape, threshold: 0, members }
  return {
    ...shape,
    left: shape.right,
    right: shape.left,
    missing_left: false,
    threshold: 0,
    members: codes(0),
  }
}
