import { broken, unsupported } from '../refuse.ts'
import type { SplitMode, TreeEnsemble } from '../trees/ensemble.ts'
import type { NodeTable, TableBranch, TableNode } from './node-table.ts'

/** More nodes than any model has that a person waits for. */
const mostNodes = 20_000_000
/** Deeper than any trainer grows a tree; explaining goes down by recursion. */
const deepest = 1000

/**
 * The nodes tree by tree, each before its children and the left one first. Leaves that several branches share
 * are written once for each; a chain of equalities that lead to one place becomes a set. Refused: nodes that
 * two branches share otherwise, circles, features that the input has not, thresholds and weights that are no numbers.
 */
export function flattened(table: NodeTable): TreeEnsemble {
  const slots = new Slots()
  const seen = new Set<number>()
  const roots = table.roots.map((root) => {
    const first = slots.length
    const waiting: Step[] = []
    place(table, { id: root, parent: -1, side: 'left', depth: 0 }, slots, seen, waiting)
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      slots[next.side][next.parent] = slots.length
      place(table, next, slots, seen, waiting)
    }
    return first
  })
  if (!Number.isFinite(table.base)) broken('the base value is no number', '基准值不是数字')
  return slots.finish(table, roots)
}

interface Step {
  readonly id: number
  readonly parent: number
  readonly side: 'left' | 'right'
  readonly depth: number
}

function place(
  table: NodeTable,
  { id, depth }: Step,
  slots: Slots,
  seen: Set<number>,
  waiting: Step[],
): void {
  const node = withChain(table, table.node(id), seen)
  if (node.kind === 'leaf' || node.left === node.right) {
    const leaf = node.kind === 'leaf' ? node : table.node(node.left)
    if (leaf.kind !== 'leaf') return shared()
    if (!Number.isFinite(leaf.value)) broken('the weight of a leaf is no number', '有叶子的权重不是数字')
    // A tree of one leaf is written as a branch with that leaf on both sides; its cover is the branch's.
    return slots.leaf(leaf.value, Number.isNaN(leaf.cover) ? node.cover : leaf.cover)
  }
  if (seen.has(id)) return shared()
  if (depth >= deepest) unsupported(`a tree is deeper than ${deepest}`, `有树的深度超过 ${deepest}`)
  seen.add(id)
  if (!(node.feature >= 0 && node.feature < table.features))
    broken(
      `a node reads input ${node.feature} of ${table.features}`,
      `有节点读取第 ${node.feature} 个输入，共 ${table.features} 个`,
    )
  if (Number.isNaN(node.threshold)) broken('a threshold is no number', '有阈值不是数字')
  const slot = slots.branch(node)
  const under = { parent: slot, depth: depth + 1 }
  waiting.push({ ...under, id: node.right, side: 'right' }, { ...under, id: node.left, side: 'left' })
}

const shared = (): never =>
  unsupported('several branches lead to one node, or round in a circle', '多个分支指向同一节点，或形成环路')

const isEquality = ({ mode }: TableBranch): boolean => mode === 'eq' || mode === 'set'
const membersOf = (node: TableBranch): readonly number[] =>
  node.mode === 'eq' ? [node.threshold] : node.members

/** `x = 1 → A, else x = 2 → A, else B` is `x in {1, 2} → A, else B`. */
function withChain(table: NodeTable, first: TableNode, seen: Set<number>): TableNode {
  let node = first
  while (node.kind === 'branch' && isEquality(node) && node.left !== node.right) {
    const next = table.node(node.right)
    if (
      next.kind !== 'branch' ||
      !isEquality(next) ||
      next.feature !== node.feature ||
      next.left !== node.left
    )
      break
    if (seen.has(node.right)) return shared()
    seen.add(node.right)
    node = {
      ...node,
      mode: 'set',
      threshold: 0,
      members: [...membersOf(node), ...membersOf(next)],
      missing_left: node.missing_left || next.missing_left,
      right: next.right,
    }
  }
  return node
}

/** One slot a node, growing. */
class Slots {
  readonly left: number[] = []
  readonly right: number[] = []
  readonly #feature: number[] = []
  readonly #mode: SplitMode[] = []
  readonly #threshold: number[] = []
  readonly #missing: number[] = []
  readonly #value: number[] = []
  readonly #cover: number[] = []
  readonly #members = new Map<number, ReadonlySet<number>>()

  get length(): number {
    return this.left.length
  }

  leaf(value: number, cover: number): void {
    this.#push({ feature: 0, mode: 'leq', threshold: 0, missing: 0, value, cover })
  }

  branch(node: TableBranch): number {
    const { feature, mode, threshold, missing_left, cover } = node
    const slot = this.#push({ feature, mode, threshold, missing: missing_left ? 1 : 0, value: 0, cover })
    if (mode === 'set') this.#members.set(slot, new Set(node.members))
    return slot
  }

  #push(slot: {
    feature: number
    mode: SplitMode
    threshold: number
    missing: number
    value: number
    cover: number
  }): number {
    if (this.length >= mostNodes) unsupported('it has too many nodes', '节点过多')
    this.#feature.push(slot.feature)
    this.#mode.push(slot.mode)
    this.#threshold.push(slot.threshold)
    this.#missing.push(slot.missing)
    this.#value.push(slot.value)
    this.#cover.push(slot.cover)
    this.right.push(-1)
    return this.left.push(-1) - 1
  }

  finish({ base, link, features }: NodeTable, roots: readonly number[]): TreeEnsemble {
    return {
      features,
      base,
      link,
      roots: Int32Array.from(roots),
      left: Int32Array.from(this.left),
      right: Int32Array.from(this.right),
      feature: Int32Array.from(this.#feature),
      mode: this.#mode,
      threshold: Float64Array.from(this.#threshold),
      missing_left: Uint8Array.from(this.#missing),
      value: Float64Array.from(this.#value),
      cover: Float64Array.from(this.#cover),
      members: this.#members,
    }
  }
}
