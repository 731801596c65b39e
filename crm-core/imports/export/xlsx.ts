import { configure, ZipWriter } from '@zip.js/zip.js'
import type { Cell } from '../../contract.ts'
import type { ExportColumn, ExportTable } from './pages.ts'

configure({ useWebWorkers: false })

/** Rows that a sheet can hold, its titles among them; what is more goes onto the next. */
const most_rows = 1_048_576
/** Characters that a cell can hold. */
const most_characters = 32_767

/** A table as a spreadsheet, packed while it is read; as many sheets as it needs. */
export async function* xlsxBytes(table: ExportTable): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const written = write(new ZipWriter(writable), table)
  // Heard by the reader below; when it stops reading early nobody is left to hear.
  written.catch(() => undefined)
  for await (const bytes of readable) yield bytes
  await written
}

async function write(zip: ZipWriter<unknown>, table: ExportTable): Promise<void> {
  const rows = flat(table)
  let next = await rows.next()
  let sheets = 0
  do {
    sheets += 1
    const sheet = sheetXml(table, async () => {
      const { value, done } = next
      if (done) return null
      next = await rows.next()
      return value
    })
    await zip.add(`xl/worksheets/sheet${sheets}.xml`, streamOf(sheet))
  } while (!next.done)
  for (const [name, xml] of Object.entries(parts(table.name, sheets)))
    await zip.add(name, streamOf(whole(xml)))
  await zip.close()
}

async function* flat({ pages }: ExportTable): AsyncGenerator<readonly Cell[], undefined> {
  for await (const page of pages) yield* page
  return undefined
}

/** Text as a stream of bytes that is made when it is asked for. */
function streamOf(text: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const parts = text[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
  })
}
async function* whole(text: string): AsyncGenerator<string> {
  yield text
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

async function* sheetXml(
  table: ExportTable,
  take: () => Promise<readonly Cell[] | null>,
): AsyncGenerator<string> {
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
  let buffer = rowXml(table.titles, [])
  for (let row = 2; row <= most_rows; row += 1) {
    const cells = await take()
    if (!cells) break
    buffer += rowXml(cells, table.columns)
    if (buffer.length < 65_536) continue
    yield buffer
    buffer = ''
  }
  yield `${buffer}</sheetData></worksheet>`
}

const rowXml = (cells: readonly Cell[], columns: readonly ExportColumn[]): string =>
  `<row>${cells.map((cell, i) => cellXml(cell, columns[i]?.field.ui)).join('')}</row>`

/** Numbers, flags and days are what they are to a spreadsheet; all else is text and never a formula. */
function cellXml(cell: Cell, ui: string | undefined): string {
  if (cell === null || cell === '') return '<c/>'
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c t="b"><v>${cell ? 1 : 0}</v></c>`
  const text = cell instanceof Date ? cell.toISOString() : cell
  if (ui === 'date' && /^\d{4}-\d\d-\d\d$/.test(text) && text > '1900-03-01')
    return `<c s="1"><v>${Date.parse(text) / 86_400_000 + 25_569}</v></c>`
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, most_characters))}</t></is></c>`
}
const escaped = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- XML cannot hold these at all
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

function parts(name: string, sheets: number): Record<string, string> {
  const each = (line: (n: number) => string) => Array.from({ length: sheets }, (_, i) => line(i + 1)).join('')
  const title = name.replace(/[[\]*?/\\:'"<>&]/g, ' ').slice(0, 25)
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packaged = 'http://schemas.openxmlformats.org/package/2006'
  return {
    '[Content_Types].xml': `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${relation}"><sheets>${each((n) => `<sheet name="${title}${n > 1 ? ` ${n}` : ''}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packaged}/relationships">${each((n) => `<Relationship Id="rId${n}" Type="${relation}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${sheets + 1}" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${declaration}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  }
}
