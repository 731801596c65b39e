import type { TreeEnsemble } from '../trees/ensemble.ts'
import { childrenOf, extended, type Condition } from './paths.ts'

/** A subtree whose leaves share one table; `above` is what leads to it. */
export interface Group {
  readonly root: number
  readonly above: readonly Condition[]
  /** Branches of the subtree, the root first. */
  readonly branches: readonly number[]
  /** Every feature above or within, each once. */
  readonly features: readonly number[]
}

/** Subtrees are put together up to tables of 2^7 patterns, which the processor's cache still takes. */
const usualBits = 7
/** Beyond this a table is too large, and the tree is explained without one. */
export const mostBits = 10

interface Plan {
  readonly groups: readonly Group[]
  /** Numbers in all tables of the plan. */
  readonly size: number
}

const bitsOf = ({ above, branches }: Group): number => above.length + branches.length
const sizeOf = (group: Group): number => 2 ** bitsOf(group) * group.features.length

/**
 * Cuts a tree into groups: a row then looks up one line a group instead of one a leaf. Leaves of one parent always
 * share a table (it is no larger than one of theirs); more of the tree joins while the table stays small.
 * Null when a path asks more than `mostBits` different features.
 */
export function groupsOf(trees: TreeEnsemble, root: number, inverted: Uint8Array): readonly Group[] | null {
  return (trees.left[root] ?? -1) < 0 ? [] : (planned(trees, root, [], inverted, 0)?.groups ?? null)
}

/** Recursion goes as deep as the tree; deeper ones than any trainer makes are left to the classical algorithm. */
const deepest = 400

function planned(
  trees: TreeEnsemble,
  node: number,
  above: readonly Condition[],
  inverted: Uint8Array,
  depth: number,
): (Plan & { readonly whole: Group }) | null {
  if (depth > deepest || above.length > mostBits) return null
  const aboveFeatures = above.map(({ feature }) => feature)
  if ((trees.left[node] ?? -1) < 0) {
    const leaf: Group = { root: node, above, branches: [], features: aboveFeatures }
    return { groups: [leaf], size: sizeOf(leaf), whole: leaf }
  }
  const feature = trees.feature[node] ?? 0
  const parts: (Plan & { readonly whole: Group })[] = []
  for (const { child, answer, share } of childrenOf(trees, node, inverted)) {
    const part = planned(trees, child, extended(above, feature, answer, share), inverted, depth + 1)
    if (!part) return null
    parts.push(part)
  }
  const whole: Group = {
    root: node,
    above,
    branches: [node, ...parts.flatMap((part) => part.whole.branches)],
    features: [...new Set([...aboveFeatures, feature, ...parts.flatMap((part) => part.whole.features)])],
  }
  const apart = parts.reduce((sum, { size }) => sum + size, 0)
  const bits = bitsOf(whole)
  const together = bits <= usualBits || (bits <= mostBits && sizeOf(whole) <= apart)
  return together
    ? { groups: [whole], size: sizeOf(whole), whole }
    : { groups: parts.flatMap(({ groups }) => groups), size: apart, whole }
}
