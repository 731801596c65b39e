import { Readable } from 'node:stream'
import { HotcrmError } from '../../contract.ts'
import { delimiterOf } from './delimiter.ts'
import { encodingOf, textOf } from './encoding.ts'
import type { TableFormat, TableRow } from './table.ts'

type CsvFormat = Extract<TableFormat, { kind: 'csv' }>
/** An unclosed quote would make the rest of the file one record, held in memory. */
const longest_record = 8 * 2 ** 20
const sample_length = 64 * 1024

export async function csvFormat(file: Blob): Promise<CsvFormat> {
  const encoding = await encodingOf(file)
  let sample = ''
  for await (const text of textOf(file, encoding)) {
    sample += text
    if (sample.length >= sample_length) break
  }
  return { kind: 'csv', encoding, delimiter: delimiterOf(sample.slice(0, sample_length)) }
}

/** The rows of a CSV file, a few at a time in memory. The parser is loaded when a file is there. */
export async function* csvRows(file: Blob, { encoding, delimiter }: CsvFormat): AsyncGenerator<TableRow> {
  const { parse } = await import('csv-parse')
  const parser = Readable.from(textOf(file, encoding), { objectMode: false }).pipe(
    parse({ delimiter, relax_column_count: true, relax_quotes: true, max_record_size: longest_record }),
  )
  let row = 0
  try {
    // An empty line is a record too, so that rows are counted as a spreadsheet counts them.
    for await (const cells of parser as AsyncIterable<string[]>) yield { row: (row += 1), cells }
  } catch (error) {
    throw unreadable(error, row + 1)
  }
}

function unreadable(error: unknown, row: number): unknown {
  if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('CSV_')) return error
  const reason = `row ${row}: ${String(error.code).slice(4).toLowerCase().replaceAll('_', ' ')}`
  return new HotcrmError('unreadable_file', { reason }, { cause: error })
}
