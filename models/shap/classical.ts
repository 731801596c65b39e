import type { TreeEnsemble } from '../trees/ensemble.ts'
import type { Columns } from './columns.ts'
import { shareOf } from './paths.ts'

/**
 * Path-dependent TreeSHAP as published: Lundberg et al., "From local explanations to global understanding with
 * explainable AI for trees", 2020, algorithm 2 (EXTEND and UNWIND). For trees too deep for tables; O(L D²) a row.
 * `codes` from `at` on are the columns of the row; its values are added to `out` from `to` on.
 */
export function explainClassically(
  trees: TreeEnsemble,
  columns: Columns,
  root: number,
  codes: Int32Array,
  at: number,
  out: Float64Array,
  to: number,
): void {
  const visit = (node: number, before: Path, zero: number, one: number, feature: number): void => {
    const path = extend(before, zero, one, feature)
    const left = trees.left[node] ?? -1
    if (left < 0) return credit(path, trees.value[node] ?? 0, out, to)
    const right = trees.right[node] ?? -1
    const yes = (codes[at + (columns.column[node] ?? 0)] ?? 0) < (columns.limit[node] ?? 0)
    const goesLeft = yes !== (columns.inverted[node] === 1)
    const hot = goesLeft ? left : right
    const cold = goesLeft ? right : left
    const split = trees.feature[node] ?? 0
    const seen = path.feature.indexOf(split, 1)
    const rest = seen > 0 ? unwound(path, seen) : path
    const [incomingZero, incomingOne] = seen > 0 ? [path.zero[seen] ?? 1, path.one[seen] ?? 1] : [1, 1]
    visit(hot, rest, incomingZero * shareOf(trees, node, hot), incomingOne, split)
    visit(cold, rest, incomingZero * shareOf(trees, node, cold), 0, split)
  }
  visit(root, { feature: [], zero: [], one: [], weight: [] }, 1, 1, -1)
}

/** The different features so far, the first of them none: share of rows, whether this row goes along, weights by size. */
interface Path {
  readonly feature: readonly number[]
  readonly zero: readonly number[]
  readonly one: readonly number[]
  readonly weight: readonly number[]
}

function extend(path: Path, zero: number, one: number, feature: number): Path {
  const length = path.feature.length
  const weight = [...path.weight, length === 0 ? 1 : 0]
  for (let i = length - 1; i >= 0; i--) {
    weight[i + 1] = (weight[i + 1] ?? 0) + (one * (weight[i] ?? 0) * (i + 1)) / (length + 1)
    weight[i] = (zero * (weight[i] ?? 0) * (length - i)) / (length + 1)
  }
  return {
    feature: [...path.feature, feature],
    zero: [...path.zero, zero],
    one: [...path.one, one],
    weight,
  }
}

/** The weights without the feature at this place. */
function unwoundWeights({ zero, one, weight }: Path, place: number): number[] {
  const last = weight.length - 1
  const z = zero[place] ?? 0
  const o = one[place] ?? 0
  const rest = weight.slice(0, last)
  let next = weight[last] ?? 0
  for (let i = last - 1; i >= 0; i--) {
    if (o !== 0) {
      const before = weight[i] ?? 0
      rest[i] = (next * (last + 1)) / ((i + 1) * o)
      next = before - ((rest[i] ?? 0) * z * (last - i)) / (last + 1)
    } else rest[i] = z === 0 ? 0 : ((weight[i] ?? 0) * (last + 1)) / (z * (last - i))
  }
  return rest
}

function unwound(path: Path, place: number): Path {
  return {
    feature: path.feature.toSpliced(place, 1),
    zero: path.zero.toSpliced(place, 1),
    one: path.one.toSpliced(place, 1),
    weight: unwoundWeights(path, place),
  }
}

function credit(path: Path, value: number, out: Float64Array, to: number): void {
  for (let i = 1; i < path.feature.length; i++) {
    const sum = unwoundWeights(path, i).reduce((total, weight) => total + weight, 0)
    const place = to + (path.feature[i] ?? 0)
    out[place] = (out[place] ?? 0) + sum * ((path.one[i] ?? 0) - (path.zero[i] ?? 0)) * value
  }
}
