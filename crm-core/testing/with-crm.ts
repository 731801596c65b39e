import { afterEach } from 'vitest'
import { onDatabases } from '../store/testing.ts'
import { freshCrm, type FreshCrm, type FreshOptions } from './fresh-crm.ts'

/** Opens a fresh store for one test; it is closed and dropped after the test. */
export type OpenFresh = (options?: Omit<FreshOptions, 'database'>) => Promise<FreshCrm>

/** Runs one suite over a fresh CRM on PGlite and, where a server is configured, on PostgreSQL. */
export function withCrm(name: string, suite: (fresh: OpenFresh) => void): void {
  onDatabases(name, (source) => {
    let cleanups: (() => Promise<void>)[] = []
    afterEach(async () => {
      const due = cleanups
      cleanups = []
      for (const cleanup of due) await cleanup()
    })
    suite(async (options) => {
      const { options: database, drop } = await source.fresh()
      const crm = await freshCrm({ ...options, database })
      cleanups.push(async () => {
        await crm.core.close()
        await drop()
      })
      return crm
    })
  })
}
