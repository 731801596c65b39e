import { HotcrmError } from '#crm-core/contract'
import { categoryColumn } from './categories.ts'
import { isInfinite, kindOf } from './column-kind.ts'
import { indices, sharedNumbers, type Column, type Dataset } from './dataset.ts'
import { targetOf, type TargetOptions } from './target.ts'
import type { Table, TextColumn } from './table.ts'

export interface LoadOptions extends TargetOptions {
  readonly target: string
  readonly drop?: readonly string[]
  /** Column with the moment that each row stands for. */
  readonly date?: string
  /** Only these rows of the table; all without it. */
  readonly rows?: Int32Array
}
export interface LeftOut {
  readonly column: string
  readonly reason: 'constant' | 'identifier' | 'date'
}
export interface Loaded {
  readonly dataset: Dataset
  /** The row of the table that each row of the data was. */
  readonly source: Int32Array
  readonly positive: string
  readonly negative: string
  /** Columns that cannot be features, in the order of the table. */
  readonly left_out: readonly LeftOut[]
}

/**
 * Makes columns of numbers out of a table of texts. Throws `unknown_column`, `training_value_infinite`
 * and the errors of `targetOf`.
 */
export function loadTable(table: Table, options: LoadOptions): Loaded {
  const target = named(table, options.target)
  const dates = options.date === undefined ? null : named(table, options.date)
  const dropped = new Set((options.drop ?? []).map((name) => named(table, name).name))
  const { rows, outcomes, positive, negative } = judged(table, target, options)
  const columns: Column[] = []
  const left_out: LeftOut[] = []
  for (const column of table.columns) {
    if (column === target || column === dates || dropped.has(column.name)) continue
    const kind = kindOf(within(column, rows))
    if (kind === 'number') columns.push(numberColumn(column, rows))
    else if (kind === 'category') columns.push(categoryColumn(column, rows))
    else left_out.push({ column: column.name, reason: kind })
  }
  const moments = dates && momentsOf(dates, rows)
  return {
    dataset: { rows: rows.length, columns, target: outcomes, moments },
    source: rows,
    positive,
    negative,
    left_out,
  }
}

/** The rows that have an outcome. */
function judged(table: Table, target: TextColumn, options: LoadOptions) {
  const asked = options.rows ?? indices(table.rows)
  const { outcomes, positive, negative } = targetOf(target, asked, options)
  const rows = asked.filter((_, at) => !Number.isNaN(outcomes[at]))
  const known = sharedNumbers(rows.length)
  known.set(outcomes.filter((outcome) => !Number.isNaN(outcome)))
  return { rows, outcomes: known, positive, negative }
}

/** The same column with only the texts that these rows have. */
function within({ name, texts, codes }: TextColumn, rows: Int32Array): TextColumn {
  const recoded = new Int32Array(texts.length).fill(-1)
  const used: string[] = []
  const kept = rows.map((row) => {
    const code = codes[row] ?? -1
    if (code < 0) return -1
    if (recoded[code] === -1) recoded[code] = used.push(texts[code] ?? '') - 1
    return recoded[code] ?? -1
  })
  return { name, texts: used, codes: kept }
}

function named(table: Table, name: string): TextColumn {
  const found = table.columns.find((column) => column.name === name)
  if (found) return found
  const columns = table.columns.map((column) => column.name).join(', ')
  throw new HotcrmError('unknown_column', { got: name, choices: columns })
}

function numberColumn({ name, texts, codes }: TextColumn, rows: Int32Array): Column {
  const numbers = texts.map((text) => {
    if (isInfinite(text)) throw new HotcrmError('training_value_infinite', { column: name, value: text })
    return Math.fround(Number(text))
  })
  const values = sharedNumbers(rows.length)
  for (let at = 0; at < rows.length; at++) values[at] = numbers[codes[rows[at] ?? 0] ?? -1] ?? Number.NaN
  return { name, kind: 'number', values, categories: [] }
}

/** Milliseconds; a row whose moment cannot be read has none and counts as the oldest. */
function momentsOf({ texts, codes }: TextColumn, rows: Int32Array): Float64Array {
  const times = texts.map((text) => Date.parse(text))
  const moments = sharedNumbers(rows.length)
  for (let at = 0; at < rows.length; at++) moments[at] = times[codes[rows[at] ?? 0] ?? -1] ?? Number.NaN
  return moments
}
