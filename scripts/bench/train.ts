import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { trainFile } from '#models'
import { givenFolds } from '../../models/data/folds.ts'
import { loadTable } from '../../models/data/load.ts'
import { readCsv } from '../../models/data/read-csv.ts'
import { boost } from '../../models/training/boosting/boost.ts'
import { figure, type Figure } from './figures.ts'
import { sharedData, trainingSets, type TrainingSet } from './training-sets.ts'

const references = z.object({
  results: z.array(
    z.object({
      dataset: z.string(),
      variant: z.string(),
      model: z.string(),
      auc: z.number(),
      logloss: z.number(),
      ece_q10: z.number(),
      fit_wall_s: z.number(),
      rss_peak_mb: z.number(),
    }),
  ),
})
type Reference = z.infer<typeof references>['results'][number]

/**
 * Public sets with given folds, out of fold, beside the best of the published references (scikit-learn, LightGBM,
 * XGBoost; measured elsewhere, so their seconds and memory are for the eye). A fit of ours includes the inner
 * cross-validation that chooses and calibrates; theirs is one model. Sets of noise must be refused.
 */
export async function bench(): Promise<Figure[]> {
  const { results } = references.parse(
    JSON.parse(await readFile(join(sharedData, 'reference-results.json'), 'utf8')),
  )
  const figures: Figure[] = []
  for (const set of trainingSets) {
    const [dataset, variant] = set.reference
    const peers = results.filter((one) => one.dataset === dataset && one.variant === variant)
    figures.push(...(await figuresOf(set, peers)))
  }
  return figures
}

async function figuresOf(set: TrainingSet, peers: readonly Reference[]): Promise<Figure[]> {
  const { name, target, drop, missing, folds } = set
  const csv = typeof set.csv === 'string' ? set.csv : await set.csv()
  const { report, fold_seconds } = await trainFile({ csv, target, drop, missing, folds })
  const beside = (of: (one: Reference) => number, better: 'most' | 'least') => {
    const sorted = peers.toSorted((a, b) => (better === 'most' ? of(b) - of(a) : of(a) - of(b)))
    const [best] = sorted
    return best && { name: best.model, value: of(best) }
  }
  const like = peers.find((one) => one.model === 'lightgbm-small')
  const small = like && { name: like.model, value: like.fit_wall_s }
  const fit = fold_seconds.reduce((sum, seconds) => sum + seconds, 0) / Math.max(1, fold_seconds.length)
  return [
    figure(
      `${name}: AUC`,
      report.metrics.auc ?? 0,
      '',
      beside((one) => one.auc, 'most'),
    ),
    figure(
      `${name}: log loss`,
      report.metrics.log_loss,
      'nats',
      beside((one) => one.logloss, 'least'),
    ),
    figure(
      `${name}: ECE15`,
      report.metrics.ece,
      '',
      beside((one) => one.ece_q10, 'least'),
    ),
    figure(`${name}: refused as noise`, report.refused === 'no_better_than_base_rate' ? 1 : 0, ''),
    figure(`${name}: boosting alone, 4/5 of the rows`, await boostingSeconds(set), 's', small),
    figure(`${name}: one fit, chosen and calibrated`, fit, 's'),
    figure(`${name}: whole report`, report.seconds, 's'),
    figure(
      `${name}: peak memory of the process`,
      report.peak_memory_mb,
      'MB',
      beside((one) => one.rss_peak_mb, 'least'),
    ),
  ]
}

/** Seconds of 200 trees of 15 leaves on one thread, warm; the least of three, as the references were taken. */
async function boostingSeconds({ csv, target, drop, missing, folds }: TrainingSet): Promise<number> {
  const table = await readCsv(typeof csv === 'string' ? csv : await csv(), missing)
  const rows = Int32Array.from(givenFolds(await readCsv(folds), table.rows).keys()).sort()
  const { dataset } = loadTable(table, { target, drop, rows })
  const train = Int32Array.from({ length: dataset.rows }, (_, row) => row).filter((row) => row % 5 !== 0)
  const times = [1, 2, 3].map((seed) => {
    const from = performance.now()
    boost(dataset.columns, dataset.target, train, { seed })
    return (performance.now() - from) / 1000
  })
  return Math.min(...times)
}
