import type { SplitMode, TreeEnsemble } from '../trees/ensemble.ts'

/** Repeatable numbers from 0 to 1: mulberry32 (Tommy Ettinger, public domain). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface RandomTrees {
  readonly features: number
  readonly trees: number
  readonly depth: number
  readonly modes?: readonly SplitMode[]
  /** How seldom a branch ends before `depth`. */
  readonly growth?: number
}
const allModes: readonly SplitMode[] = ['leq', 'lt', 'gte', 'gt', 'eq', 'neq', 'set']

/** An ensemble of random splits over values from 0 to 4, with whole covers that add up, some of them zero. */
export function randomTrees(seed: number, options: RandomTrees): TreeEnsemble {
  const { features, trees, depth, modes = allModes, growth = 0.8 } = options
  const random = randomOf(seed)
  const below = (n: number): number => Math.floor(random() * n)
  const left: number[] = []
  const right: number[] = []
  const feature: number[] = []
  const mode: SplitMode[] = []
  const threshold: number[] = []
  const missing: number[] = []
  const value: number[] = []
  const cover: number[] = []
  const members = new Map<number, ReadonlySet<number>>()
  const grow = (level: number, rows: number): number => {
    const node = left.push(-1) - 1
    const split = level < depth && random() < growth
    const kind = modes[below(modes.length)] ?? 'leq'
    right.push(-1)
    feature.push(split ? below(features) : 0)
    mode.push(split ? kind : 'leq')
    threshold.push(split && kind !== 'set' ? below(9) / 2 : 0)
    missing.push(split && kind !== 'neq' ? below(2) : split ? 1 : 0)
    value.push(split ? 0 : Math.fround(random() * 2 - 1))
    cover.push(rows)
    if (split) {
      if (kind === 'set')
        members.set(node, new Set([0, 1, 2, 3, 4].filter((code) => code === 1 || below(2) === 1)))
      const part = below(rows + 1)
      left[node] = grow(level + 1, part)
      right[node] = grow(level + 1, rows - part)
    }
    return node
  }
  return {
    features,
    base: Math.fround(random()),
    link: 'logistic',
    roots: Int32Array.from({ length: trees }, () => grow(0, 100)),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    feature: Int32Array.from(feature),
    mode,
    threshold: Float64Array.from(threshold),
    missing_left: Uint8Array.from(missing),
    value: Float64Array.from(value),
    cover: Float64Array.from(cover),
    members,
  }
}

/** Values that the splits of `randomTrees` tell apart, some missing. */
export function randomRows(seed: number, features: number, count: number): Float64Array {
  const random = randomOf(seed)
  return Float64Array.from({ length: features * count }, () =>
    random() < 0.15 ? Number.NaN : Math.floor(random() * 9) / 2,
  )
}
