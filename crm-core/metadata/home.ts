import { setTimeout } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { HotcrmError } from '../contract.ts'
import type { Database } from '../store/database.ts'
import type { Catalogs } from './catalogs.ts'
import { asOwner } from './physical/session.ts'
import { sweepOrphans } from './physical/sweep.ts'

/** What changing metadata needs beside an actor's scope. One a core. */
export interface MetadataHome {
  readonly database: Database
  readonly catalogs: Catalogs
  /** One change at a time, among all processes: two that build indexes of one table would wait for each other. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
  /** Removes what a crash left; 0 and nothing done while somebody changes metadata. */
  sweep(): Promise<number>
}

/** Held by every change and by the sweep, which must not take a column away that is just being made. */
const changing = 7_204_118_216

export function createHome(database: Database, catalogs: Catalogs): MetadataHome {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
  return {
    database,
    catalogs,
    exclusively: (work) => inTurn(() => locked(database, work)),
    sweep: () => inTurn(() => (database.kind === 'pglite' ? sweepOrphans(database) : sweepAlone(database))),
  }
}

/** An embedded store has one process, whose turns are enough; its one session could not hold a lock besides. */
function locked<T>(database: Database, work: () => Promise<T>): Promise<T> {
  if (database.kind === 'pglite') return work()
  return asOwner(database, 'metadata', async (client) => {
    try {
      await lock(client)
      return await work()
    } finally {
      await client.query('select pg_advisory_unlock_all()').catch(() => undefined)
    }
  })
}

const pause_ms = 50
const patience = 600

/**
 * Asks until it gets the lock. It never waits inside a statement: the builder of an index waits for all
 * statements that began before, and one that waits for the builder's lock would never end.
 */
async function lock(client: PoolClient): Promise<void> {
  for (let tries = 0; tries < patience; tries += 1) {
    if (await isFree(client)) return
    await setTimeout(pause_ms)
  }
  throw new HotcrmError('table_busy', { object: 'metadata' })
}

async function isFree(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
    changing,
  ])
  return rows[0]?.held === true
}

async function sweepAlone(database: Database): Promise<number> {
  return asOwner(database, 'metadata', async (client) => {
    if (!(await isFree(client))) return 0
    try {
      return await sweepOrphans(database)
    } finally {
      await client.query('select pg_advisory_unlock_all()').catch(() => undefined)
    }
  })
}
