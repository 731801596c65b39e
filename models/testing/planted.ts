import { sharedNumbers, type Column, type Dataset } from '../data/dataset.ts'
import { seeded } from '../training/random.ts'

/** A column of numbers. */
export function numbers(name: string, values: readonly number[], more: Partial<Column> = {}): Column {
  const kept = sharedNumbers(values.length)
  kept.set(values.map(Math.fround))
  return { name, kind: 'number', values: kept, categories: [], ...more }
}

/** A column of categories, coded in the order of the words. */
export function categories(name: string, values: readonly (string | null)[]): Column {
  const words = [...new Set(values.filter((value) => value !== null))].sort()
  const codes = values.map((value) => (value === null ? Number.NaN : words.indexOf(value)))
  return { ...numbers(name, codes), kind: 'category', categories: words }
}

export const outcomes = (values: readonly number[]): Float64Array => {
  const kept = sharedNumbers(values.length)
  kept.set(values)
  return kept
}

/** Rows whose outcome hangs on visits, industry and their interplay, with some of both missing; `signal` 0 is noise. */
export function planted(rows: number, seed = 1, signal = 1): Dataset {
  const random = seeded(seed)
  const industries = ['bank', 'farm', 'shop', 'school']
  const visits: number[] = []
  const industry: (string | null)[] = []
  const luck: number[] = []
  const target: number[] = []
  for (let row = 0; row < rows; row++) {
    const seen = Math.floor(random() * 20)
    const kind = Math.floor(random() * 4)
    const margin = signal * (seen / 5 - 2.5 + (kind === 0 ? 1.5 : 0) + (kind === 2 && seen > 10 ? -2 : 0))
    visits.push(random() < 0.1 ? Number.NaN : seen)
    industry.push(random() < 0.1 ? null : (industries[kind] ?? null))
    luck.push(random())
    target.push(random() < 1 / (1 + Math.exp(-margin)) ? 1 : 0)
  }
  const columns = [numbers('visits', visits), categories('industry', industry), numbers('luck', luck)]
  return { rows, columns, target: outcomes(target), moments: null }
}
