import { csvFormat, csvRows } from './csv.ts'
import type { TableFormat, TableRow } from './table.ts'

/** What kind of table a file is, by its first bytes: a spreadsheet is a zip file, all else is text. */
export async function formatOf(file: Blob): Promise<TableFormat> {
  const [p, k] = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  return p === 0x50 && k === 0x4b ? { kind: 'xlsx' } : csvFormat(file)
}

/** All rows of a file, its header too, as they are read. */
export async function* readRows(file: Blob, format: TableFormat): AsyncGenerator<TableRow> {
  if (format.kind === 'csv') yield* csvRows(file, format)
  else yield* (await import('../xlsx/rows.ts')).xlsxRows(file)
}
