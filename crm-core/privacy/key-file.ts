import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { HotcrmError, type KeyService } from '../contract.ts'
import { syncPath } from '../store/pglite/sync-tree.ts'
import { localKeys, newKey, wrappingKeyOf, type WrappingKey } from './key-service.ts'

/** Where the keys come from that wrap the workspaces' data keys. */
export type EncryptionOptions =
  /** A file that is made at the first write when it is not there. */
  | { readonly kind: 'file'; readonly path: string; readonly create: boolean }
  /** Keys in text, the one that wraps first. */
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  | { readonly kind: 'service'; readonly service: KeyService }
  /** None: encrypted values can neither be written nor read. */
  | { readonly kind: 'none' }

export function keyServiceOf(options: EncryptionOptions): KeyService {
  if (options.kind === 'service') return options.service
  if (options.kind === 'none') return localKeys(() => [])
  if (options.kind === 'keys') {
    const keys = options.keys.map(wrappingKeyOf)
    return localKeys(() => keys)
  }
  return fileKeys(options.path, options.create)
}

/** Reads the file whenever it is asked: rotation adds a key to it while servers run, and it is asked seldom. */
function fileKeys(file: string, create: boolean): KeyService {
  return localKeys(async () => (await readKeys(file)) ?? (create ? firstKey(file) : []))
}

async function readKeys(file: string): Promise<readonly WrappingKey[] | null> {
  try {
    const lines = (await readFile(file, 'utf8')).split('\n').map((line) => line.trim())
    return lines.filter((line) => line !== '' && !line.startsWith('#')).map(wrappingKeyOf)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error instanceof HotcrmError
      ? error
      : new HotcrmError('configuration', { summary: `the key file ${file} cannot be read` }, { cause: error })
  }
}

const note =
  '# Keys of HotCRM, newest first. Whoever has them reads what is encrypted; without them nobody does.\n'

/** Makes the file under another name and links it, so that of two processes one wins and none reads half a key. */
async function firstKey(file: string): Promise<readonly WrappingKey[]> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const draft = await write(file, `${note}${newKey().toString('base64url')}\n`)
  try {
    await link(draft, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(draft, { force: true })
  }
  await syncPath(path.dirname(file))
  return (await readKeys(file)) ?? []
}

/** Puts a new wrapping key before those of a file; `rewrapKeys` then brings it to use. */
export async function addWrappingKey(file: string): Promise<void> {
  const old = await readFile(file, 'utf8')
  const lines = old.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const draft = await write(file, `${[note.trim(), newKey().toString('base64url'), ...lines].join('\n')}\n`)
  await rename(draft, file)
  await syncPath(path.dirname(file))
}

/** A new file beside the named one, on the disk and for this user only. */
async function write(file: string, text: string): Promise<string> {
  const draft = `${file}.${randomUUID()}`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return draft
}
