import { randomUUID } from 'node:crypto'
import net from 'node:net'
import { Redis } from 'ioredis'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openCrm } from '../open.ts'
import { startChild, type Child } from '../store/fixtures/child.ts'
import { withDatabases } from '../store/testing.ts'
import { fixedClock } from '../testing/clock.ts'
import { testMailbox } from '../testing/mailbox.ts'
import { insertPeople, testPeople } from '../testing/people.ts'

const redis_url = process.env['TEST_REDIS_URL']
const script = new URL('./fixtures/read-and-write.ts', import.meta.url)
const counted = z.object({
  reads: z.number(),
  writes: z.number(),
  refused: z.number(),
  stale: z.number(),
  loads: z.number(),
})
const patience = 300_000

/** A way to Redis that can be cut and mended for one process alone. */
async function cuttable(to: string) {
  const { hostname, port } = new URL(to)
  const open = new Set<net.Socket>()
  let whole = true
  const server = net.createServer((near) => {
    if (!whole) return near.destroy()
    const far = net.connect(Number(port), hostname)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        open.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `redis://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    cut() {
      whole = false
      for (const socket of open) socket.destroy()
    },
    mend: () => (whole = true),
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

withDatabases(
  'the cache of two processes over one Redis',
  (subject) => {
    describe.skipIf(redis_url === undefined)('where there is one', () => {
      let children: Child[] = []
      let cleanups: (() => Promise<unknown>)[] = []
      afterEach(async () => {
        for (const child of children) await child.kill()
        for (const cleanup of cleanups.toReversed()) await cleanup()
        children = []
        cleanups = []
      })

      const world = async (records: number) => {
        const { options, drop } = await subject.fresh()
        cleanups.push(drop)
        if (options.kind !== 'postgres') throw new Error('This needs a server')
        const open = async (redis?: string) => {
          const core = await openCrm({
            database: options,
            redis_url: redis,
            clock: fixedClock(),
            mail: testMailbox(),
          })
          cleanups.push(() => core.close())
          return core
        }
        const core = await open()
        await insertPeople(core.pool)
        const names = Array.from({ length: records }, () => ({ name: `A ${randomUUID()}` }))
        const saved = await core.as(testPeople.rep).saveAll('account', names)
        return { url: options.url, ids: saved.map(({ record }) => record.id), open, core }
      }
      const run = async (broken: boolean, operations: number) => {
        const { url, ids } = await world(20)
        const plan = { url, redis_url, truth_url: redis_url, ids, operations: operations / 2, broken }
        children = [1, 2].map((seed) => startChild(script, JSON.stringify({ ...plan, seed })))
        return Promise.all(
          children.map(async (child) => {
            const line = await child.line(/^result/)
            return counted.parse(JSON.parse(line.slice('result '.length)))
          }),
        )
      }

      it(
        'shows nothing stale in 10,000 random reads and writes, and spares most reads the database',
        async () => {
          const results = await run(false, 10_000)
          for (const { reads, writes, stale, loads } of results) {
            expect(stale).toBe(0)
            expect(reads).toBeGreaterThan(4000)
            expect(writes).toBeGreaterThan(100)
            expect(loads).toBeLessThan(reads * 0.9)
          }
        },
        patience,
      )

      it(
        'would be found out if writes did not invalidate',
        async () => {
          const results = await run(true, 1000)
          expect(results.reduce((sum, { stale }) => sum + stale, 0)).toBeGreaterThan(0)
        },
        patience,
      )

      it(
        'shows nothing stale while a writer, or a reader, cannot reach Redis',
        async () => {
          const way = await cuttable(redis_url ?? '')
          cleanups.push(way.close)
          const { ids, open } = await world(1)
          const id = ids[0] ?? ''
          const writer = (await open(way.url)).as(testPeople.rep)
          const reader = (await open(redis_url)).as(testPeople.rep)
          const seen = async (crm: typeof reader) => (await crm.get('account', id)).version
          const write = async (crm: typeof reader) =>
            (await crm.save('account', { id, description: randomUUID() })).record.version
          expect([await seen(reader), await seen(writer)]).toEqual([1, 1])
          way.cut()
          for (let n = 0; n < 3; n++) {
            const version = await write(writer)
            expect([await seen(reader), await seen(writer)]).toEqual([version, version])
          }
          const version = await write(reader)
          expect(await seen(writer)).toBe(version)
          way.mend()
          const last = await write(writer)
          expect([await seen(reader), await seen(writer)]).toEqual([last, last])
        },
        patience,
      )

      it(
        'trusts nothing that a writer was about to change when it died, until it is sure',
        async () => {
          const { ids, open, core } = await world(1)
          const id = ids[0] ?? ''
          const crm = (await open(redis_url)).as(testPeople.rep)
          const { redisStamps } = await import('./redis-stamps.ts')
          const connection = new Redis(redis_url ?? '', { lazyConnect: false })
          cleanups.push(async () => connection.disconnect())
          const dying = redisStamps(connection, { holds: async () => true, withdraw: async () => undefined })
          await expect.poll(async () => dying.read(['{x}'])).not.toBeNull()
          await crm.get('account', id)
          await dying.begin([`{${testPeople.rep.tenant_id}}:account:${id}`])
          // While it writes, what is read is not kept.
          expect((await crm.get('account', id)).version).toBe(1)
          // Committed, and dead before it could say so.
          await core.pool.query('update account set version = 9 where id = $1', [id])
          expect((await crm.get('account', id)).version).toBe(9)
        },
        patience,
      )
    })
  },
  ['postgres'],
)
