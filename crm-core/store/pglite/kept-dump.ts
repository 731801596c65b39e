import { randomUUID } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Database } from '../database.ts'

const cache = fileURLToPath(new URL('../../../node_modules/.cache/hotcrm/', import.meta.url))

/** What a dump is of: `hash` tells one state of the code from another, `name` one dump from its likes. */
export interface DumpKey {
  readonly kind: 'template' | 'demo'
  readonly hash: string
  readonly name?: string
}

/** A database as a dump: made once and kept beside the packages; dumps of other code go. Unpacked. */
export async function keptDump(key: DumpKey, make: () => Promise<Database>): Promise<Blob> {
  const start = `${key.kind}-${key.hash}`
  const file = path.join(cache, `${[start, key.name].filter(Boolean).join('-')}.tar.gz`)
  const kept = await readFile(file).catch(() => null)
  return unpacked(kept === null ? await makeAndKeep(key.kind, start, file, make) : new Blob([kept]))
}

async function makeAndKeep(
  kind: string,
  start: string,
  file: string,
  make: () => Promise<Database>,
): Promise<Blob> {
  const dump = await dumpOf(await make())
  await mkdir(cache, { recursive: true })
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, dump.stream())
  await rename(draft, file)
  for (const entry of await readdir(cache))
    // Drafts of another process are left to it.
    if (entry.startsWith(`${kind}-`) && entry.endsWith('.tar.gz') && !entry.startsWith(start))
      await rm(path.join(cache, entry), { force: true })
  return dump
}

async function dumpOf(database: Database): Promise<Blob> {
  try {
    await database.upkeep()
    if (database.dump === undefined) throw new Error('Only PGlite can be dumped.')
    return await database.dump()
  } finally {
    await database.close()
  }
}

/** Unpacked once a process instead of at every opening. */
async function unpacked(dump: Blob): Promise<Blob> {
  const tar = await promisify(gunzip)(await dump.arrayBuffer())
  return new Blob([new Uint8Array(tar)], { type: 'application/x-tar' })
}
