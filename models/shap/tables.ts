import type { TreeEnsemble } from '../trees/ensemble.ts'
import type { Columns } from './columns.ts'
import { groupsOf, type Group } from './grouping.ts'
import { leafTable } from './leaf-table.ts'
import { childrenOf, extended, type Condition } from './paths.ts'

/**
 * An ensemble made ready for rows. Of each tree: its branches' columns and limits, conjunctions of answers that
 * are about one feature, and groups of leaves. A group's line of its table is chosen by the bits of its answers.
 */
export interface Tables {
  /** Trees that have no tables, for the classical algorithm. */
  readonly others: readonly number[]
  readonly trees: number
  /** Most answers, conjunctions included, of any tree. */
  readonly answers: number
  readonly branchStart: Int32Array
  readonly column: Int32Array
  readonly limit: Int32Array
  readonly bothStart: Int32Array
  /** Conjunctions: two answers by their place in the tree, each with 1 where no is wanted. */
  readonly both: Int32Array
  readonly groupStart: Int32Array
  readonly bitStart: Int32Array
  readonly bit: Int32Array
  readonly featureStart: Int32Array
  readonly feature: Int32Array
  readonly lineStart: Int32Array
  readonly line: Float64Array
}

/** Numbers in all tables: 256 MB. What does not fit any more is explained without. */
const mostNumbers = 2 ** 25

export function tablesOf(trees: TreeEnsemble, columns: Columns): Tables {
  const made = new Making(trees, columns)
  const others: number[] = []
  for (const root of trees.roots) {
    const groups = groupsOf(trees, root, columns.inverted)
    const size = groups?.reduce((sum, group) => sum + linesOf(group) * group.features.length, 0) ?? 0
    if (groups && made.size + size <= mostNumbers) made.addTree(root, groups)
    else others.push(root)
  }
  return made.finish(others)
}

const linesOf = ({ above, branches }: Group): number => 2 ** (above.length + branches.length)

class Making {
  readonly #trees: TreeEnsemble
  readonly #columns: Columns
  readonly #branchStart = [0]
  readonly #column: number[] = []
  readonly #limit: number[] = []
  readonly #bothStart = [0]
  readonly #both: number[] = []
  readonly #groupStart = [0]
  readonly #bitStart = [0]
  readonly #bit: number[] = []
  readonly #featureStart = [0]
  readonly #feature: number[] = []
  readonly #lineStart = [0]
  readonly #tables: Float64Array[] = []
  #answers = 0
  size = 0

  constructor(trees: TreeEnsemble, columns: Columns) {
    this.#trees = trees
    this.#columns = columns
  }

