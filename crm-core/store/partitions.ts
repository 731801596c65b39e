import type pg from 'pg'
import { allObjects } from '../objects/all.ts'
import type { Database } from './database.ts'
import { firstOfMonth, monthsFrom } from './months.ts'
import { letGoAudit } from './retention.ts'

export interface KeepOptions {
  readonly now: Date
  /** Months of the audit log that are kept before the one that runs; all of them when left out. */
  readonly audit_retention_months?: number
}
/** Any number that nobody else locks: of several processes, one makes the months. */
const advisoryKey = 7_204_118_217
const monthsAhead = 3
/** Objects whose tables lie in parts. */
export const inParts = allObjects.filter(({ partition }) => partition)

/**
 * Makes the months that are about to come, on a server also those that rows without one need, and lets go
 * of what is kept no longer. Safe to repeat; nothing waits for it, since a row without a month has a place.
 */
export async function keepMonths(
  database: Pick<Database, 'pool' | 'kind'>,
  { now, audit_retention_months }: KeepOptions,
): Promise<void> {
  const client = await database.pool.connect()
  try {
    for (const { name } of inParts) {
      const known = await partsOf(client, name)
      const coming = monthsFrom(firstOfMonth(now), monthsAhead + 1)
      // Each part is a set of files; embedded, the past stays together in one.
      const past = database.kind === 'postgres' ? await monthsOfRest(client, name) : []
      for (const month of new Set([...coming, ...past]))
        if (!known.has(partName(name, month))) await makeMonth(client, name, month)
    }
    if (audit_retention_months !== undefined)
      await inLock(client, () =>
        letGoAudit(client, monthsFrom(firstOfMonth(now), -audit_retention_months)[0]),
      )
  } finally {
    client.release()
  }
}

const partName = (table: string, month: string): string =>
  `${table}_${month.slice(0, 4)}_${month.slice(5, 7)}`

async function partsOf(client: pg.ClientBase, table: string): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = $1::regclass',
    [table],
  )
  return new Set(rows.map(({ name }) => name))
}
async function monthsOfRest(client: pg.ClientBase, table: string): Promise<string[]> {
  const { rows } = await client.query<{ month: string }>(
    `SELECT DISTINCT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-01') AS month FROM "${table}_rest"`,
  )
  return rows.map(({ month }) => month)
}

/** A part for a month. Rows that had no month of their own move into it before it takes its place. */
async function makeMonth(client: pg.ClientBase, table: string, month: string): Promise<void> {
  const part = partName(table, month)
  const [, next = month] = monthsFrom(month, 2)
  const bounds = [month, next].map((day) => `'${day}T00:00:00Z'`)
  await inLock(client, async () => {
    if ((await partsOf(client, table)).has(part)) return
    await client.query(`
      CREATE TABLE "${part}" (LIKE "${table}" INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED);
      WITH moved AS (DELETE FROM "${table}_rest" WHERE created_at >= ${bounds[0]} AND created_at < ${bounds[1]} RETURNING *)
        INSERT INTO "${part}" SELECT * FROM moved;
      ALTER TABLE "${table}" ATTACH PARTITION "${part}" FOR VALUES FROM (${bounds[0]}) TO (${bounds[1]})`)
  })
}

/** One process at a time, and none that keeps others waiting: what does not get its lock is tried again later. */
async function inLock(client: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query(`BEGIN; SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = 0`)
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [advisoryKey])
    await work()
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}
