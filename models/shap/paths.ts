import type { TreeEnsemble } from '../trees/ensemble.ts'

/** One answer that a leaf asks of a node on the way to it: `wanted` 1 when the node's question is met with yes. */
export interface Answer {
  readonly node: number
  readonly wanted: 0 | 1
}
/** What a leaf asks of one feature: all of these answers. */
export interface Condition {
  readonly feature: number
  readonly answers: readonly Answer[]
  /** Share of the rows that go this way, were only this feature asked. */
  readonly share: number
}
export interface LeafPath {
  readonly leaf: number
  readonly value: number
  /** One a feature, in the order of first meeting. */
  readonly conditions: readonly Condition[]
}

/** The share of a node's rows that go to this child; where no row came by, none goes anywhere. */
export function shareOf({ cover }: TreeEnsemble, node: number, child: number): number {
  const whole = cover[node] ?? 0
  return whole > 0 ? (cover[child] ?? 0) / whole : 0
}

/** The conditions with one more answer. */
export function extended(
  conditions: readonly Condition[],
  feature: number,
  answer: Answer,
  share: number,
): readonly Condition[] {
  const place = conditions.findIndex((one) => one.feature === feature)
  const before = conditions[place]
  if (!before) return [...conditions, { feature, answers: [answer], share }]
  return conditions.with(place, {
    feature,
    answers: [...before.answers, answer],
    share: before.share * share,
  })
}

/** The ways to all leaves of a tree. `inverted` as in the columns. */
export function pathsOf(trees: TreeEnsemble, root: number, inverted: Uint8Array): LeafPath[] {
  const paths: LeafPath[] = []
  const waiting: { node: number; conditions: readonly Condition[] }[] = [{ node: root, conditions: [] }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, conditions } = next
    const left = trees.left[node] ?? -1
    if (left < 0) {
      paths.push({ leaf: node, value: trees.value[node] ?? 0, conditions })
      continue
    }
    for (const side of childrenOf(trees, node, inverted))
      waiting.push({
        node: side.child,
        conditions: extended(conditions, trees.feature[node] ?? 0, side.answer, side.share),
      })
  }
  return paths
}

interface Side {
  readonly child: number
  readonly answer: Answer
  readonly share: number
}
/** Right and left, with the answer that leads there. */
export function childrenOf(trees: TreeEnsemble, node: number, inverted: Uint8Array): readonly Side[] {
  const left = trees.left[node] ?? -1
  const right = trees.right[node] ?? -1
  const yesIsLeft = inverted[node] !== 1
  return [
    { child: right, answer: { node, wanted: yesIsLeft ? 0 : 1 }, share: shareOf(trees, node, right) },
    { child: left, answer: { node, wanted: yesIsLeft ? 1 : 0 }, share: shareOf(trees, node, left) },
  ]
}