  addTree(root: number, groups: readonly Group[]): void {
    const places = this.#addBranches(root)
    const conjunctions = new Conjunctions(places)
    for (const group of groups) {
      const above = group.above.map((condition) => conjunctions.place(condition))
      this.#bit.push(...above, ...group.branches.map((node) => places.get(node) ?? 0))
      this.#bitStart.push(this.#bit.length)
      this.#feature.push(...group.features)
      this.#featureStart.push(this.#feature.length)
      const table = groupTable(this.#trees, group, this.#columns.inverted)
      this.#tables.push(table)
      this.size += table.length
      this.#lineStart.push(this.size)
    }
    for (const part of conjunctions.parts) this.#both.push(part)
    this.#bothStart.push(this.#both.length)
    this.#groupStart.push(this.#bitStart.length - 1)
    this.#answers = Math.max(this.#answers, places.size + conjunctions.parts.length / 4)
  }

  #addBranches(root: number): ReadonlyMap<number, number> {
    const { left, right } = this.#trees
    const places = new Map<number, number>()
    const waiting = [root]
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      const child = left[node] ?? -1
      if (child < 0) continue
      places.set(node, places.size)
      this.#column.push(this.#columns.column[node] ?? 0)
      this.#limit.push(this.#columns.limit[node] ?? 0)
      waiting.push(right[node] ?? -1, child)
    }
    this.#branchStart.push(this.#column.length)
    return places
  }

  finish(others: readonly number[]): Tables {
    const line = new Float64Array(this.size)
    this.#tables.forEach((table, i) => line.set(table, this.#lineStart[i] ?? 0))
    return {
      others,
      trees: this.#groupStart.length - 1,
      answers: this.#answers,
      branchStart: Int32Array.from(this.#branchStart),
      column: Int32Array.from(this.#column),
      limit: Int32Array.from(this.#limit),
      bothStart: Int32Array.from(this.#bothStart),
      both: Int32Array.from(this.#both),
      groupStart: Int32Array.from(this.#groupStart),
      bitStart: Int32Array.from(this.#bitStart),
      bit: Int32Array.from(this.#bit),
      featureStart: Int32Array.from(this.#featureStart),
      feature: Int32Array.from(this.#feature),
      lineStart: Int32Array.from(this.#lineStart),
      line,
    }
  }
}

/** Places for "all answers about this feature are as wanted", behind those of the branches; equal ones share one. */
class Conjunctions {
  readonly parts: number[] = []
  readonly #places: ReadonlyMap<number, number>
  readonly #known = new Map<string, number>()

  constructor(places: ReadonlyMap<number, number>) {
    this.#places = places
  }

  place({ answers }: Condition): number {
    let key = ''
    let place = 0
    answers.forEach(({ node, wanted }, i) => {
      const own = this.#places.get(node) ?? 0
      key += `${own}${wanted ? '+' : '-'}`
      if (i === 0) place = own
      else {
        const known = this.#known.get(key)
        // The first answer is taken as it is wanted; from then on the place itself says yes.
        const firstTurned = i === 1 && answers[0]?.wanted === 0 ? 1 : 0
        place = known ?? this.#add(place, firstTurned, own, wanted ? 0 : 1)
        this.#known.set(key, place)
      }
    })
    return place
  }

  #add(first: number, firstTurned: number, second: number, secondTurned: number): number {
    this.parts.push(first, firstTurned, second, secondTurned)
    return this.#places.size + this.parts.length / 4 - 1
  }
}

/** What the leaves of a group add for every combination of its answers: a line of one number a feature. */
function groupTable(trees: TreeEnsemble, group: Group, inverted: Uint8Array): Float64Array {
  const width = group.features.length
  const lines = linesOf(group)
  const table = new Float64Array(lines * width)
  const highest = group.above.length + group.branches.length - 1
  const bitOf = new Map(group.branches.map((node, i) => [node, highest - group.above.length - i]))
  for (const { conditions, value } of leavesOf(trees, group, inverted)) {
    const d = conditions.length
    const leaf = leafTable({ value, shares: conditions.map(({ share }) => share) })
    const columns = conditions.map(({ feature }) => group.features.indexOf(feature))
    const demands = conditions.map((condition) => demandOf(condition, group, bitOf, highest))
    for (let line = 0; line < lines; line++) {
      let pattern = 0
      for (let k = 0; k < d; k++) {
        const demand = demands[k]
        if (demand && (line & demand.mask) === demand.wanted) pattern |= 1 << k
      }
      for (let k = 0; k < d; k++) {
        const at = line * width + (columns[k] ?? 0)
        table[at] = (table[at] ?? 0) + (leaf[pattern * d + k] ?? 0)
      }
    }
  }
  return table
}

/** Which bits of a line a condition looks at, and how it wants them. The first answer is the highest bit. */
function demandOf(
  { feature, answers }: Condition,
  { above }: Group,
  bitOf: ReadonlyMap<number, number>,
  highest: number,
): { mask: number; wanted: number } {
  let mask = 0
  let wanted = 0
  const place = above.findIndex((one) => one.feature === feature)
  const before = above[place]
  if (before) {
    const bit = 1 << (highest - place)
    mask |= bit
    // A conjunction says yes when all is as wanted; a single answer stands as it was given.
    if (before.answers.length > 1 || before.answers[0]?.wanted === 1) wanted |= bit
  }
  for (const { node, wanted: yes } of answers.slice(before?.answers.length ?? 0)) {
    const bit = 1 << (bitOf.get(node) ?? 0)
    mask |= bit
    if (yes === 1) wanted |= bit
  }
  return { mask, wanted }
}

function leavesOf(
  trees: TreeEnsemble,
  { root, above }: Group,
  inverted: Uint8Array,
): { conditions: readonly Condition[]; value: number }[] {
  const leaves: { conditions: readonly Condition[]; value: number }[] = []
  const waiting: { node: number; conditions: readonly Condition[] }[] = [{ node: root, conditions: above }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, conditions } = next
    if ((trees.left[node] ?? -1) < 0) {
      leaves.push({ conditions, value: trees.value[node] ?? 0 })
      continue
    }
    for (const { child, answer, share } of childrenOf(trees, node, inverted))
      waiting.push({ node: child, conditions: extended(conditions, trees.feature[node] ?? 0, answer, share) })
  }
  return leaves
}
