import { largest } from '../boosting/bins.ts'
import type { PlainNode } from '../ensemble-builder.ts'
import type { ScoredColumn } from './scorecard.ts'

/** The tree of one column: halves of its bins until each leaf has one value. Node 0 is the root. */
export function scoreTree(
  feature: number,
  { binning, counts }: Pick<ScoredColumn, 'binning' | 'counts'>,
  values: Float64Array,
): PlainNode[] {
  const nodes: PlainNode[] = []
  const leaves = [...values].map((value, bin) => ({ bins: [bin], value, cover: counts[bin] ?? 0 }))
  if (binning.kind === 'category') grow(byValue(leaves))
  else {
    const [missing, ...known] = leaves
    if (missing && missing.cover > 0) apart(missing, runs(known))
    else grow(runs(known))
  }
  return nodes

  function grow(group: readonly Leaf[]): number {
    const at = nodes.length
    const [only, ...more] = group
    if (only && more.length === 0) {
      nodes.push(leafNode(feature, only))
      return at
    }
    const cut = middle(group)
    const [left, right] = [group.slice(0, cut), group.slice(cut)]
    nodes.push(leafNode(feature, { bins: [], value: 0, cover: 0 }))
    return binning.kind === 'category' ? bySet(at, left, right) : byThreshold(at, left, right)
  }
  function byThreshold(at: number, left: readonly Leaf[], right: readonly Leaf[]): number {
    const last = left.at(-1)?.bins.at(-1) ?? 1
    const missing_left = coverOf(left) >= coverOf(right)
    return inner(at, left, right, { threshold: binning.uppers[last - 1] ?? 0, members: null, missing_left })
  }
  function bySet(at: number, left: readonly Leaf[], right: readonly Leaf[]): number {
    const codes = (side: readonly Leaf[]) =>
      side.flatMap(({ bins }) => bins.filter((bin) => bin > 0).map((bin) => bin - 1))
    // A set is never empty, so the side that has codes goes left.
    if (codes(left).length === 0) return bySet(at, right, left)
    const missing_left = left.some(({ bins }) => bins.includes(0))
    return inner(at, left, right, { threshold: 0, members: new Set(codes(left)), missing_left })
  }
  function inner(
    at: number,
    left: readonly Leaf[],
    right: readonly Leaf[],
    rule: Pick<PlainNode, 'threshold' | 'members' | 'missing_left'>,
  ): number {
    const cover = coverOf(left) + coverOf(right)
    nodes[at] = { feature, value: 0, cover, ...rule, left: grow(left), right: grow(right) }
    return at
  }
  function apart(missing: Leaf, known: readonly Leaf[]): void {
    nodes.push(leafNode(feature, missing))
    inner(0, known, [missing], { threshold: largest, members: null, missing_left: false })
  }
}

interface Leaf {
  readonly bins: readonly number[]
  readonly value: number
  readonly cover: number
}

const coverOf = (leaves: readonly Leaf[]): number => leaves.reduce((sum, { cover }) => sum + cover, 0)

/** Where both halves are of about equal weight, so that frequent values lie near the root. */
function middle(group: readonly Leaf[]): number {
  const half = coverOf(group) / 2
  let sum = 0
  for (const [at, { cover }] of group.entries()) {
    sum += cover
    if (sum >= half)
      return Math.min(Math.max(1, sum - half > half - (sum - cover) ? at : at + 1), group.length - 1)
  }
  return group.length >> 1
}

/** Neighbours with the same value are one leaf. */
function runs(leaves: readonly Leaf[]): Leaf[] {
  const joined: Leaf[] = []
  for (const leaf of leaves) {
    const before = joined.at(-1)
    if (before?.value === leaf.value)
      joined[joined.length - 1] = {
        bins: [...before.bins, ...leaf.bins],
        value: leaf.value,
        cover: before.cover + leaf.cover,
      }
    else joined.push(leaf)
  }
  return joined
}
const byValue = (leaves: readonly Leaf[]): Leaf[] => runs(leaves.toSorted((a, b) => a.value - b.value))

const leafNode = (feature: number, { value, cover }: Leaf): PlainNode => ({
  feature,
  value,
  cover,
  left: -1,
  right: -1,
  threshold: 0,
  members: null,
  missing_left: false,
})
