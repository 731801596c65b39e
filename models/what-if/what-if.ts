import { HotcrmError, type FeatureRow, type FeatureValue } from '#crm-core/contract'
import type { TreeEnsemble } from '../trees/ensemble.ts'
import { candidatesOf, type Candidate, type Changeable } from './candidates.ts'
import { cheapestFirst } from './cheapest-first.ts'

export interface WhatIfInput {
  /** The model: a row to its probability, always the same for the same row. */
  readonly predict: (row: FeatureRow) => number
  readonly row: FeatureRow
  /** Names of the row's values, in their order. */
  readonly features: readonly string[]
  readonly changeable: readonly Changeable[]
  /** The probability wanted, and whether it should be that high at least or that low at most. */
  readonly target: number
  readonly goal: 'at_least' | 'at_most'
  /** Options that are looked for, each of other inputs; 3 where left out. */
  readonly options?: number
  /** Rows that are tried at most; 20,000 where left out. */
  readonly tries?: number
}
export interface WhatIfOption {
  readonly changes: readonly {
    readonly feature: string
    readonly from: FeatureValue
    readonly to: FeatureValue
  }[]
  readonly probability: number
  readonly cost: number
}
export interface WhatIf {
  readonly probability: number
  /** Whether it is so already; then there is nothing to change. */
  readonly reached: boolean
  /** Changes of one or two inputs that reach the target, cheapest first; empty when nothing tried does. */
  readonly options: readonly WhatIfOption[]
  /** What comes nearest to the target where nothing reaches it; null when no change helps at all. */
  readonly nearest: WhatIfOption | null
  /** False when there were more changes than tries: something dearer might do it. */
  readonly complete: boolean
  readonly tries: number
}

/**
 * The smallest changes that would move a score to where it is wanted. Changes are tried in the order of their cost, so the first that
 * reaches the target is the cheapest there is; over tree models this is exact, since between splits nothing
 * changes. What would move the score is not what would move the customer: it says how the model reads the record.
 */
export function whatIf(input: WhatIfInput): WhatIf {
  check(input)
  const { predict, row, target, goal, options: wanted = 3, tries: most = 20_000 } = input
  const gain = (probability: number): number =>
    goal === 'at_least' ? probability - target : target - probability
  const probability = predict(row)
  const done = { probability, nearest: null, options: [] }
  if (gain(probability) >= 0) return { ...done, reached: true, complete: true, tries: 1 }
  const options: WhatIfOption[] = []
  const found: ReadonlySet<number>[] = []
  let nearest: WhatIfOption | null = null
  let tries = 1
  let seen = 0
  for (const { candidates, cost } of cheapestFirst(listsOf(input))) {
    // also passing over takes time
    if (++seen > 20 * most) return { ...done, reached: false, options, nearest, complete: false, tries }
    const inputs = new Set(candidates.map(({ at }) => at))
    // more inputs than an option that is there already, for more cost
    if (found.some((others) => others.isSubsetOf(inputs))) continue
    if (tries >= most || options.length >= wanted)
      return { ...done, reached: false, options, nearest, complete: options.length >= wanted, tries }
    tries++
    const option = optionOf(row, candidates, cost, predict)
    if (gain(option.probability) >= 0) {
      options.push(option)
      found.push(inputs)
      nearest = null
    } else if (options.length === 0 && gain(option.probability) > gain(nearest?.probability ?? probability))
      nearest = option
  }
  return { ...done, reached: false, options, nearest, complete: true, tries }
}

function listsOf({ row, features, changeable }: WhatIfInput): Candidate[][] {
  return changeable.map((change) => candidatesOf(change, row, features.indexOf(change.feature)))
}

/** `invalid` for what no search could make sense of. */
function check({ features, changeable, target, tries = 1, options = 1 }: WhatIfInput): void {
  const wrong = changeable.find(
    (change) =>
      !features.includes(change.feature) ||
      (change.kind === 'number' && !(change.scale > 0 && (change.step ?? 1) > 0)),
  )
  if (wrong) throw new HotcrmError('invalid', { summary: `what may change of ${wrong.feature}` })
  if (!(target >= 0 && target <= 1)) throw new HotcrmError('invalid', { summary: `target ${target}` })
  if (!(tries >= 1 && options >= 1)) throw new HotcrmError('invalid', { summary: 'tries, options' })
}

function optionOf(
  row: FeatureRow,
  candidates: readonly Candidate[],
  cost: number,
  predict: WhatIfInput['predict'],
): WhatIfOption {
  const changed = [...row]
  for (const { at, to } of candidates) changed[at] = to
  const changes = candidates.map(({ at, feature, to }) => ({ feature, from: row[at] ?? null, to }))
  return { changes, probability: predict(changed), cost }
}

const ordered: ReadonlySet<string> = new Set(['leq', 'lt', 'gte', 'gt'])

/** Where an ensemble splits each of its inputs, sorted; splits by category are none. */
export function splitThresholds(trees: TreeEnsemble): number[][] {
  const found = Array.from({ length: trees.features }, () => new Set<number>())
  for (const [node, left] of trees.left.entries()) {
    const threshold = trees.threshold[node]
    if (left >= 0 && threshold !== undefined && ordered.has(trees.mode[node] ?? ''))
      found[trees.feature[node] ?? -1]?.add(threshold)
  }
  return found.map((thresholds) => [...thresholds].toSorted((a, b) => a - b))
}
