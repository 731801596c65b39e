import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { HotcrmError } from '#crm-core/contract'
import { TableBuilder, type Table } from './table.ts'

/**
 * Reads a CSV file (RFC 4180, UTF-8) row by row. `missing` are texts that stand for nothing, besides the usual
 * ones. Throws `training_file_unreadable` where a row has more or fewer cells than the first, or quotes do not
 * close.
 */
export async function readCsv(file: string | Readable, missing: readonly string[] = []): Promise<Table> {
  const input = typeof file === 'string' ? createReadStream(file) : file
  const parser = parse({ bom: true, skip_empty_lines: true })
  input.on('error', (error: Error) => parser.destroy(error))
  let builder: TableBuilder | undefined
  try {
    for await (const cells of input.pipe(parser) as AsyncIterable<string[]>)
      if (builder) builder.add(cells)
      else builder = new TableBuilder(namesOf(cells), missing)
  } catch (error) {
    if (error instanceof CsvError || isMissing(error))
      throw new HotcrmError('training_file_unreadable', { reason: error.message })
    throw error
  }
  if (!builder || builder.rows === 0) throw new HotcrmError('training_rows_too_few', { rows: 0, least: 1 })
  return builder.done()
}

const isMissing = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** A name that stands twice, or not at all, gets its position. */
function namesOf(header: readonly string[]): string[] {
  const seen = new Set<string>()
  return header.map((cell, at) => {
    const plain = cell.trim()
    const name = plain === '' || seen.has(plain) ? `${plain || 'column'}_${at + 1}` : plain
    seen.add(name)
    return name
  })
}
