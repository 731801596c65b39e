import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { syncPath } from '../store/pglite/sync-tree.ts'
import type { Bytes, FileStore } from './store.ts'

/** Files under a directory, a directory a workspace. A file has its name only once all of it is on the disk. */
export function diskStore(root: string): FileStore {
  const placeOf = (key: string) => path.join(root, ...key.split('/'))
  return {
    kind: 'disk',
    async put(key, bytes) {
      const place = placeOf(key)
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
      const draft = `${place}.${randomUUID()}.part`
      try {
        await writeSynced(draft, bytes)
        await rename(draft, place)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
      await syncPath(path.dirname(place))
    },
    async get(key) {
      return (await isFile(placeOf(key))) ? createReadStream(placeOf(key)) : null
    },
    exists: (key) => isFile(placeOf(key)),
    delete: (key) => rm(placeOf(key), { force: true }),
  }
}

async function writeSynced(file: string, bytes: Bytes): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    for await (const part of bytes) await handle.writeFile(part)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
const isFile = (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  )
