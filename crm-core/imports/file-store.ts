import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream, openAsBlob } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { HotcrmError } from '../contract.ts'

/** Keeps files by the hash of what is in them: the same bytes are one file. */
export interface FileStore {
  put(
    content: AsyncIterable<Uint8Array>,
    max_bytes: number,
  ): Promise<{ readonly key: string; readonly size: number }>
  /** The bytes, read when they are asked for. */
  get(key: string): Promise<Blob>
  delete(key: string): Promise<void>
  close(): Promise<void>
}

/** A store in a folder; without one, in a folder of its own that goes with it (tests). */
export function localFiles(folder?: string): FileStore {
  let made: Promise<string> | undefined
  const home = () =>
    (made ??= folder
      ? mkdir(folder, { recursive: true, mode: 0o700 }).then(() => folder)
      : mkdtemp(join(tmpdir(), 'hotcrm-files-')))
  const path = async (key: string) => join(await home(), key)
  return {
    async put(content, max_bytes) {
      const partial = await path(`${randomUUID()}.part`)
      const hash = createHash('sha256')
      let size = 0
      async function* counted() {
        for await (const bytes of content) {
          size += bytes.byteLength
          if (size > max_bytes) throw tooLarge(max_bytes)
          hash.update(bytes)
          yield bytes
        }
      }
      try {
        await pipeline(counted, createWriteStream(partial, { mode: 0o600, flush: true }))
        const key = hash.digest('hex')
        await rename(partial, await path(key))
        return { key, size }
      } catch (error) {
        await rm(partial, { force: true })
        throw error
      }
    },
    async get(key) {
      const file = await path(key)
      const there = await stat(file).catch(() => null)
      if (!there) throw new HotcrmError('unavailable', { service: 'file store' })
      return openAsBlob(file)
    },
    delete: async (key) => rm(await path(key), { force: true }),
    close: async () => {
      if (!folder && made) await rm(await made, { recursive: true, force: true })
    },
  }
}

export const tooLarge = (bytes: number): HotcrmError =>
  new HotcrmError('too_large', { limit: `${Math.floor(bytes / 2 ** 20)} MB` })
