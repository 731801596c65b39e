import type { SplitMode, TreeEnsemble } from './ensemble.ts'

const float = new Float32Array(1)
const bits = new Int32Array(float.buffer)

/** The single-precision number beside this one, up (1) or down (-1). */
function neighbour(value: number, way: 1 | -1): number {
  if (value === 0) return way * 2 ** -149
  float[0] = value
  bits[0] = (bits[0] ?? 0) + (value > 0 === way > 0 ? 1 : -1)
  return float[0]
}

/** The largest single-precision number that is not above. */
export function floatBelow(value: number): number {
  const near = Math.fround(value)
  return near > value ? neighbour(near, -1) : near
}
/** The smallest single-precision number that is not below. */
export function floatAbove(value: number): number {
  const near = Math.fround(value)
  return near < value ? neighbour(near, 1) : near
}

/**
 * The threshold in single precision that decides every single-precision value as the one in double precision
 * does: `x <= t` and `x > t` hold for the same x when t is rounded down, `x < t` and `x >= t` when it is rounded up.
 */
export function floatThreshold(mode: SplitMode, threshold: number): number {
  if (mode === 'leq' || mode === 'gt') return floatBelow(threshold)
  return mode === 'lt' || mode === 'gte' ? floatAbove(threshold) : threshold
}

/**
 * The ensemble as an ONNX file keeps it: nodes before their children and tree by tree, numbers in single precision,
 * decisions about single-precision rows unchanged. What is written and read back equals this.
 */
export function inSinglePrecision(trees: TreeEnsemble): TreeEnsemble {
  const { order, roots } = preorder(trees)
  const slot = new Map(order.map((node, i) => [node, i]))
  const child = (node: number): number => (node < 0 ? -1 : (slot.get(node) ?? -1))
  const pick = (list: ArrayLike<number>): number[] => order.map((node) => list[node] ?? 0)
  const plain = order.map((node) => splitOf(trees, node))
  const members = plain.flatMap(({ members }, i) => (members ? [[i, members] as const] : []))
  return {
    features: trees.features,
    base: Math.fround(trees.base),
    link: trees.link,
    roots,
    left: Int32Array.from(pick(trees.left), child),
    right: Int32Array.from(pick(trees.right), child),
    feature: Int32Array.from(order, (node, i) => (plain[i]?.leaf ? 0 : (trees.feature[node] ?? 0))),
    mode: plain.map(({ mode }) => mode),
    threshold: Float64Array.from(plain, ({ threshold }) => threshold),
    missing_left: Uint8Array.from(order, (node, i) => (plain[i]?.leaf ? 0 : (trees.missing_left[node] ?? 0))),
    value: Float64Array.from(order, (node, i) => (plain[i]?.leaf ? Math.fround(trees.value[node] ?? 0) : 0)),
    cover: trees.cover.length === 0 ? new Float64Array(0) : Float64Array.from(pick(trees.cover)),
    members: new Map(members),
  }
}

interface Split {
  readonly leaf: boolean
  readonly mode: SplitMode
  readonly threshold: number
  readonly members: ReadonlySet<number> | undefined
}

function splitOf(trees: TreeEnsemble, node: number): Split {
  if ((trees.left[node] ?? -1) < 0) return { leaf: true, mode: 'leq', threshold: 0, members: undefined }
  const mode = trees.mode[node] ?? 'leq'
  if (mode !== 'set') {
    const threshold = floatThreshold(mode, trees.threshold[node] ?? 0)
    return { leaf: false, mode, threshold, members: undefined }
  }
  // Members that no single-precision value equals are never met.
  const members = new Set(
    [...(trees.members.get(node) ?? [])]
      .filter((value) => Math.fround(value) === value)
      .sort((a, b) => a - b),
  )
  return members.size === 0
    ? { leaf: false, mode: 'leq', threshold: Number.NEGATIVE_INFINITY, members: undefined }
    : { leaf: false, mode, threshold: 0, members }
}

function preorder({ roots, left, right }: TreeEnsemble): { order: number[]; roots: Int32Array } {
  const order: number[] = []
  const first = Int32Array.from(roots, (root) => {
    const start = order.length
    const waiting = [root]
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      order.push(node)
      const child = left[node] ?? -1
      if (child >= 0) waiting.push(right[node] ?? -1, child)
    }
    return start
  })
  return { order, roots: first }
}
