import { afterAll, beforeAll, describe } from 'vitest'
import type { DatabaseOptions } from '../core.ts'
import { openDatabase, type Database, type DatabaseTuning } from './database.ts'
import { lentDatabase } from './pglite/lend.ts'
import { postgresShelf } from './postgres/lend.ts'

/** A migrated, empty database for one test or suite; `drop` gives it back after everything is closed. */
interface TestDatabase {
  readonly options: DatabaseOptions
  readonly drop: () => Promise<void>
}
/** Which database a suite runs on, and where its tests get one of their own. */
export interface Source {
  readonly kind: 'pglite' | 'postgres'
  /** One more database, for what must begin empty or be opened in another way. */
  readonly fresh: () => Promise<TestDatabase>
}
export interface Subject extends Source {
  /** The opened, migrated database that this suite's tests share. */
  database(): Database
  /** Opens one more database; closed and dropped after the suite. */
  open(tuning?: Partial<DatabaseTuning>): Promise<Database>
}

/**
 * Runs one suite on PGlite and, when TEST_DATABASE_URL names a server whose user may create databases,
 * on PostgreSQL: what holds on one must hold on the other. TEST_DATABASE_ONLY=yes leaves PGlite out, where
 * it has been tested just before. `kinds` is for what only one of them has.
 */
export function withDatabases(
  name: string,
  suite: (subject: Subject) => void,
  kinds: readonly Source['kind'][] = ['pglite', 'postgres'],
): void {
  onDatabases(name, (source) => suite(subjectOf(source)), kinds)
}

/** The same for a suite whose tests share no database. */
export function onDatabases(
  name: string,
  suite: (source: Source) => void,
  kinds: readonly Source['kind'][] = ['pglite', 'postgres'],
): void {
  const server = process.env['TEST_DATABASE_URL']
  const onlyThere = process.env['TEST_DATABASE_ONLY'] === 'yes' && server && kinds.includes('postgres')
  const wanted = onlyThere ? ['postgres'] : kinds
  const sources = [
    { kind: 'pglite' as const, label: 'PGlite', source: () => pglite },
    ...(server
      ? [{ kind: 'postgres' as const, label: 'PostgreSQL', source: () => postgresSource(server) }]
      : []),
  ]
  describe.each(sources.filter(({ kind }) => wanted.includes(kind)))(`${name} on $label`, ({ source }) => {
    suite(source())
  })
}

const pglite: Source = {
  kind: 'pglite',
  fresh: async () => ({ options: lentDatabase(), drop: async () => {} }),
}

function postgresSource(server: string): Source {
  const shelf = postgresShelf(server)
  afterAll(() => shelf.discardAll())
  return {
    kind: 'postgres',
    async fresh() {
      const kept = await shelf.take()
      return { options: { kind: 'postgres', url: kept.url }, drop: async () => shelf.putBack(kept) }
    },
  }
}

function subjectOf({ kind, fresh }: Source): Subject {
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
