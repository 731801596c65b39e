import { StringTable } from './string-table.ts'
import { unreadableXlsx, type Archive } from './archive.ts'
import { xmlParser } from './xml.ts'

export interface Workbook {
  /** Path of the first sheet that is shown. */
  readonly sheet: string
  /** Days are counted from 1904, as old Macs do. */
  readonly from_1904: boolean
  readonly strings: StringTable
  /** Whether a number in a cell of this style is a time. */
  readonly isTime: (style: number) => boolean
}

/** Shared strings are held while the sheet is read; more text than this belongs into a CSV. */
const most_string_characters = 256 * 2 ** 20

export async function readWorkbook(archive: Archive): Promise<Workbook> {
  if (!archive.has('xl/workbook.xml')) throw unreadableXlsx('this is no XLSX spreadsheet')
  const { id, from_1904 } = firstSheet(await archive.text('xl/workbook.xml'))
  const targets = relations(await archive.text('xl/_rels/workbook.xml.rels'))
  const target = targets.get(id) ?? 'worksheets/sheet1.xml'
  return {
    sheet: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
    from_1904,
    strings: await sharedStrings(archive),
    isTime: timeStyles(archive.has('xl/styles.xml') ? await archive.text('xl/styles.xml') : ''),
  }
}

function firstSheet(xml: string): { id: string; from_1904: boolean } {
  const shown: string[] = []
  let from_1904 = false
  parse(xml, (name, attributes) => {
    if (name === 'workbookPr') from_1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
    if (name === 'sheet' && (attributes['state'] ?? 'visible') === 'visible')
      shown.push(attributes['r:id'] ?? '')
  })
  const [id] = shown
  if (id === undefined) throw unreadableXlsx('the spreadsheet has no sheet')
  return { id, from_1904 }
}

function relations(xml: string): Map<string, string> {
  const targets = new Map<string, string>()
  parse(xml, (name, { Id, Target }) => {
    if (name === 'Relationship' && Id && Target) targets.set(Id, Target)
  })
  return targets
}

async function sharedStrings(archive: Archive): Promise<StringTable> {
  const strings = new StringTable()
  if (!archive.has('xl/sharedStrings.xml')) return strings
  let current = ''
  let reading = false
  let phonetic = false
  let characters = 0
  const parser = xmlParser({
    open(name) {
      if (name === 'si') current = ''
      if (name === 'rPh') phonetic = true
      if (name === 't') reading = !phonetic
    },
    text(text) {
      if (reading) current += text
    },
    close(name) {
      if (name === 't') reading = false
      if (name === 'rPh') phonetic = false
      if (name !== 'si') return
      characters += current.length
      if (characters > most_string_characters)
        throw unreadableXlsx('it holds too much text for a spreadsheet')
      strings.add(current)
    },
  })
  for await (const text of archive.stream('xl/sharedStrings.xml')) parser.write(text)
  parser.end()
  return strings
}

/** Formats that Excel itself numbers: 14 to 22 and 45 to 47 are times, as are those of East Asia. */
const isBuiltInTime = (format: number) =>
  (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 58)
/** A format is of a time when it has a letter for one, outside quotes and brackets. */
const saysTime = (code: string) => /[ymdhs年月日时]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))

function timeStyles(xml: string): (style: number) => boolean {
  const custom = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCells = false
  parse(
    xml,
    (name, { numFmtId, formatCode }) => {
      if (name === 'numFmt') custom.set(Number(numFmtId), saysTime(formatCode ?? ''))
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells)
        styles.push(custom.get(Number(numFmtId)) ?? isBuiltInTime(Number(numFmtId)))
    },
    (name) => {
      if (name === 'cellXfs') inCells = false
    },
  )
  return (style) => styles[style] ?? false
}

function parse(
  xml: string,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
  close: (name: string) => void = () => undefined,
): void {
  xmlParser({ open, close, text: () => undefined }).end(xml)
}
