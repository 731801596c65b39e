import { goesLeft, marginOf, type TreeEnsemble } from '../trees/ensemble.ts'

/** What a coalition of features is worth; a bit a feature. */
type Worth = (coalition: number) => number

/** The expected margin when only the features of the coalition are known: others follow the cover. */
export function pathDependentWorth(trees: TreeEnsemble, row: ArrayLike<number>): Worth {
  const expected = (node: number, coalition: number): number => {
    const left = trees.left[node] ?? -1
    if (left < 0) return trees.value[node] ?? 0
    const right = trees.right[node] ?? -1
    const feature = trees.feature[node] ?? 0
    if ((coalition >> feature) & 1)
      return expected(goesLeft(trees, node, row[feature] ?? Number.NaN) ? left : right, coalition)
    const whole = trees.cover[node] ?? 0
    if (whole === 0) return 0
    return [left, right].reduce(
      (sum, child) => sum + ((trees.cover[child] ?? 0) / whole) * expected(child, coalition),
      0,
    )
  }
  return (coalition) =>
    Array.from(trees.roots).reduce((sum, root) => sum + expected(root, coalition), trees.base)
}

/** The mean margin when the other features come from rows of the background. */
export function interventionalWorth(trees: TreeEnsemble, row: Float64Array, background: Float64Array): Worth {
  const { features } = trees
  const count = background.length / features
  return (coalition) => {
    let sum = 0
    for (let b = 0; b < count; b++)
      sum += marginOf(
        trees,
        row.map((value, f) => ((coalition >> f) & 1 ? value : (background[b * features + f] ?? Number.NaN))),
      )
    return sum / count
  }
}

/** Shapley values by their definition: over all coalitions. */
export function shapley(features: number, worth: Worth): Float64Array {
  return Float64Array.from({ length: features }, (_, i) =>
    coalitions(features, [i]).reduce(
      (sum, { without, weight }) => sum + weight * (worth(without | (1 << i)) - worth(without)),
      0,
    ),
  )
}

/** The Shapley interaction of two features, half of it. */
export function shapleyInteraction(features: number, worth: Worth, i: number, j: number): number {
  return coalitions(features, [i, j]).reduce((sum, { without, weight }) => {
    const joint =
      worth(without | (1 << i) | (1 << j)) -
      worth(without | (1 << i)) -
      worth(without | (1 << j)) +
      worth(without)
    return sum + (weight * joint) / 2
  }, 0)
}

function coalitions(features: number, apart: readonly number[]): { without: number; weight: number }[] {
  const players = features - apart.length + 1
  const mask = apart.reduce((bits, i) => bits | (1 << i), 0)
  return Array.from({ length: 1 << features }, (_, without) => without)
    .filter((without) => (without & mask) === 0)
    .map((without) => {
      const size = without.toString(2).replaceAll('0', '').length
      return {
        without,
        weight: (factorial(size) * factorial(players - size - 1)) / factorial(players),
      }
    })
}
const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1))
