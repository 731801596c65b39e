import { afterEach, expect, it, vi } from 'vitest'
import { localBus } from './events/local-bus.ts'
import { createCatalogs } from './metadata/catalogs.ts'
import { createHome } from './metadata/home.ts'
import { Embedders } from './search/index.ts'
import type { Database } from './store/database.ts'
import { withDatabases } from './store/testing.ts'
import { insertPeople, testTenants } from './testing/people.ts'
import { startUpkeep } from './upkeep.ts'

const noFiles = { sweep: async () => 0 }

const months = () => ({ now: new Date() })
afterEach(() => vi.restoreAllMocks())

const metadataOf = (database: Database) => createHome(database, createCatalogs(database, localBus()))

withDatabases('upkeep', (subject) => {
  it('makes the vectors that are missing, forgets old events every hour, and stops', async () => {
    const database = await subject.open()
    await insertPeople(database.pool)
    await database.pool.query(
      `insert into search_document (tenant_id, object, record_id, name, name_norm, names, readings, text, lexemes)
       select id, 'account', gen_random_uuid(), 'Acme', 'acme', '{acme}', '{acme}', 'Acme', to_tsvector('simple', 'acme') from tenant`,
    )
    const event = (age: string) =>
      `insert into outbox_event (id, tenant_id, type, object, record_id, record_version, door, changes, created_at, relayed_at)
       values (gen_random_uuid(), '${testTenants.a}', 'updated', 'account', gen_random_uuid(), 1, 'web', '[]', now() - interval '${age}', now() - interval '${age}')`
    await database.pool.query(event('400 days'))
    await database.pool.query(event('1 minute'))
    const count = async (of: string) =>
      (await database.pool.query<{ n: number }>(`select count(*)::int as n from ${of}`)).rows[0]?.n
    const metadata = metadataOf(database)
    const upkeep = startUpkeep(database, { embedders: new Embedders(null), metadata, files: noFiles, months })
    await upkeep.idle()
    expect(await count('search_document where vector is null')).toBe(0)
    expect(await count('outbox_event')).toBe(2)
    const later = performance.now() + 3_600_001
    vi.spyOn(performance, 'now').mockReturnValue(later)
    upkeep.nudge()
    await upkeep.idle()
    expect(await count('outbox_event')).toBe(1)
    await upkeep.stop()
  })

  it('reports what went wrong and goes on', async () => {
    const database = await subject.open()
    await insertPeople(database.pool)
    const faults: string[] = []
    const embedders = new Embedders(null)
    vi.spyOn(embedders, 'catchUp').mockRejectedValueOnce(new Error('the embedder is away'))
    const report = (error: Error) => void faults.push(error.message)
    const metadata = metadataOf(database)
    const upkeep = startUpkeep(database, { embedders, metadata, files: noFiles, months, report })
    await upkeep.idle()
    expect(faults).toEqual(['the embedder is away'])
    upkeep.nudge()
    await upkeep.idle()
    expect(faults).toHaveLength(1)
    await upkeep.stop()
  })
})
