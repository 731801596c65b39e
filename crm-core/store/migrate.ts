import type pg from 'pg'
import { HotcrmError } from '../contract/errors.ts'
import type { Database } from './database.ts'
import { builtInMigrations, readMigrations, type Migration } from './migrations.ts'

interface Applied {
  readonly tag: string
  readonly hash: string
  readonly finished_at: Date | null
}

/** Any number that nobody else locks: of several processes that start at once, one migrates. */
const advisoryKey = 7_204_118_215
/**
 * What the migrations build upon. Roles belong to the whole server, so another database may be making
 * the same one right now.
 */
const foundation = `
  CREATE EXTENSION IF NOT EXISTS vector;
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE EXTENSION IF NOT EXISTS unaccent;
  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hotcrm_app') THEN
      CREATE ROLE hotcrm_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
    END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$;
  DO $$ BEGIN
    IF NOT pg_has_role(current_user, 'hotcrm_app', 'SET') THEN
      EXECUTE format('GRANT hotcrm_app TO %I', current_user);
    END IF;
  END $$;
  GRANT USAGE ON SCHEMA public TO hotcrm_app;
  CREATE TABLE IF NOT EXISTS hotcrm_migration (
    position int PRIMARY KEY,
    tag text NOT NULL UNIQUE,
    hash text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz
  )`

/**
 * Brings the database to this build's tables. A migration and its line in hotcrm_migration commit
 * together, so one that is cut off leaves nothing. Throws half_migrated, and changes nothing, on a
 * database that it cannot account for.
 */
export async function migrate(database: Database, folder: URL = builtInMigrations): Promise<void> {
  const { migrations, tables } = await readMigrations(folder)
  const client = await database.pool.connect()
  try {
    await client.query('SET statement_timeout = 0')
    await client.query('SELECT pg_advisory_lock($1)', [advisoryKey])
    await client.query(foundation)
    const applied = await readApplied(client)
    refuseUnaccounted(applied, migrations)
    for (const [position, migration] of migrations.entries())
      if (position >= applied.length) await apply(client, position, migration)
    await refuseMissingTables(client, tables)
  } finally {
    await client.query('SELECT pg_advisory_unlock_all(); RESET statement_timeout').catch(() => undefined)
    client.release()
  }
}

async function readApplied(client: pg.ClientBase): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    'SELECT tag, hash, finished_at FROM hotcrm_migration ORDER BY position',
  )
  return rows
}

function refuseUnaccounted(applied: readonly Applied[], known: readonly Migration[]): void {
  for (const [position, { tag, hash, finished_at }] of applied.entries()) {
    const migration = known[position]
    if (finished_at === null) refuse(`${tag} was started and not finished`)
    if (migration?.tag !== tag) refuse(`${tag} is not known to this version of HotCRM`)
    if (migration?.hash !== hash) refuse(`${tag} was changed after it had been applied`)
  }
}

async function apply(client: pg.ClientBase, position: number, migration: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query('INSERT INTO hotcrm_migration (position, tag, hash) VALUES ($1, $2, $3)', [
      position,
      migration.tag,
      migration.hash,
    ])
    for (const statement of migration.statements) await client.query(statement)
    await client.query('UPDATE hotcrm_migration SET finished_at = now() WHERE position = $1', [position])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    refuse(`${migration.tag} failed: ${error instanceof Error ? error.message : String(error)}`, error)
  }
}

async function refuseMissingTables(client: pg.ClientBase, tables: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(format('public.%I', name)) IS NULL`,
    [tables],
  )
  if (rows.length > 0) refuse(`missing tables: ${rows.map((row) => row.name).join(', ')}`)
}

function refuse(detail: string, cause?: unknown): never {
  throw new HotcrmError('half_migrated', { detail }, { cause })
}
