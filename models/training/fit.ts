import type { Learner } from '#crm-core/contract'
import { stratifiedFolds } from '../data/folds.ts'
import type { Column } from '../data/dataset.ts'
import { logLoss } from '../metrics/losses.ts'
import type { TreeEnsemble } from '../trees/ensemble.ts'
import { boost } from './boosting/boost.ts'
import type { BoostingOptions } from './boosting/options.ts'
import { platt, type Platt } from './calibration/platt.ts'
import { joined, scaled } from './ensemble-builder.ts'
import { scorecard, type ScorecardOptions } from './logistic/scorecard.ts'
import { marginsOfRows, probabilitiesOf } from './predict.ts'
import { seedOf } from './random.ts'

export interface FitOptions {
  readonly seed: number
  readonly boosting?: Partial<BoostingOptions>
}
/** What was chosen among: how smooth the scorecard is, after how many rounds boosting ends, and their mixture. */
interface Choice {
  readonly smoothing: number
  readonly rounds: number
  /** Share of the boosted trees in the margin. */
  readonly weight: number
}
export interface Fitted extends Choice {
  /** One ensemble, calibrated. */
  readonly trees: TreeEnsemble
  readonly learner: Learner
  readonly calibration: Platt
  /** Log loss of the choice on rows that the inner models had not seen, before calibration. */
  readonly inner_log_loss: number
}

const innerFolds = 3
const smoothings = [10, 50] as const
const checkpoints = [50, 100, 150, 200, 250] as const

/** With few rows of the rarer outcome, boosting learns noise: the tiers of docs/decisions/0010. */
function tierOf(rarer: number): { readonly ridge: number; readonly weights: readonly number[] } {
  if (rarer < 50) return { ridge: 10, weights: [0] }
  if (rarer <= 300) return { ridge: 3, weights: [0, 0.25, 0.5] }
  return { ridge: 1, weights: [0, 0.25, 0.5, 0.75, 1] }
}

/**
 * A model of the rows: scorecard, boosted trees or a mixture of both, whichever predicts rows best that it has not
 * seen (by log loss in an inner cross-validation), with Platt scaling fitted on those same predictions.
 */
export function fitModel(
  columns: readonly Column[],
  target: Float64Array,
  rows: Int32Array,
  { seed, boosting = {} }: FitOptions,
): Fitted {
  const outcomes = Float64Array.from(rows, (row) => target[row] ?? 0)
  const positives = outcomes.reduce((sum, y) => sum + y, 0)
  const tier = tierOf(Math.min(positives, rows.length - positives))
  const unseen = unseenMargins(columns, target, rows, outcomes, tier, { seed, boosting })
  const { margins, log_loss, ...choice } = bestOf(unseen, outcomes, tier.weights)
  const calibration = platt(margins, outcomes)
  const card = { smoothing: choice.smoothing, ridge: tier.ridge }
  const grown = { ...boosting, rounds: choice.rounds, seed: seedOf(seed, innerFolds) }
  const trees = mixed(columns, target, rows, choice.weight, card, grown)
  return {
    ...choice,
    trees: scaled(trees, calibration.slope, calibration.shift),
    learner: choice.weight === 0 ? 'logistic' : choice.weight === 1 ? 'boosted_trees' : 'blend',
    calibration,
    inner_log_loss: log_loss,
  }
}

function mixed(
  columns: readonly Column[],
  target: Float64Array,
  rows: Int32Array,
  weight: number,
  card: Partial<ScorecardOptions>,
  grown: Partial<BoostingOptions>,
): TreeEnsemble {
  if (weight === 0) return scorecard(columns, target, rows, card)
  const { trees } = boost(columns, target, rows, grown)
  if (weight === 1) return trees
  return joined(scaled(scorecard(columns, target, rows, card), 1 - weight), scaled(trees, weight))
}

/** Margins of rows by models that have not seen them: of each scorecard and of boosting after each checkpoint. */
interface Unseen {
  readonly cards: ReadonlyMap<number, Float64Array>
  readonly boosted: ReadonlyMap<number, Float64Array>
}

function unseenMargins(
  columns: readonly Column[],
  target: Float64Array,
  rows: Int32Array,
  outcomes: Float64Array,
  { ridge, weights }: ReturnType<typeof tierOf>,
  { seed, boosting = {} }: FitOptions,
): Unseen {
  const folds = stratifiedFolds(outcomes, innerFolds, seed)
  const cards = new Map(smoothings.map((smoothing) => [smoothing, new Float64Array(rows.length)] as const))
  const boosts = weights.length > 1
  const boosted = new Map(boosts ? checkpoints.map((at) => [at, new Float64Array(rows.length)] as const) : [])
  for (let fold = 0; fold < innerFolds; fold++) {
    const train = rows.filter((_, at) => folds[at] !== fold)
    const held = rows.filter((_, at) => folds[at] === fold)
    const put = (into: Float64Array | undefined, margins: Float64Array | undefined) => {
      let next = 0
      for (let at = 0; at < rows.length; at++)
        if (folds[at] === fold && into) into[at] = margins?.[next++] ?? 0
    }
    for (const [smoothing, into] of cards)
      put(into, marginsOfRows(scorecard(columns, target, train, { smoothing, ridge }), columns, held))
    if (!boosts) continue
    const grown = { ...boosting, rounds: Math.max(...checkpoints), seed: seedOf(seed, fold) }
    const { margins } = boost(columns, target, train, grown, { rows: held, checkpoints })
    for (const [at, into] of boosted) put(into, margins.get(at))
  }
  return { cards, boosted }
}

/** The mixture with the least log loss; of equals the simpler one, which comes first. */
function bestOf({ cards, boosted }: Unseen, outcomes: Float64Array, weights: readonly number[]) {
  let best: (Choice & { margins: Float64Array; log_loss: number }) | null = null
  for (const weight of weights)
    for (const [smoothing, card] of weight === 1 ? [...cards].slice(0, 1) : cards)
      for (const [rounds, trees] of weight === 0 ? [[0, card] as const] : boosted) {
        const margins = card.map((margin, at) => (1 - weight) * margin + weight * (trees[at] ?? 0))
        const log_loss = logLoss(outcomes, probabilitiesOf(margins))
        if (log_loss < (best?.log_loss ?? Infinity)) best = { weight, smoothing, rounds, margins, log_loss }
      }
  if (!best) throw new RangeError('no mixture has a loss')
  return best
}
