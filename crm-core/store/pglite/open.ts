import { rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { escapeIdentifier } from 'pg'
import type { DatabaseOptions } from '../../core.ts'
import type { Database, DatabaseTuning } from '../database.ts'
import { lockDirectory } from '../lock.ts'
import { SessionPool } from '../session-pool.ts'
import { systemDb, tenantDb } from '../tenant-db.ts'
import { PgliteEngine } from './engine.ts'
import { simpleQuery } from './protocol.ts'
import { syncPath, syncTree } from './sync-tree.ts'
import { WireStream } from './wire-stream.ts'

/** What DISCARD ALL does, save UNLISTEN: a new connection finds the one session as if it were new. */
const fresh = `ROLLBACK; CLOSE ALL; SET SESSION AUTHORIZATION DEFAULT; RESET ALL; DEALLOCATE ALL;
  SELECT pg_advisory_unlock_all(); DISCARD PLANS; DISCARD TEMP; DISCARD SEQUENCES`
/** PGlite has no background processes: what autovacuum and the checkpointer do is asked for. */
const upkeep = ['VACUUM ANALYZE', 'CHECKPOINT']

/** Opens PGlite in its thread: on a directory that this process then owns, or in memory. */
export async function openPglite(
  options: Extract<DatabaseOptions, { kind: 'embedded' | 'memory' }>,
  tuning: DatabaseTuning,
): Promise<Database> {
  if (options.kind === 'memory') {
    const engine = await PgliteEngine.open({ kind: 'memory', template: options.template })
    return databaseOn(engine, tuning, () => engine.close())
  }
  const lock = await lockDirectory(options.data_dir)
  try {
    const directory = path.join(path.resolve(options.data_dir), 'db')
    await create(directory, options.template)
    const engine = await PgliteEngine.open({ kind: 'directory', path: directory })
    return databaseOn(engine, tuning, async () => {
      await engine.close()
      await lock.release()
    })
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** Makes the files of a new database under another name, so that a first start cut off leaves none. */
async function create(directory: string, template: Blob | undefined): Promise<void> {
  if (await exists(directory)) return
  const draft = `${directory}.creating`
  await rm(draft, { recursive: true, force: true })
  const engine = await PgliteEngine.open({ kind: 'directory', path: draft, template })
  await engine.close()
  await syncTree(draft)
  await rename(draft, directory)
  await syncPath(path.dirname(directory))
}

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  )

/** The database that runs on an engine; `closed` says what becomes of the engine. */
export function databaseOn(
  engine: PgliteEngine,
  tuning: DatabaseTuning,
  closed: () => Promise<void>,
): Database {
  const channels = new Map<string, Set<(payload: string) => void>>()
  const listenAll = () => [...channels.keys()].map((name) => `LISTEN ${escapeIdentifier(name)}`)
  const pool = new SessionPool({
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: tuning.acquire_timeout_ms,
    user: 'postgres',
    database: 'postgres',
    password: 'none',
    stream: () =>
      new WireStream({
        begin: async () => {
          await engine.exchange(simpleQuery([fresh, ...listenAll()].join('; ')))
        },
        exchange: (bytes) => engine.exchange(bytes, tuning.statement_timeout_ms),
      }),
  })
  pool.on('connect', (client) =>
    client.on('notification', ({ channel, payload }) => {
      for (const listener of channels.get(channel) ?? []) listener(payload ?? '')
    }),
  )
  return {
    kind: 'pglite',
    pool,
    system: systemDb(pool, tuning.statement_timeout_ms),
    tenant: (tenant_id) => tenantDb(pool, tenant_id, tuning.statement_timeout_ms),
    async listen(channel, listener) {
      const listeners = channels.get(channel) ?? new Set()
      channels.set(channel, listeners.add(listener))
      await pool.query(`LISTEN ${escapeIdentifier(channel)}`)
      return async () => {
        if (!listeners.delete(listener) || listeners.size > 0) return
        channels.delete(channel)
        await pool.query(`UNLISTEN ${escapeIdentifier(channel)}`)
      }
    },
    observe(listener) {
      pool.onStatement = listener
    },
    async upkeep() {
      for (const statement of upkeep) {
        const client = await pool.connect()
        try {
          // Straight to the engine, while no other statement can run: upkeep has no time limit.
          await engine.exchange(simpleQuery(statement))
        } finally {
          client.release()
        }
      }
    },
    async dump() {
      const client = await pool.connect()
      try {
        return await engine.dump()
      } finally {
        client.release()
      }
    },
    async close() {
      await pool.end()
      await closed()
    },
  }
}
