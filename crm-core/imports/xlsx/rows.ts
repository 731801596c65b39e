import type { Cell } from '../../contract.ts'
import type { TableRow } from '../read/table.ts'
import { openArchive, unreadableXlsx } from './archive.ts'
import { readWorkbook, type Workbook } from './workbook.ts'
import { xmlParser } from './xml.ts'

const day_ms = 86_400_000
const most_columns = 16_384

/** The rows of the first sheet, as the sheet is unpacked; a formula counts as the value it last had. */
export async function* xlsxRows(file: Blob): AsyncGenerator<TableRow> {
  const archive = await openArchive(file)
  try {
    const book = await readWorkbook(archive)
    let rows: TableRow[] = []
    const sheet = sheetParser(book, (row) => rows.push(row))
    for await (const text of archive.stream(book.sheet)) {
      sheet.parser.write(text)
      yield* rows
      rows = []
    }
    sheet.parser.end()
    yield* rows
    if (!sheet.ended()) throw unreadableXlsx('the spreadsheet is damaged or cut off')
  } finally {
    await archive.close()
  }
}

interface OpenCell {
  readonly column: number
  readonly type: string
  readonly style: number
  text: string
}

function sheetParser(book: Workbook, push: (row: TableRow) => void) {
  let row = 0
  let cells: Cell[] = []
  let cell: OpenCell | undefined
  let reading = false
  let ended = false
  const parser = xmlParser({
    open(name, attributes) {
      if (name === 'row') {
        row = Number(attributes['r'] ?? row + 1)
        cells = []
      } else if (name === 'c') {
        const column = attributes['r'] ? columnOf(attributes['r']) : cells.length
        if (column >= most_columns) throw unreadableXlsx(`row ${row} has too many columns`)
        cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), text: '' }
      } else if (name === 'v' || name === 't') reading = true
      else if (name === 'rPh') reading = false
    },
    text(text) {
      if (reading && cell) cell.text += text
    },
    close(name) {
      if (name === 'v' || name === 't') reading = false
      else if (name === 'c' && cell) {
        while (cells.length < cell.column) cells.push(null)
        cells[cell.column] = valueOf(cell, book)
        cell = undefined
      } else if (name === 'row') push({ row, cells })
      else if (name === 'worksheet') ended = true
    },
  })
  return { parser, ended: () => ended }
}

/** `AB12` is column 27, counted from nought. */
function columnOf(reference: string): number {
  let column = 0
  for (const char of reference) {
    const letter = char.charCodeAt(0) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

function valueOf({ type, style, text }: OpenCell, { strings, isTime, from_1904 }: Workbook): Cell {
  if (type === 'inlineStr' || type === 'str') return text
  if (text === '') return null
  if (type === 's') return strings.at(Number(text)) ?? null
  if (type === 'b') return text === '1'
  if (type === 'e') return text
  if (type === 'd') return new Date(text)
  const number = Number(text)
  if (!Number.isFinite(number)) return text
  return isTime(style) ? timeOf(number, from_1904) : number
}

/** Days since the end of 1899 (or 1904); Excel counts a 29 February 1900 that never was. */
function timeOf(serial: number, from_1904: boolean): Date {
  const start = from_1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30)
  return new Date(Math.round((start + serial * day_ms) / 1000) * 1000)
}
