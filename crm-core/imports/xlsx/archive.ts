import { BlobReader, configure, TextWriter, ZipReader, type Entry, type FileEntry } from '@zip.js/zip.js'
import { HotcrmError } from '../../contract.ts'
import { tooLarge } from '../file-store.ts'

configure({ useWebWorkers: false })

/** What a spreadsheet may unfold to: a million wide rows do, a bomb does not. */
const most_bytes = 4 * 2 ** 30
/** XML packs well, but no sheet packs a thousand to one. */
const most_ratio = 1000
const small_enough = 64 * 2 ** 20
/** Workbook, styles and relations are read whole. */
const most_small_part = 32 * 2 ** 20

/** A zip file whose parts are read one at a time, and none for longer than what it promised. */
export interface Archive {
  has(name: string): boolean
  text(name: string): Promise<string>
  stream(name: string): AsyncGenerator<string>
  close(): Promise<void>
}

export const unreadableXlsx = (reason: string, cause?: unknown): HotcrmError =>
  new HotcrmError('unreadable_file', { reason }, { cause })

export async function openArchive(file: Blob): Promise<Archive> {
  const reader = new ZipReader(new BlobReader(file), { checkSignature: true })
  const entries = await reader.getEntries().catch((error: unknown) => {
    throw unreadableXlsx('the spreadsheet is damaged or cut off', error)
  })
  const parts = new Map(entries.filter(isFile).map((entry) => [entry.filename.replace(/^\//, ''), entry]))
  for (const entry of parts.values()) refuseBomb(entry)
  const part = (name: string): FileEntry => {
    const entry = parts.get(name)
    if (!entry) throw unreadableXlsx(`the spreadsheet lacks ${name}`)
    if (entry.encrypted) throw unreadableXlsx('the spreadsheet is protected by a password')
    return entry
  }
  return {
    has: (name) => parts.has(name),
    async text(name) {
      const entry = part(name)
      if (entry.uncompressedSize > most_small_part) throw tooLarge(most_small_part)
      return entry.getData(new TextWriter()).catch(damaged)
    },
    stream: (name) => unpacked(part(name)),
    close: () => reader.close(),
  }
}

const isFile = (entry: Entry): entry is FileEntry => !entry.directory
const damaged = (error: unknown): never => {
  throw error instanceof HotcrmError ? error : unreadableXlsx('the spreadsheet is damaged or cut off', error)
}

function refuseBomb({ compressedSize, uncompressedSize }: FileEntry): void {
  if (uncompressedSize > most_bytes) throw tooLarge(most_bytes)
  if (uncompressedSize > small_enough && uncompressedSize > compressedSize * most_ratio)
    throw unreadableXlsx('the spreadsheet unfolds to far more than it holds')
}

async function* unpacked(entry: FileEntry): AsyncGenerator<string> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const done = entry.getData(writable).catch(damaged)
  // Whoever reads hears of it; without a reader nobody would, and the process would end.
  done.catch(() => undefined)
  const decoder = new TextDecoder()
  let size = 0
  try {
    for await (const bytes of readable) {
      size += bytes.byteLength
      // What the directory promised may be a lie.
      if (size > Math.max(entry.uncompressedSize, small_enough)) throw tooLarge(entry.uncompressedSize)
      yield decoder.decode(bytes, { stream: true })
    }
  } catch (error) {
    damaged(error)
  }
  await done
}
