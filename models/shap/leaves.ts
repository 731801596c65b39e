import type { TreeEnsemble } from '../trees/ensemble.ts'
import type { Columns } from './columns.ts'
import { pathsOf, type LeafPath } from './paths.ts'

/** All leaves of an ensemble with what they ask. */
export const leavesOf = (trees: TreeEnsemble, { inverted }: Columns): LeafPath[] =>
  Array.from(trees.roots).flatMap((root) => pathsOf(trees, root, inverted))

/** For each condition of a leaf, 1 where the row meets it. `codes` from `at` on are the columns of the row. */
export function metBy(
  { conditions }: LeafPath,
  { column, limit }: Columns,
  codes: Int32Array,
  at: number,
): Uint8Array {
  return Uint8Array.from(conditions, ({ answers }) =>
    answers.every(
      ({ node, wanted }) => (codes[at + (column[node] ?? 0)] ?? 0) < (limit[node] ?? 0) === (wanted === 1),
    )
      ? 1
      : 0,
  )
}
