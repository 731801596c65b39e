import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { DatabaseError } from 'pg'
import { beforeAll, expect, it } from 'vitest'
import { withDatabases } from './testing.ts'

const tenantA = '00000000-0000-7000-8000-00000000000a'
const tenantB = '00000000-0000-7000-8000-00000000000b'

withDatabases('the database', (subject) => {
  beforeAll(async () => {
    await subject.database().pool.query(`
      CREATE TABLE thing (id int PRIMARY KEY, tenant_id uuid NOT NULL, name text UNIQUE);
      ALTER TABLE thing ENABLE ROW LEVEL SECURITY;
      CREATE POLICY tenant_only ON thing
        USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE, DELETE ON thing TO hotcrm_app;
      INSERT INTO thing VALUES (1, '${tenantA}', 'of A'), (2, '${tenantB}', 'of B')`)
  })

  it('gives values as the driver parses them', async () => {
    const { rows, rowCount } = await subject.database().pool.query(
      `SELECT $1::int AS int, $2::bigint AS big, $3::numeric(18,2) AS money, $4::jsonb AS json, $5::timestamptz AS time,
         $6::text[] AS list, $7::bytea AS bytes, $8::boolean AS flag, NULL AS nothing, $9::vector AS vector, $10::text AS words`,
      [
        1,
        '9007199254740993',
        '10.50',
        { a: [1, null] },
        new Date('2026-11-23T08:00:00Z'),
        ['x', 'é"\\'],
        Buffer.from([0, 255]),
        true,
        '[1,2]',
        '王伟 🙂',
      ],
    )
    expect(rowCount).toBe(1)
    expect(rows).toEqual([
      {
        int: 1,
        big: '9007199254740993',
        money: '10.50',
        json: { a: [1, null] },
        time: new Date('2026-11-23T08:00:00Z'),
        list: ['x', 'é"\\'],
        bytes: Buffer.from([0, 255]),
        flag: true,
        nothing: null,
        vector: '[1,2]',
        words: '王伟 🙂',
      },
    ])
  })

  it('gives a tenant its dates as text and its times as Date', async () => {
    const { rows } = await subject
      .database()
      .tenant(tenantA)
      .query(`SELECT $1::date AS day, $2::timestamptz AS at`, ['2026-03-29', '2026-03-29T01:00:00+08:00'])
    expect(rows).toEqual([{ day: '2026-03-29', at: new Date('2026-03-28T17:00:00Z') }])
  })

  it.each<[string, unknown[], string]>([
    ['SELECT 1/($1::int)', [0], '22012'],
    ['SELECT $1::int', ['x'], '22P02'],
    ['SELEC', [], '42601'],
    ['SELECT * FROM absent WHERE id = $1', [1], '42P01'],
    [`INSERT INTO thing VALUES ($1, '${tenantA}', 'of A')`, [9], '23505'],
    [`INSERT INTO thing VALUES (9, NULL, 'x')`, [], '23502'],
  ])('reports %s with its SQLSTATE and goes on with the next query', async (text, values, code) => {
    const { pool } = subject.database()
    const error: unknown = await pool.query(text, values).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(DatabaseError)
    expect(error).toMatchObject({ code })
    const tenant = subject.database().tenant(tenantA)
    await expect(tenant.query(text, values)).rejects.toMatchObject({ code: expect.any(String) })
    expect((await pool.query('SELECT $1::text AS word', ['next'])).rows).toEqual([{ word: 'next' }])
    expect((await tenant.query('SELECT id FROM thing')).rows).toEqual([{ id: 1 }])
  })

  it('names the constraint that refused a row', async () => {
    await expect(
      subject.database().pool.query(`INSERT INTO thing VALUES (9, '${tenantA}', 'of A')`),
    ).rejects.toMatchObject({ constraint: 'thing_name_key', table: 'thing' })
  })

  it('shows a tenant its own rows only, and lets it write no others', async () => {
    const database = subject.database()
    const [ofA, ofB] = await Promise.all(
      [tenantA, tenantB].map((tenant) => database.tenant(tenant).query('SELECT name FROM thing ORDER BY id')),
    )
    expect([ofA?.rows, ofB?.rows]).toEqual([[{ name: 'of A' }], [{ name: 'of B' }]])
    await expect(
      database.tenant(tenantA).query(`INSERT INTO thing VALUES (3, '${tenantB}', 'smuggled')`),
    ).rejects.toMatchObject({ code: '42501' })
    expect((await database.tenant(tenantA).query(`UPDATE thing SET name = 'x' WHERE id = 2`)).rowCount).toBe(
      0,
    )
    expect((await database.system.query('SELECT id FROM thing')).rowCount).toBe(2)
    await expect(database.tenant(tenantA).query('DROP TABLE thing')).rejects.toMatchObject({ code: '42501' })
  })

  it('keeps tenants and system apart when they take turns at once', async () => {
    const database = subject.database()
    const who = `SELECT current_setting('app.tenant', true) AS tenant, current_user AS role`
    const asked = Array.from({ length: 60 }, (_, n) => [tenantA, tenantB, 'system'][n % 3] ?? 'system')
    const answers = await Promise.all(
      asked.map(async (state) => {
        const sql = state === 'system' ? database.system : database.tenant(state)
        return (await sql.query<{ tenant: string | null; role: string }>(who)).rows[0]
      }),
    )
    for (const [n, state] of asked.entries()) {
      expect(answers[n]?.tenant || 'system').toBe(state)
      expect(answers[n]?.role === 'hotcrm_app').toBe(state !== 'system')
    }
  })

  it('refuses a tenant id that is not one', () => {
    expect(() => subject.database().tenant(`x'; DROP TABLE thing; --`)).toThrowError(
      expect.objectContaining({ code: 'bad_request' }),
    )
  })

  it('commits a transaction whole', async () => {
    const tenant = subject.database().tenant(tenantA)
    await tenant.transaction(async (tx) => {
      await tx.query(`INSERT INTO thing VALUES (10, '${tenantA}', 'ten')`)
      await tx.query(`INSERT INTO thing VALUES (11, '${tenantA}', 'eleven')`)
    })
    expect((await tenant.query('DELETE FROM thing WHERE id IN (10, 11)')).rowCount).toBe(2)
  })

  it('leaves nothing of a transaction that fails, and its error passes', async () => {
    const tenant = subject.database().tenant(tenantA)
    const broken = tenant.transaction(async (tx) => {
      await tx.query(`INSERT INTO thing VALUES (12, '${tenantA}', 'twelve')`)
      await tx.query('SELECT 1/0')
    })
    await expect(broken).rejects.toMatchObject({ code: '22012' })
    const thrown = tenant.transaction(async (tx) => {
      await tx.query(`INSERT INTO thing VALUES (12, '${tenantA}', 'twelve')`)
      throw new Error('changed my mind')
    })
    await expect(thrown).rejects.toThrow('changed my mind')
    expect((await tenant.query('SELECT id FROM thing')).rows).toEqual([{ id: 1 }])
  })

  it('does not carry a forgotten transaction into the next lease', async () => {
    const { pool } = subject.database()
    const client = await pool.connect()
    await client.query(`BEGIN; INSERT INTO thing VALUES (13, '${tenantA}', 'forgotten')`)
    client.release()
    expect((await pool.query('SELECT id FROM thing WHERE id = 13')).rows).toEqual([])
    await pool.query(`INSERT INTO thing VALUES (13, '${tenantA}', 'remembered')`)
    expect((await pool.query('DELETE FROM thing WHERE id = 13')).rowCount).toBe(1)
  })

  it('rolls back a text of several statements that fails inside its transaction', async () => {
    const database = subject.database()
    const several = `BEGIN; INSERT INTO thing VALUES (14, '${tenantA}', 'x'); SELECT 1/0; COMMIT`
    await expect(database.pool.query(several)).rejects.toMatchObject({ code: '22012' })
    await expect(database.tenant(tenantA).query(several)).rejects.toMatchObject({ code: '22012' })
    expect((await database.pool.query('SELECT id FROM thing WHERE id = 14')).rows).toEqual([])
    expect((await database.tenant(tenantA).query('SELECT id FROM thing WHERE id = 14')).rows).toEqual([])
  })

  it('gives a lease to one caller at a time and in order of asking', async () => {
    const { pool } = await subject.open({ max_sessions: 1 })
    const first = await pool.connect()
    const order: number[] = []
    const waiting = [1, 2, 3].map(async (n) => {
      const client = await pool.connect()
      order.push(n)
      client.release()
    })
    await first.query('SELECT 1')
    expect(order).toEqual([])
    first.release()
    await Promise.all(waiting)
    expect(order).toEqual([1, 2, 3])
  })

  it('tells who waits in vain for a second session about the deadlock', async () => {
    const database = await subject.open({ max_sessions: 1, acquire_timeout_ms: 300 })
    const held = await database.pool.connect()
    const error: unknown = await database.pool.query('SELECT 1').catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      code: 'timeout',
      cause: { message: expect.stringContaining('can never get it') },
    })
    held.release()
    expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })

  it('hears NOTIFY until the subscription ends, also after a query has failed', async () => {
    const database = subject.database()
    const heard: string[] = []
    const arrived = async (count: number) => {
      await expect.poll(() => heard.length).toBe(count)
    }
    const end = await database.listen('Some channel', (payload) => heard.push(payload))
    await database.pool.query(`SELECT pg_notify('Some channel', $1)`, ['one'])
    await arrived(1)
    await database.pool.query('SELECT 1/0').catch(() => undefined)
    await database.system.transaction(async (tx) => {
      await tx.query(`SELECT pg_notify('Some channel', 'two')`)
    })
    await arrived(2)
    await expect(
      database.system.transaction(async (tx) => {
        await tx.query(`SELECT pg_notify('Some channel', 'rolled back')`)
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await end()
    await database.pool.query(`SELECT pg_notify('Some channel', 'three')`)
    await database.pool.query('SELECT 1')
    expect(heard).toEqual(['one', 'two'])
  })

  it('sends and reads large values', async () => {
    const text = '星'.repeat(1_000_000)
    const { rows } = await subject.database().pool.query('SELECT $1::text AS text', [text])
    expect(rows[0].text).toBe(text)
  })

  it('survives upkeep', async () => {
    await subject.database().upkeep()
    expect((await subject.database().tenant(tenantA).query('SELECT id FROM thing')).rows).toEqual([{ id: 1 }])
  })

  it('serves drizzle with nested transactions', async () => {
    const db = drizzle(subject.database().pool)
    await db.transaction(async (tx) => {
      await tx.execute(`INSERT INTO thing VALUES (20, '${tenantA}', 'outer')`)
      await tx
        .transaction(async (inner) => {
          await inner.execute(`INSERT INTO thing VALUES (21, '${tenantA}', 'inner')`)
          inner.rollback()
        })
        .catch(() => undefined)
    })
    const { rows } = await db.execute('DELETE FROM thing WHERE id IN (20, 21) RETURNING id')
    expect(rows).toEqual([{ id: 20 }])
  })

  it('serves kysely, which better-auth talks through', async () => {
    const db = new Kysely<{ thing: { id: number; name: string } }>({
      dialect: new PostgresDialect({ pool: subject.database().pool }),
    })
    const found = await db.selectFrom('thing').select('name').where('id', '=', 1).executeTakeFirst()
    expect(found).toEqual({ name: 'of A' })
    const { rows } = await sql<{ one: number }>`SELECT 1 AS one`.execute(db)
    expect(rows).toEqual([{ one: 1 }])
  })

  it('serves the checkpointer of LangGraph, for several threads at once', async () => {
    const saver = new PostgresSaver(subject.database().pool, undefined, { schema: 'lg_test' })
    await saver.setup()
    const threads = Array.from({ length: 10 }, (_, n) => `thread-${n}`)
    await Promise.all(
      threads.map(async (thread_id) => {
        const config = { configurable: { thread_id, checkpoint_ns: '' } }
        const checkpoint = {
          v: 4,
          id: `1f0${thread_id}`,
          ts: '2026-11-23T08:00:00Z',
          channel_values: { thread: thread_id },
          channel_versions: { thread: 1 },
          versions_seen: {},
        }
        const saved = await saver.put(
          config,
          checkpoint,
          { source: 'input', step: -1, parents: {} },
          { thread: 1 },
        )
        await saver.putWrites(saved, [['thread', `${thread_id} written`]], 'task')
        const tuple = await saver.getTuple(config)
        expect(tuple?.checkpoint.channel_values).toEqual({ thread: thread_id })
        expect(tuple?.pendingWrites).toEqual([['task', 'thread', `${thread_id} written`]])
      }),
    )
    await saver.deleteThread('thread-0')
    expect(
      await saver.getTuple({ configurable: { thread_id: 'thread-0', checkpoint_ns: '' } }),
    ).toBeUndefined()
  })
})
