import type { SplitMode, TreeEnsemble } from '../trees/ensemble.ts'

/** A tree as it is handed to the ensemble: inner nodes name their children by position in the same list. */
export interface PlainNode {
  /** -1 at a leaf. */
  readonly left: number
  readonly right: number
  readonly feature: number
  /** `value <= threshold` goes left, or the codes in `members` do. */
  readonly threshold: number
  readonly members: ReadonlySet<number> | null
  readonly missing_left: boolean
  readonly value: number
  readonly cover: number
}

/** Flat arrays out of trees, root first in each. */
export function ensembleOf(
  trees: readonly (readonly PlainNode[])[],
  { features, base, link }: Pick<TreeEnsemble, 'features' | 'base' | 'link'>,
): TreeEnsemble {
  const roots: number[] = []
  let size = 0
  for (const tree of trees) {
    roots.push(size)
    size += tree.length
  }
  const mode: SplitMode[] = []
  const members = new Map<number, ReadonlySet<number>>()
  const made = {
    left: new Int32Array(size).fill(-1),
    right: new Int32Array(size).fill(-1),
    feature: new Int32Array(size),
    threshold: new Float64Array(size),
    missing_left: new Uint8Array(size),
    value: new Float64Array(size),
    cover: new Float64Array(size),
  }
  let at = 0
  for (const [tree, nodes] of trees.entries())
    for (const node of nodes) {
      const root = roots[tree] ?? 0
      made.cover[at] = node.cover
      mode.push(node.members ? 'set' : 'leq')
      if (node.left < 0) made.value[at] = node.value
      else {
        made.left[at] = root + node.left
        made.right[at] = root + node.right
        made.feature[at] = node.feature
        made.threshold[at] = node.threshold
        made.missing_left[at] = node.missing_left ? 1 : 0
        if (node.members) members.set(at, node.members)
      }
      at++
    }
  return { features, base, link, roots: Int32Array.from(roots), mode, members, ...made }
}

/** The same trees with margin `scale * margin + shift`: what Platt scaling and blending need; SHAP scales along. */
export const scaled = (trees: TreeEnsemble, scale: number, shift = 0): TreeEnsemble => ({
  ...trees,
  base: trees.base * scale + shift,
  value: trees.value.map((value) => value * scale),
})

/** One ensemble whose margin is the sum of both margins. */
export function joined(one: TreeEnsemble, other: TreeEnsemble): TreeEnsemble {
  const by = one.left.length
  const moved = (nodes: Int32Array) => nodes.map((node) => (node < 0 ? node : node + by))
  return {
    features: one.features,
    base: one.base + other.base,
    link: one.link,
    roots: concatInts(one.roots, moved(other.roots)),
    left: concatInts(one.left, moved(other.left)),
    right: concatInts(one.right, moved(other.right)),
    feature: concatInts(one.feature, other.feature),
    mode: [...one.mode, ...other.mode],
    threshold: concat(one.threshold, other.threshold),
    missing_left: Uint8Array.from([...one.missing_left, ...other.missing_left]),
    value: concat(one.value, other.value),
    cover: concat(one.cover, other.cover),
    members: new Map([...one.members, ...[...other.members].map(([node, set]) => [node + by, set] as const)]),
  }
}

function concat(one: Float64Array, other: Float64Array): Float64Array {
  const all = new Float64Array(one.length + other.length)
  all.set(one)
  all.set(other, one.length)
  return all
}
function concatInts(one: Int32Array, other: Int32Array): Int32Array {
  const all = new Int32Array(one.length + other.length)
  all.set(one)
  all.set(other, one.length)
  return all
}
