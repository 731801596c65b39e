import type { Readable } from 'node:stream'
import { HotcrmError } from '#crm-core/contract'
import { givenFolds } from '../data/folds.ts'
import { loadTable, type LeftOut, type LoadOptions } from '../data/load.ts'
import { readCsv } from '../data/read-csv.ts'
import { trainModel, type Trained } from './train.ts'
import type { TrainOptions } from './train-options.ts'

/** What to train on: a CSV file with a column that holds the outcome. */
export interface TrainingFile extends Omit<LoadOptions, 'rows'> {
  readonly csv: string | Readable
  /** Texts that stand for nothing, besides the usual ones. */
  readonly missing?: readonly string[]
  /** CSV with the columns `row` and `fold`; rows that it does not name are not used. */
  readonly folds?: string
}
export interface TrainedFile extends Trained {
  /** The value of the target that the model gives the probability of. */
  readonly positive: string
  readonly negative: string
  readonly left_out: readonly LeftOut[]
}

/** Trains a model of the rows of a file; errors of `readCsv`, `loadTable`, `givenFolds` and `trainModel`. */
export async function trainFile(
  { csv, missing, folds, ...columns }: TrainingFile,
  options: Omit<TrainOptions, 'folds'> = {},
): Promise<TrainedFile> {
  const table = await readCsv(csv, missing)
  const given = folds === undefined ? null : givenFolds(await readCsv(folds), table.rows)
  if (given && new Set(given.values()).size < 2)
    throw new HotcrmError('training_folds_unreadable', { reason: 'fold' })
  const rows = given ? Int32Array.from(given.keys()).sort() : undefined
  const { dataset, source, left_out, positive, negative } = loadTable(table, { ...columns, rows })
  const fold_of = given ? source.map((row) => given.get(row) ?? 0) : undefined
  const trained = await trainModel(dataset, { ...options, folds: fold_of })
  const leaks = left_out.flatMap(({ column, reason }) =>
    reason === 'date' ? [] : [{ feature: column, reason, left_out: true }],
  )
  const report = { ...trained.report, leaks: [...leaks, ...trained.report.leaks] }
  return { ...trained, report, positive, negative, left_out }
}
