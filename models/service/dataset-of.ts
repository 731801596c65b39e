import type { Feature, FeatureRow } from '#crm-core/contract'
import { categoryColumn } from '../data/categories.ts'
import { indices, sharedNumbers, type Column, type Dataset } from '../data/dataset.ts'
import type { Example } from '../definition.ts'

/** Rows of training: what was known of an example at its moment, in the order of the features. */
export interface TrainingRow {
  readonly example: Example
  readonly values: FeatureRow
}

/** The columns that training reads, of rows that were made for the features of a definition. */
export function datasetOf(features: readonly Feature[], rows: readonly TrainingRow[]): Dataset {
  const target = sharedNumbers(rows.length)
  const moments = sharedNumbers(rows.length)
  for (const [at, { example }] of rows.entries()) {
    target[at] = example.outcome
    moments[at] = example.at.getTime()
  }
  return {
    rows: rows.length,
    columns: features.map((feature, at) => columnOf(feature, at, rows)),
    target,
    moments,
  }
}

function columnOf({ name, kind, monotone }: Feature, at: number, rows: readonly TrainingRow[]): Column {
  const column = kind === 'number' ? numbers(name, at, rows) : categories(name, at, rows)
  return monotone === undefined ? column : { ...column, monotone }
}

function numbers(name: string, at: number, rows: readonly TrainingRow[]): Column {
  const values = sharedNumbers(rows.length)
  for (const [row, { values: known }] of rows.entries()) {
    const value = known[at]
    values[row] = typeof value === 'number' && Number.isFinite(value) ? Math.fround(value) : Number.NaN
  }
  return { name, kind: 'number', values, categories: [] }
}

function categories(name: string, at: number, rows: readonly TrainingRow[]): Column {
  const texts: string[] = []
  const places = new Map<string, number>()
  const codes = Int32Array.from(rows, ({ values }) => {
    const value = values[at]
    if (value === null || value === undefined || value === '') return -1
    const text = String(value)
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, texts.length)
    return texts.push(text) - 1
  })
  return categoryColumn({ name, texts, codes }, indices(rows.length))
}
