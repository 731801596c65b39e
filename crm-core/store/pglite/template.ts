import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { openDatabase } from '../database.ts'
import { migrate } from '../migrate.ts'
import { builtInMigrations, readMigrations, type Migration } from '../migrations.ts'

const cache = fileURLToPath(new URL('../../../node_modules/.cache/hotcrm/', import.meta.url))
let made: Promise<Blob> | undefined

/** A migrated, empty PGlite as a dump: made once for a set of migrations, then read from the cache. */
export function templateDatabase(): Promise<Blob> {
  return (made ??= readOrMake().then(unpacked))
}

/** Unpacked once a process instead of at every opening. */
async function unpacked(dump: Blob): Promise<Blob> {
  const tar = await promisify(gunzip)(await dump.arrayBuffer())
  return new Blob([new Uint8Array(tar)], { type: 'application/x-tar' })
}

/** Tells one set of migrations, and the code that applies them, from another. */
export async function templateHash(): Promise<string> {
  const { migrations } = await readMigrations(builtInMigrations)
  const code = await Promise.all(
    ['../migrate.ts', './worker.ts'].map((file) => readFile(new URL(file, import.meta.url), 'utf8')),
  )
  const parts = [...migrations.map((migration: Migration) => migration.hash), ...code]
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)
}

async function readOrMake(): Promise<Blob> {
  const name = `template-${await templateHash()}.tar.gz`
  const file = path.join(cache, name)
  const kept = await readFile(file).catch(() => null)
  if (kept !== null) return new Blob([kept])
  const dump = await make()
  await mkdir(cache, { recursive: true })
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, dump.stream())
  await rename(draft, file)
  await removeOthers(name)
  return dump
}

async function make(): Promise<Blob> {
  const database = await openDatabase({ kind: 'memory' })
  try {
    await migrate(database)
    await database.upkeep()
    if (database.dump === undefined) throw new Error('Only PGlite can be dumped.')
    return await database.dump()
  } finally {
    await database.close()
  }
}

/** Templates of older migrations; drafts of another process are left to it. */
async function removeOthers(name: string): Promise<void> {
  for (const entry of await readdir(cache))
    if (/^template-\w+\.tar\.gz$/.test(entry) && entry !== name)
      await rm(path.join(cache, entry), { force: true })
}
