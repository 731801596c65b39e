import type { SplitMode } from '../trees/ensemble.ts'

/** A tree ensemble as a file tells it: nodes by an id of their own, wherever and in whatever order they lie. */
export interface NodeTable {
  readonly roots: readonly number[]
  node(id: number): TableNode
  /** How many nodes there are at most; more steps than that mean that they go round in a circle. */
  readonly size: number
  readonly base: number
  readonly link: 'none' | 'logistic'
  readonly features: number
}
export type TableNode = TableLeaf | TableBranch
export interface TableLeaf {
  readonly kind: 'leaf'
  readonly value: number
  /** NaN when the file does not tell it. */
  readonly cover: number
}
export interface TableBranch {
  readonly kind: 'branch'
  readonly feature: number
  readonly mode: SplitMode
  readonly threshold: number
  readonly members: readonly number[]
  readonly missing_left: boolean
  readonly cover: number
  readonly left: number
  readonly right: number
}
