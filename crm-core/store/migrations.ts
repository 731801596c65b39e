import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/** One committed SQL file. */
export interface Migration {
  readonly tag: string
  readonly hash: string
  readonly statements: readonly string[]
}
export interface MigrationSet {
  readonly migrations: readonly Migration[]
  /** Tables that stand in schema public once all are applied. */
  readonly tables: readonly string[]
}

const journalSchema = z.object({ entries: z.array(z.object({ idx: z.int(), tag: z.string() })) })
const snapshotSchema = z.object({ tables: z.record(z.string(), z.object({ name: z.string() })) })

/** The migrations of this build; the bundler copies the folder beside the bundle. */
export const builtInMigrations = new URL('./migrations/', import.meta.url)

/** Reads a folder in drizzle-kit's layout: meta/_journal.json and NNNN_name.sql. */
export async function readMigrations(folder: URL): Promise<MigrationSet> {
  const journal = journalSchema.parse(await readJson(new URL('meta/_journal.json', folder)))
  const entries = journal.entries.toSorted((a, b) => a.idx - b.idx)
  const migrations = await Promise.all(entries.map(({ tag }) => readMigration(folder, tag)))
  const last = entries.at(-1)
  return { migrations, tables: last === undefined ? [] : await readTables(folder, last.idx) }
}

async function readMigration(folder: URL, tag: string): Promise<Migration> {
  const sql = await readFile(new URL(`${tag}.sql`, folder), 'utf8')
  const statements = sql.split('--> statement-breakpoint').map((part) => part.trim())
  return {
    tag,
    hash: createHash('sha256').update(sql).digest('hex'),
    statements: statements.filter((statement) => statement !== ''),
  }
}

async function readTables(folder: URL, idx: number): Promise<string[]> {
  const file = new URL(`meta/${String(idx).padStart(4, '0')}_snapshot.json`, folder)
  const snapshot = await readJson(file).catch(() => null)
  if (snapshot === null) return []
  return Object.values(snapshotSchema.parse(snapshot).tables).map((table) => table.name)
}

async function readJson(file: URL): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'))
}
