import { describe, expect, it } from 'vitest'
import { freshCrm } from '../testing/fresh-crm.ts'
import { openDatabase, type Database } from './database.ts'
import { lentDatabase } from './pglite/lend.ts'
import { schemaMark } from './restore.ts'
import { Shelf } from './shelf.ts'
import { withDatabases, type Subject } from './testing.ts'

/** Everything that a user of the database can have left in it: the schema, rows, the session. */
async function contents({ pool }: Database): Promise<unknown> {
  const { rows: tables } = await pool.query<{ name: string; sql: string }>(
    `select format('%I.%I', schemaname, tablename) as name,
       format('select count(*)::int as n from %I.%I', schemaname, tablename) as sql from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  const filled: string[] = []
  for (const { name, sql } of tables) {
    const { rows } = await pool.query<{ n: number }>(sql)
    if (rows[0]?.n !== 0) filled.push(`${name} ${rows[0]?.n}`)
  }
  const { rows: session } = await pool.query(
    `select current_user = session_user as owner, nullif(current_setting('app.tenant', true), '') as tenant,
       current_setting('statement_timeout') as timeout, (select count(*)::int from pg_prepared_statements) as prepared,
       (select count(*)::int from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) as locks,
       (select count(*)::int from pg_listening_channels()) as channels`,
  )
  const client = await pool.connect()
  const mark = await schemaMark(client).finally(() => client.release())
  return { tables: tables.map(({ name }) => name), filled, session, mark }
}

/** Hands out a database, lets `use` have it, gives it back, and tells what the next one gets. */
async function secondAfter(subject: Subject, use: (database: Database) => Promise<void>): Promise<unknown> {
  const given = await subject.fresh()
  const database = await openDatabase(given.options)
  await use(database)
  await database.close()
  await given.drop()
  const next = await subject.fresh()
  const second = await openDatabase(next.options)
  const found = await contents(second)
  await second.close()
  await next.drop()
  return found
}

withDatabases('a database that is used again', (subject) => {
  it('keeps nothing of a whole store that worked in it', async () => {
    const before = await contents(subject.database())
    const given = await subject.fresh()
    const crm = await freshCrm({ database: given.options })
    await crm.core.work()
    await crm.core.queue.work('job', async () => {})
    await crm.core.queue.enqueue('job', { n: 1 })
    crm.core.bus.subscribe('topic', () => {})
    const lead = await crm.save('lead', { last_name: 'Wang', company: 'Star', email: 'wang@example.com' })
    await crm.emails.send({ to: { object: 'lead', id: lead.record.id }, subject: 'Hello', body: 'Words' })
    await expect(crm.save('lead', {})).rejects.toMatchObject({ code: 'invalid' })
    await crm.core.close()
    await given.drop()
    const next = await subject.fresh()
    const second = await openDatabase(next.options)
    expect(await contents(second)).toEqual(before)
    await second.close()
    await next.drop()
  })

  it('keeps no schema, no setting, no listener and no lock', async () => {
    const before = await contents(subject.database())
    const after = await secondAfter(subject, async ({ pool }) => {
      await pool.query(`create schema lg; create table lg.point (n int); insert into lg.point values (1);
        prepare forgotten as select 1; set app.tenant = 'somebody'; set statement_timeout = 7;
        select pg_advisory_lock(7); listen forgotten`)
    })
    expect(after).toEqual(before)
  })

  it.each([
    'create table left_behind (n int)',
    'alter table account add column left_behind int',
    'create index left_behind on lead (company)',
    'drop policy tenant_only on search_idf',
    'alter table account disable row level security',
    'revoke select on account from hotcrm_app',
    `create function left_behind() returns int language sql as 'select 1'`,
    'drop table note cascade',
    `update hotcrm_migration set hash = 'other'`,
    `create sequence left_behind`,
  ])('has another mark after: %s', async (statement) => {
    const session = await subject.database().pool.connect()
    try {
      const before = await schemaMark(session)
      await session.query('begin')
      await session.query(statement)
      expect(await schemaMark(session)).not.toBe(before)
      await session.query('rollback')
      expect(await schemaMark(session)).toBe(before)
    } finally {
      session.release()
    }
  })

  it('is thrown away when its schema was changed', async () => {
    const before = await contents(subject.database())
    const after = await secondAfter(
      subject,
      async ({ pool }) => void (await pool.query('drop table note cascade')),
    )
    expect(after).toEqual(before)
  })

  it('is another one while the first is in use', async () => {
    const [one, two] = [await subject.open(), await subject.open()]
    await one.pool.query(`insert into role (id, tenant_id, name, label) values
      ('0190b000-0000-7000-8000-00000000000c', '0190b000-0000-7000-8000-00000000000a', 'x', 'X')`)
    const { rows } = await two.pool.query('select 1 from role')
    expect(rows).toEqual([])
  })
})

describe('a database in memory', () => {
  it('is thrown away when its thread had to be stopped', async () => {
    const first = await openDatabase(lentDatabase(), { statement_timeout_ms: 300 })
    await expect(first.system.query('select pg_sleep(60)')).rejects.toMatchObject({ code: 'timeout' })
    await first.close()
    const second = await openDatabase(lentDatabase())
    expect((await second.system.query('select 1 as n')).rows).toEqual([{ n: 1 }])
    await second.close()
  })

  it('cannot be given back twice', async () => {
    const database = await openDatabase(lentDatabase())
    await database.close()
    await expect(database.close()).rejects.toThrow('end on pool more than once')
    const [one, two] = [await openDatabase(lentDatabase()), await openDatabase(lentDatabase())]
    await one.pool.query('create temporary table mine (n int)')
    await expect(two.pool.query('select * from mine')).rejects.toMatchObject({ code: '42P01' })
    await one.close()
    await two.close()
  })
})

describe('a shelf', () => {
  it('renews what was put back, and makes another when that fails', async () => {
    let made = 0
    const discarded: number[] = []
    const bad = new Set<number>()
    const shelf = new Shelf<number>({
      make: async () => ++made,
      renew: async (one) => {
        if (one === 2) throw new Error('broken')
        return !bad.has(one)
      },
      discard: async (one) => void discarded.push(one),
    })
    const one = await shelf.take()
    shelf.putBack(one)
    expect(await shelf.take()).toBe(one)
    const two = await shelf.take()
    bad.add(one)
    shelf.putBack(one)
    shelf.putBack(two)
    expect(await shelf.take()).toBe(3)
    expect(discarded).toEqual([2, 1])
    shelf.putBack(3)
    await shelf.discardAll()
    expect(discarded).toEqual([2, 1, 3])
  })
})
