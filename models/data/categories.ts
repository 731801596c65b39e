import { mostBins } from '../limits.ts'
import { sharedNumbers, type Column } from './dataset.ts'
import type { TextColumn } from './table.ts'

/** Levels a category may have, the one for all others included; missing takes a bin as well. */
const mostLevels = mostBins - 1
export const otherLevel = '(other)'

/**
 * Codes in the order of the words, whatever order rows come in. Beyond 254 levels the rarest share one code.
 * `rows` are the rows of the column that become rows of the data, in their order.
 */
export function categoryColumn({ name, texts, codes }: TextColumn, rows: Int32Array): Column {
  const counts = new Int32Array(texts.length)
  for (const row of rows) {
    const code = codes[row] ?? -1
    if (code >= 0) counts[code] = (counts[code] ?? 0) + 1
  }
  const present = texts
    .map((text, code) => ({ text, code, count: counts[code] ?? 0 }))
    .filter(({ count }) => count > 0)
  const grouped = present.length > mostLevels
  const own = grouped
    ? present.sort((a, b) => b.count - a.count || order(a.text, b.text)).slice(0, mostLevels - 1)
    : present
  own.sort((a, b) => order(a.text, b.text))
  const other = grouped ? own.length : undefined
  const recoded = new Float64Array(texts.length).fill(other ?? Number.NaN)
  for (const [at, { code }] of own.entries()) recoded[code] = at
  const values = sharedNumbers(rows.length)
  for (let at = 0; at < rows.length; at++) values[at] = recoded[codes[rows[at] ?? 0] ?? -1] ?? Number.NaN
  const categories = own.map(({ text }) => text)
  return grouped
    ? { name, kind: 'category', values, categories: [...categories, otherLevel], other }
    : { name, kind: 'category', values, categories }
}

/** By code units: the same on every machine and in every language. */
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
