import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import type { DatabaseOptions } from '../core.ts'
import { openDatabase, type Database, type DatabaseTuning } from './database.ts'
import { postgresTemplate } from './postgres/template.ts'

import { templateDatabase } from './pglite/template.ts'

/** A migrated database of its own for one test or suite; `drop` after everything is closed. */
interface TestDatabase {
  readonly options: DatabaseOptions
  readonly drop: () => Promise<void>
}
export interface Subject {
  readonly kind: 'pglite' | 'postgres'
  /** The opened, migrated database that this suite's tests share. */
  database(): Database
  /** One more database, for what must begin empty or be opened in another way. */
  fresh(): Promise<TestDatabase>
  /** Opens one more database; closed and dropped after the suite. */
  open(tuning?: Partial<DatabaseTuning>): Promise<Database>
}

/**
 * Runs one suite on PGlite and, when TEST_DATABASE_URL names a server whose user may create databases,
 * on PostgreSQL: what holds on one must hold on the other. `kinds` is for what only one of them has.
 */
export function withDatabases(
  name: string,
  suite: (subject: Subject) => void,
  kinds: readonly Subject['kind'][] = ['pglite', 'postgres'],
): void {
  const server = process.env['TEST_DATABASE_URL']
  const onPglite = { label: 'PGlite', kind: 'pglite' as const, fresh: freshPglite }
  const onPostgres = {
    label: 'PostgreSQL',
    kind: 'postgres' as const,
    fresh: () => freshPostgres(server ?? ''),
  }
  const databases = [onPglite, ...(server ? [onPostgres] : [])].filter(({ kind }) => kinds.includes(kind))
  describe.each(databases)(`${name} on $label`, ({ kind, fresh }) => {
    suite(subjectOf(kind, fresh))
  })
}

/** A migrated database in memory, made from the template in well under a second. */
async function freshPglite(): Promise<TestDatabase> {
  return { options: { kind: 'memory', template: await templateDatabase() }, drop: async () => {} }
}

/** A migrated database on the server, copied from a template there. */
async function freshPostgres(server: string): Promise<TestDatabase> {
  const template = await postgresTemplate(server)
  const name = `hotcrm_test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    options: { kind: 'postgres', url: url.href },
    drop: () => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

function subjectOf(kind: Subject['kind'], fresh: () => Promise<TestDatabase>): Subject {
  const cleanups: (() => Promise<void>)[] = []
  let shared: Database | undefined
  const open = async (tuning?: Partial<DatabaseTuning>) => {
    const { options, drop } = await fresh()
    const database = await openDatabase(options, tuning)
    cleanups.push(async () => {
      await database.close()
      await drop()
    })
    return database
  }
  beforeAll(async () => {
    shared = await open()
  })
  afterAll(async () => {
    for (const cleanup of cleanups) await cleanup()
  })
  return {
    kind,
    fresh,
    open,
    database: () => {
      if (shared === undefined) throw new Error('The database is open only while tests run.')
      return shared
    },
  }
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
