import type { Cell } from '../../contract.ts'
import type { ExportTable } from './pages.ts'

/** A mark that tells spreadsheets, Excel above all, that the text is UTF-8. */
const mark = '\ufeff'
/** Text that a spreadsheet would take for a formula gets an apostrophe; an import takes it away again. */
export const guarded = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (cell instanceof Date) return cell.toISOString()
  return typeof cell === 'string' ? guarded(cell) : String(cell)
}

/** A table as CSV (RFC 4180, UTF-8), a page at a time. */
export async function* csvBytes(table: Pick<ExportTable, 'titles' | 'pages'>): AsyncGenerator<Uint8Array> {
  const { stringify } = await import('csv-stringify/sync')
  const encoder = new TextEncoder()
  const lines = (rows: readonly (readonly string[])[]) =>
    encoder.encode(
      stringify(
        rows.map((row) => [...row]),
        { record_delimiter: 'windows' },
      ),
    )
  yield encoder.encode(mark)
  yield lines([table.titles.map(guarded)])
  for await (const page of table.pages) if (page.length > 0) yield lines(page.map((row) => row.map(textOf)))
}
