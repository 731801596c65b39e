import type { TreeEnsemble } from '../trees/ensemble.ts'
import type { Columns } from './columns.ts'
import { pathsOf } from './paths.ts'

/**
 * All leaves of an ensemble in flat arrays, with what each asks: conditions `start[l]` to `start[l + 1]`, one a
 * feature, and of condition c the answers `answerStart[c]` to `answerStart[c + 1]`.
 */
export interface Leaves {
  readonly count: number
  readonly value: Float64Array
  readonly start: Int32Array
  readonly feature: Int32Array
  /** Of each condition the share of rows that go this way. */
  readonly share: Float64Array
  readonly answerStart: Int32Array
  readonly column: Int32Array
  readonly limit: Int32Array
  /** 1 where the answer has to be yes. */
  readonly wanted: Uint8Array
  /** Most conditions of any leaf. */
  readonly widest: number
}

export function leavesOf(trees: TreeEnsemble, columns: Columns): Leaves {
  const paths = Array.from(trees.roots).flatMap((root) => pathsOf(trees, root, columns.inverted))
  const conditions = paths.flatMap((path) => path.conditions)
  const answers = conditions.flatMap((condition) => condition.answers)
  return {
    count: paths.length,
    value: Float64Array.from(paths, ({ value }) => value),
    start: startsOf(paths.map((path) => path.conditions.length)),
    feature: Int32Array.from(conditions, ({ feature }) => feature),
    share: Float64Array.from(conditions, ({ share }) => share),
    answerStart: startsOf(conditions.map((condition) => condition.answers.length)),
    column: Int32Array.from(answers, ({ node }) => columns.column[node] ?? 0),
    limit: Int32Array.from(answers, ({ node }) => columns.limit[node] ?? 0),
    wanted: Uint8Array.from(answers, ({ wanted }) => wanted),
    widest: paths.reduce((most, path) => Math.max(most, path.conditions.length), 0),
  }
}

function startsOf(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1)
  lengths.forEach((length, i) => (starts[i + 1] = (starts[i] ?? 0) + length))
  return starts
}

/** For every condition of all leaves, 1 where the row meets it. `codes` from `at` on are the columns of the row. */
export function metBy(leaves: Leaves, codes: Int32Array, at: number): Uint8Array {
  const { share, answerStart, column, limit, wanted } = leaves
  const met = new Uint8Array(share.length)
  let answer = 0
  for (let c = 0; c < met.length; c++) {
    const end = answerStart[c + 1] ?? 0
    let all = 1
    for (; answer < end; answer++) {
      const yes = ((codes[at + (column[answer] ?? 0)] ?? 0) - (limit[answer] ?? 0)) >>> 31
      all &= yes ^ (wanted[answer] ?? 0) ^ 1
    }
    met[c] = all
  }
  return met
}

/** The margin that is expected before anything is known of a row. */
export function expectedMargin({ count, value, start, share }: Leaves, base: number): number {
  let sum = base
  for (let l = 0; l < count; l++) {
    let part = value[l] ?? 0
    for (let c = start[l] ?? 0; c < (start[l + 1] ?? 0); c++) part *= share[c] ?? 0
    sum += part
  }
  return sum
}
