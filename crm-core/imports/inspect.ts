import { HotcrmError, type Cell } from '../contract.ts'
import { headersOf } from './plan/guess.ts'
import { formatOf, readRows } from './read/read.ts'
import { isBlank, type TableFormat, type TableRow } from './read/table.ts'

export interface Inspected {
  readonly format: TableFormat
  readonly headers: readonly string[]
  /** Values of each column, from the first rows in which it has one. */
  readonly samples: readonly (readonly string[])[]
  readonly rows: number
}
const enough = 50

/** Reads a file from end to end: what cannot be read is told before anything is imported. */
export async function inspect(file: Blob): Promise<Inspected> {
  const format = await formatOf(file)
  let headers: string[] | undefined
  let samples: string[][] = []
  let rows = 0
  for await (const { cells } of readRows(file, format)) {
    if (isBlank(cells)) continue
    if (!headers) {
      headers = headersOf(cells)
      samples = headers.map(() => [])
      continue
    }
    rows += 1
    if (rows <= enough * 4) for (const [i, some] of samples.entries()) collect(some, cells[i])
  }
  if (!headers) throw new HotcrmError('unreadable_file', { reason: 'it is empty' })
  return { format, headers, samples, rows }
}

function collect(samples: string[], cell: Cell | undefined): void {
  if (samples.length >= enough || cell === null || cell === undefined) return
  const text = (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)).trim()
  if (text !== '') samples.push(text.slice(0, 120))
}

/** Data rows of a file from a row on, blank ones left out. */
export async function* dataRows(file: Blob, format: TableFormat, after = 0): AsyncGenerator<TableRow> {
  let header = true
  let position = 0
  for await (const row of readRows(file, format)) {
    if (isBlank(row.cells)) continue
    if (header) {
      header = false
      continue
    }
    position += 1
    if (position > after) yield row
  }
}
