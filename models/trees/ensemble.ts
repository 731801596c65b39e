/** How an inner node decides; `set` goes left when the value is among the node's members. */
export type SplitMode = 'leq' | 'lt' | 'gte' | 'gt' | 'eq' | 'neq' | 'set'

/**
 * Trees in flat arrays, one slot a node over all trees. A leaf has `left` -1 and its weight in `value`; an inner
 * node decides by `feature`, `mode` and `threshold` (or `members`), and sends a missing value (NaN) left when
 * `missing_left` is 1. `cover` is how many rows of training, or how much of their weight, came by.
 */
export interface TreeEnsemble {
  readonly features: number
  /** The margin before any tree. */
  readonly base: number
  /** What makes a prediction of the margin: none, or the logistic function. */
  readonly link: 'none' | 'logistic'
  /** The first node of each tree. */
  readonly roots: Int32Array
  readonly left: Int32Array
  readonly right: Int32Array
  readonly feature: Int32Array
  readonly mode: readonly SplitMode[]
  readonly threshold: Float64Array
  readonly missing_left: Uint8Array
  readonly value: Float64Array
  /** Empty when the file tells none: then nothing can be explained. */
  readonly cover: Float64Array
  readonly members: ReadonlyMap<number, ReadonlySet<number>>
}

/** Whether the row's value sends it left at this node. */
export function goesLeft(trees: TreeEnsemble, node: number, value: number): boolean {
  if (Number.isNaN(value)) return trees.missing_left[node] === 1
  const threshold = trees.threshold[node] ?? 0
  const decide = deciders[trees.mode[node] ?? 'leq']
  return decide(value, threshold, trees.members.get(node))
}

type Decide = (value: number, threshold: number, members: ReadonlySet<number> | undefined) => boolean
const deciders: Readonly<Record<SplitMode, Decide>> = {
  leq: (value, threshold) => value <= threshold,
  lt: (value, threshold) => value < threshold,
  gte: (value, threshold) => value >= threshold,
  gt: (value, threshold) => value > threshold,
  eq: (value, threshold) => value === threshold,
  neq: (value, threshold) => value !== threshold,
  set: (value, _, members) => members?.has(value) ?? false,
}

/** The margin of one row, added up in double precision. `row` has a value a feature, NaN where it is missing. */
export function marginOf(trees: TreeEnsemble, row: ArrayLike<number>): number {
  let margin = trees.base
  for (const root of trees.roots) {
    let node = root
    while ((trees.left[node] ?? -1) >= 0) {
      const left = goesLeft(trees, node, row[trees.feature[node] ?? 0] ?? Number.NaN)
      node = (left ? trees.left[node] : trees.right[node]) ?? root
    }
    margin += trees.value[node] ?? 0
  }
  return margin
}

/** What a margin predicts. */
export const predictionOf = ({ link }: Pick<TreeEnsemble, 'link'>, margin: number): number =>
  link === 'logistic' ? 1 / (1 + Math.exp(-margin)) : margin
