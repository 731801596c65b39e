import type { Feature, FeatureRow } from '#crm-core/contract'
import { categoryColumn } from './categories.ts'
import { indices, sharedNumbers, type Column, type Dataset } from './dataset.ts'

/**
 * Training data out of rows of features: the values as they stood, what came of each (0 or 1), and the moment each
 * stands for in milliseconds where there is one.
 */
export function datasetOf(
  features: readonly Feature[],
  rows: readonly FeatureRow[],
  outcomes: readonly number[],
  moments: readonly number[] | null = null,
): Dataset {
  const target = sharedNumbers(rows.length)
  target.set(outcomes)
  const columns = features.map((feature, at) => columnOf(feature, rows, at))
  if (moments === null) return { rows: rows.length, columns, target, moments: null }
  const times = sharedNumbers(rows.length)
  times.set(moments)
  return { rows: rows.length, columns, target, moments: times }
}

function columnOf({ name, kind, monotone }: Feature, rows: readonly FeatureRow[], at: number): Column {
  if (kind === 'category') return categoriesOf(name, rows, at)
  const values = sharedNumbers(rows.length)
  for (const [row, given] of rows.entries()) {
    const value = given[at] ?? null
    const number = value === null || value === '' ? Number.NaN : Math.fround(Number(value))
    values[row] = Number.isFinite(number) ? number : Number.NaN
  }
  return { name, kind, values, categories: [], ...(monotone ? { monotone } : {}) }
}

function categoriesOf(name: string, rows: readonly FeatureRow[], at: number): Column {
  const texts = new Map<string, number>()
  const codes = Int32Array.from(rows, (given) => {
    const value = given[at] ?? null
    if (value === null || value === '') return -1
    const text = String(value)
    const code = texts.get(text) ?? texts.size
    texts.set(text, code)
    return code
  })
  return categoryColumn({ name, texts: [...texts.keys()], codes }, indices(rows.length))
}
