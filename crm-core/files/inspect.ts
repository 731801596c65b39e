import { createHash } from 'node:crypto'
import { HotcrmError } from '../contract.ts'
import type { Bytes } from './store.ts'

/** What was found out about bytes while they went by. */
export interface Inspected {
  readonly size: number
  readonly sha256: string
}
/** As much as the beginning of a file tells of its type. */
const headBytes = 4100
/** Documents that are an archive of parts: their beginning says archive, their name says what of. */
const archives = new Set(['application/zip', 'application/x-cfb'])
const inArchives =
  /^application\/(vnd\.(openxmlformats-officedocument|oasis\.opendocument|ms-)|msword|epub|zip|x-zip)/
/** What runs when it is opened is taken under no name. */
const programs = new Set(['application/x-msdownload', 'application/x-elf', 'application/x-mach-binary'])

/**
 * Lets bytes through while it counts, hashes and looks at them. Throws as soon as they are too many, or are
 * not of the type that was said.
 */
export function inspecting(bytes: Bytes, type: string, max_bytes: number) {
  const hash = createHash('sha256')
  let size = 0
  async function* through(): AsyncGenerator<Uint8Array> {
    const head: Uint8Array[] = []
    let looked = false
    for await (const part of bytes) {
      size += part.byteLength
      if (size > max_bytes) throw new HotcrmError('too_large', { limit: sizeWords(max_bytes) })
      hash.update(part)
      if (looked) {
        yield part
        continue
      }
      head.push(part)
      if (size < headBytes) continue
      await look(Buffer.concat(head), type)
      looked = true
      yield* head
    }
    if (looked) return
    await look(Buffer.concat(head), type)
    yield* head
  }
  return { bytes: through(), result: (): Inspected => ({ size, sha256: hash.digest('hex') }) }
}

async function look(head: Uint8Array, type: string): Promise<void> {
  const { fileTypeFromBuffer, supportedMimeTypes } = await import('file-type')
  const found = (await fileTypeFromBuffer(head))?.mime
  const fits = found === undefined ? unmarked(head, type, supportedMimeTypes) : isFound(found, type)
  if (fits && !programs.has(found ?? '')) return
  throw new HotcrmError('wrong_file_type', { type: type.slice(0, 80), found: found ?? '?' })
}
const isFound = (found: string, type: string): boolean =>
  found === type ||
  type === 'application/octet-stream' ||
  (archives.has(found) && inArchives.test(type)) ||
  // Text with a mark at its beginning, such as XML, may be said to be text.
  (/^(text\/|application\/xml)/.test(found) && isText(type))
const isText = (type: string): boolean =>
  /^text\/|[/+](json|xml)$|^application\/(javascript|yaml)$/.test(type)

/** Types without a mark at their beginning: text must look like text, and one that has a mark must show it. */
function unmarked(head: Uint8Array, type: string, marked: ReadonlySet<string>): boolean {
  if (isText(type)) return !head.includes(0)
  return head.byteLength === 0 || !marked.has(type)
}
const sizeWords = (bytes: number): string =>
  bytes >= 1_000_000 ? `${Math.round(bytes / 100_000) / 10} MB` : `${bytes} bytes`
