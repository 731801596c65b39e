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
  /** One change at a time in this process, and one a workspace among all processes. */
  exclusively<T>(tenant_id: string, work: () => Promise<T>): Promise<T>
  /** Removes what a crash left; 0 and nothing done while somebody changes metadata. */
  sweep(): Promise<number>
}

/** Held shared by every change and alone by the sweep, which must not take a column away that is just being made. */
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
    exclusively: (tenant_id, work) => inTurn(() => locked(database, tenant_id, work)),
    sweep: () => inTurn(() => (database.kind === 'pglite' ? sweepOrphans(database) : sweepAlone(database))),
  }
}

/** An embedded store has one process, whose turns are enough; its one session could not hold a lock besides. */
function locked<T>(database: Database, tenant_id: string, work: () => Promise<T>): Promise<T> {
  if (database.kind === 'pglite') return work()
  return asOwner(database, 'metadata', async (client) => {
    try {
      await lock(client, tenant_id)
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
async function lock(client: PoolClient, tenant_id: string): Promise<void> {
  for (let tries = 0; tries < patience; tries += 1) {
    const { rows } = await client.query<{ held: boolean }>(
      `select case when pg_try_advisory_lock_shared($1)
         then pg_try_advisory_lock(hashtextextended('metadata:' || $2, 0)) else false end as held`,
      [changing, tenant_id],
    )
    if (rows[0]?.held === true) return
    await client.query('select pg_advisory_unlock_all()')
    await setTimeout(pause_ms)
  }
  throw new HotcrmError('table_busy', { object: 'metadata' })
}

async function sweepAlone(database: Database): Promise<number> {
  return asOwner(database, 'metadata', async (client) => {
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
      changing,
    ])
    if (rows[0]?.alone !== true) return 0
    try {
      return await sweepOrphans(database)
    } finally {
      await client.query('select pg_advisory_unlock_all()').catch(() => undefined)
    }
  })
}

/** Metadata is an administrator's affair, whatever it is of. */
export function demandAdmin({ role, language }: { role: string; language: 'en' | 'zh' }): void {
  if (role === 'admin') return
  const action = language === 'zh' ? '更改对象和字段' : 'change objects and fields'
  throw new HotcrmError('forbidden', { action })
}
