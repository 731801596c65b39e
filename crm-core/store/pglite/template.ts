import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { openDatabase, type Database } from '../database.ts'
import { migrate } from '../migrate.ts'
import { builtInMigrations, readMigrations, type Migration } from '../migrations.ts'
import { keptDump } from './kept-dump.ts'

let made: Promise<Blob> | undefined

/** A migrated, empty PGlite as a dump: made once for a set of migrations, then read from the cache. */
export function templateDatabase(): Promise<Blob> {
  return (made ??= templateHash().then((hash) => keptDump({ kind: 'template', hash }, make)))
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

async function make(): Promise<Database> {
  const database = await openDatabase({ kind: 'memory' })
  try {
    await migrate(database)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}
