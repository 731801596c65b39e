import type { PoolClient } from 'pg'
import type { DatabaseOptions } from '../../core.ts'
import { usualTuning } from '../database.ts'
import { restore, schemaMark } from '../restore.ts'
import { Shelf } from '../shelf.ts'
import { PgliteEngine } from './engine.ts'
import { databaseOn } from './open.ts'
import { templateDatabase } from './template.ts'

/** A thread with a migrated database in it, and what its schema was before anybody used it. */
interface Kept {
  readonly engine: PgliteEngine
  readonly mark: string
}
const shelf = new Shelf<Kept>({
  async make() {
    const engine = await PgliteEngine.open({ kind: 'memory', template: await templateDatabase() })
    return { engine, mark: await withSession(engine, schemaMark) }
  },
  renew: ({ engine, mark }) => withSession(engine, (session) => restore(session, mark)),
  discard: ({ engine }) => engine.close(),
})

/**
 * A migrated, empty database in memory for one user. When it is closed its thread is kept, and the next
 * user finds it emptied; one whose schema was changed, or whose thread died, is thrown away instead.
 */
export function lentDatabase(): DatabaseOptions {
  return {
    kind: 'lent',
    async open(tuning) {
      const kept = await shelf.take()
      return databaseOn(kept.engine, tuning, async () => shelf.putBack(kept))
    },
  }
}

async function withSession<T>(engine: PgliteEngine, work: (session: PoolClient) => Promise<T>): Promise<T> {
  const database = databaseOn(engine, usualTuning, async () => {})
  try {
    const session = await database.pool.connect()
    return await work(session).finally(() => session.release())
  } finally {
    await database.close()
  }
}
