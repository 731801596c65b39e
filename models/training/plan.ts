import { HotcrmError } from '#crm-core/contract'
import { indices, type Dataset } from '../data/dataset.ts'
import { seeded, seedOf, shuffle } from './random.ts'
import type { FitOptions } from './fit.ts'
import type { Trial } from './trial.ts'

/** All trials of a report, each with what it is for. */
export interface Plan {
  readonly folds: readonly Trial[]
  readonly whole: Trial
  readonly newest: Trial | null
  readonly curve: readonly Trial[]
}

const none = new Int32Array()
const newestShare = 0.2
const curveFrom = 100

/** Throws `training_fold_one_outcome`. */
export function planOf(
  { rows, target, moments }: Pick<Dataset, 'rows' | 'target' | 'moments'>,
  fold_of: Int32Array,
  { fit, curve }: { readonly fit: FitOptions; readonly curve: boolean },
): Plan {
  const all = indices(rows)
  const names = [...new Set(fold_of)].sort((a, b) => a - b)
  const folds = names.map((fold, at) => {
    const trial: Trial = {
      rows: all.filter((row) => fold_of[row] !== fold),
      asked: all.filter((row) => fold_of[row] === fold),
      fit: { ...fit, seed: seedOf(fit.seed, at) },
      thorough: true,
    }
    if (!bothOutcomes(target, trial.rows) || !bothOutcomes(target, trial.asked))
      throw new HotcrmError('training_fold_one_outcome', { fold })
    return trial
  })
  return {
    folds,
    whole: { rows: all, asked: none, fit, thorough: false },
    newest: moments && newestTrial(target, moments, fit),
    curve: curve && folds[0] ? curveTrials(target, folds[0]) : [],
  }
}

function bothOutcomes(target: Float64Array, rows: Int32Array): boolean {
  const positives = rows.reduce((sum, row) => sum + (target[row] ?? 0), 0)
  return positives > 0 && positives < rows.length
}

/** Trained on the past, tried on the newest fifth: what use will be like. Null when the past has one outcome. */
function newestTrial(target: Float64Array, moments: Float64Array, fit: FitOptions): Trial | null {
  const time = (row: number) => {
    const moment = moments[row] ?? Number.NaN
    return Number.isNaN(moment) ? -Infinity : moment
  }
  const order = indices(target.length).sort((a, b) => compare(time(a), time(b)) || a - b)
  const cut = Math.round(order.length * (1 - newestShare))
  const trial = { rows: order.slice(0, cut).sort(), asked: order.slice(cut).sort(), fit, thorough: false }
  return bothOutcomes(target, trial.rows) ? trial : null
}
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0)

/** More and more rows of one fold's training rows, doubling, always tried on the same rows. */
function curveTrials(target: Float64Array, { rows, asked, fit }: Trial): Trial[] {
  const order = shuffle(rows.slice(), seeded(fit.seed))
  const trials: Trial[] = []
  for (let size = curveFrom; size < rows.length; size *= 2) {
    const some = order.slice(0, size).sort()
    if (bothOutcomes(target, some)) trials.push({ rows: some, asked, fit, thorough: false })
  }
  return trials
}
