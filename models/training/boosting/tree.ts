/** A grown tree over bins. `right` is -1 at a leaf; node 0 is the root. */
export interface GrownTree {
  readonly nodes: GrownNode[]
}
export interface GrownNode {
  feature: number
  /** 1 where the bin goes left. */
  goes_left: Uint8Array
  bin: number
  left: number
  right: number
  /** Of a leaf, learning rate included. */
  value: number
  gain: number
  cover: number
}

export const leaf = (): GrownNode => ({
  feature: -1,
  goes_left: new Uint8Array(),
  bin: -1,
  left: -1,
  right: -1,
  value: 0,
  gain: 0,
  cover: 0,
})

/** The leaf of a row of bins. */
export function leafOf({ nodes }: GrownTree, bins: readonly Uint8Array[], row: number): number {
  let at = 0
  for (let node = nodes[0]; node && node.left >= 0; node = nodes[at]) {
    const bin = bins[node.feature]?.[row] ?? 0
    at = node.goes_left[bin] === 1 ? node.left : node.right
  }
  return at
}
