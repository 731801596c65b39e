import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../database.ts'
import { startChild } from '../fixtures/child.ts'
import { readLock } from '../lock.ts'
import { templateDatabase } from './template.ts'

// The smaller the machine, the longer the openings take; each test opens several databases.
const patience = 120_000
let data_dir: string
beforeEach(async () => {
  data_dir = await mkdtemp(path.join(tmpdir(), 'hotcrm-engine-'))
})
afterEach(async () => rm(data_dir, { recursive: true, force: true }))

it(
  'stops a statement that takes too long and goes on with what was committed',
  async () => {
    const template = await templateDatabase()
    const options = { kind: 'embedded', data_dir, template } as const
    const database = await openDatabase(options, { statement_timeout_ms: 3000 })
    await database.pool.query('CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)')
    const heard: string[] = []
    await database.listen('news', (payload) => heard.push(payload))
    const slow = database.system.transaction(async (tx) => {
      await tx.query('INSERT INTO kept VALUES (2)')
      await tx.query('SELECT pg_sleep(60)')
    })
    const waiting = database.pool.query('SELECT n FROM kept')
    await expect(slow).rejects.toMatchObject({ code: 'timeout', params: { seconds: 3 } })
    expect((await waiting).rows).toEqual([{ n: 1 }])
    expect((await readLock(data_dir))?.pid).toBe(process.pid)
    await database.pool.query(`NOTIFY news, 'still heard'`)
    expect(heard).toEqual(['still heard'])
    await database.close()
  },
  patience,
)

it(
  'does not hold up the event loop while a statement runs',
  async () => {
    const database = await openDatabase({ kind: 'memory', template: await templateDatabase() })
    let ticks = 0
    const ticking = setInterval(() => ticks++, 5)
    await database.pool.query('SELECT pg_sleep(0.5)')
    clearInterval(ticking)
    expect(ticks).toBeGreaterThan(1)
    await database.close()
  },
  patience,
)

it(
  'says that a memory database is lost when a statement had to be stopped',
  async () => {
    const database = await openDatabase(
      { kind: 'memory', template: await templateDatabase() },
      { statement_timeout_ms: 1500 },
    )
    await expect(database.pool.query('SELECT pg_sleep(60)')).rejects.toMatchObject({ code: 'timeout' })
    await expect(database.pool.query('SELECT 1')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('in-memory database was lost'),
    })
    await database.close()
  },
  patience,
)

it(
  'begins anew when its first start was cut off',
  async () => {
    await mkdir(path.join(data_dir, 'db.creating', 'base'), { recursive: true })
    const database = await openDatabase({ kind: 'embedded', data_dir, template: await templateDatabase() })
    expect((await database.pool.query('SELECT count(*)::int AS n FROM tenant')).rows).toEqual([{ n: 0 }])
    await database.close()
    expect(await readdir(data_dir)).toEqual(['db'])
  },
  patience,
)

it(
  'opens a dump as a database of its own',
  async () => {
    const database = await openDatabase({ kind: 'memory', template: await templateDatabase() })
    await database.pool.query('CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)')
    const template = await database.dump?.()
    const copy = await openDatabase({ kind: 'memory', template })
    await copy.pool.query('INSERT INTO kept VALUES (2)')
    expect((await copy.pool.query('SELECT n FROM kept')).rows).toEqual([{ n: 1 }, { n: 2 }])
    expect((await database.pool.query('SELECT n FROM kept')).rows).toEqual([{ n: 1 }])
    await Promise.all([database.close(), copy.close()])
  },
  patience,
)

it(
  'keeps every acknowledged write through kill -9, and no half of one',
  async () => {
    const script = new URL('../fixtures/write-until-killed.ts', import.meta.url)
    let acknowledged = 0
    for (const writes of [3, 40, 111]) {
      const writer = startChild(script, data_dir)
      await writer.line(/open/)
      await writer.line(new RegExp(`^${acknowledged + writes}$`))
      await writer.kill()
      acknowledged = Math.max(acknowledged, ...writer.lines.map(Number).filter(Number.isInteger))
    }
    const database = await openDatabase({ kind: 'embedded', data_dir })
    const { rows } = await database.pool.query(
      'SELECT count(*)::int AS rows, max(n) AS last, count(*) FILTER (WHERE twin <> n)::int AS halves FROM written',
    )
    await database.close()
    expect(rows[0].halves).toBe(0)
    expect(rows[0].rows).toBe(rows[0].last)
    expect(rows[0].last).toBeGreaterThanOrEqual(acknowledged)
  },
  patience,
)
