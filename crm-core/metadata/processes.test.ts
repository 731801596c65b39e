import { afterEach, expect, it } from 'vitest'
import { noCache } from '../cache/cache.ts'
import type { Actor, NewField } from '../contract.ts'
import type { CrmCore, DatabaseOptions } from '../core.ts'
import { localBus } from '../events/local-bus.ts'
import { Field } from '../fields/field.ts'
import { allHooks } from '../hooks/all.ts'
import { hookRegistry } from '../hooks/registry.ts'
import { openCrm } from '../open.ts'
import { localFiles } from '../imports/file-store.ts'
import { keyServiceOf } from '../privacy/key-file.ts'
import { KeyRing } from '../privacy/key-ring.ts'
import { openQueue } from '../queue/queue.ts'
import { actorCrm } from '../records/actor-crm.ts'
import type { Scope } from '../records/scope.ts'
import { Embedders } from '../search/index.ts'
import type { Database } from '../store/database.ts'
import { withDatabases } from '../store/testing.ts'
import { fixedClock, insertPeople, testMailbox, testPeople } from '../testing/index.ts'
import { createCatalogs } from './catalogs.ts'
import { workspaceMetadata } from './door.ts'
import { createHome } from './home.ts'
import { makeColumn, makeTable } from './physical/apply.ts'
import { physicalName } from './physical/names.ts'

const { admin, rep } = testPeople
const region: NewField = { name: 'region', kind: 'text', label: { en: 'Region', zh: '区域' } }
const start = (database: DatabaseOptions): Promise<CrmCore> =>
  openCrm({ database, clock: fixedClock(), mail: testMailbox() })

let cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
  cleanups = []
})

withDatabases(
  'two processes',
  (source) => {
    const two = async () => {
      const { options, drop } = await source.fresh()
      cleanups.push(drop)
      const [one, other] = [await start(options), await start(options)]
      cleanups.push(
        () => one.close(),
        () => other.close(),
      )
      await insertPeople(one.pool)
      return { one, other }
    }

    it('see each other’s fields from the next actor on, and by the bus without one', async () => {
      const { one, other } = await two()
      const long = other.as(rep)
      expect(long.describe('account').fields.some(({ name }) => name === 'region')).toBe(false)
      await one.as(admin).metadata.addField('account', region)
      await other.actorOf(rep.tenant_id, rep.user_id, 'web')
      const { record } = await long.save('account', { name: 'Acme', region: 'EMEA' })
      expect(await one.as(rep).get('account', record.id)).toMatchObject({ region: 'EMEA' })
      await one.as(admin).metadata.retireField('account', 'region')
      await expect
        .poll(() => long.describe('account').fields.some(({ name }) => name === 'region'), {
          timeout: 20_000,
        })
        .toBe(false)
    })

    it('let one win who add the same field at once, and both count the same version', async () => {
      const { one, other } = await two()
      const both = await Promise.allSettled(
        [one, other].map((core) => core.as(admin).metadata.addField('account', region)),
      )
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { issues: [{ at: 'name', code: 'name_taken' }] },
      })
      await Promise.all(
        [one, other].flatMap((core, i) =>
          [1, 2].map((n) =>
            core.as(admin).metadata.addField('account', { ...region, name: `field_${i}_${n}` }),
          ),
        ),
      )
      const lists = await Promise.all([one, other].map((core) => core.as(admin).metadata.list()))
      expect(lists[0]).toEqual(lists[1])
      expect(lists[0]).toMatchObject({ version: 5 })
    })

    it('tell in words that a table is in use, change nothing, and can be asked again', async () => {
      const { one } = await two()
      const client = await one.pool.connect()
      await client.query('begin; lock table account in access share mode')
      await expect(one.as(admin).metadata.addField('account', region)).rejects.toMatchObject({
        code: 'table_busy',
      })
      await client.query('rollback')
      client.release()
      expect((await one.as(admin).metadata.list()).version).toBe(0)
      await one.as(admin).metadata.addField('account', region)
    })

    it('know at their start what was added before', async () => {
      const { options, drop } = await source.fresh()
      cleanups.push(drop)
      const first = await start(options)
      await insertPeople(first.pool)
      await first.as(admin).metadata.addField('account', region)
      await first.close()
      const next = await start(options)
      cleanups.push(() => next.close())
      await next.as(rep).save('account', { name: 'Acme', region: 'EMEA' })
    })
  },
  ['postgres'],
)

withDatabases('a crash between the column and its row', (subject) => {
  const orphans = async ({ pool }: Database) =>
    (
      await pool.query(
        `select attname from pg_attribute
         where attrelid = 'account'::regclass and not attisdropped and attname ~ '^x.{8}_' order by attname`,
      )
    ).rows.map(({ attname }) => String(attname))

  it('harms nothing: the field can be added again, and the sweep removes what was left, nothing else', async () => {
    const database = await subject.open()
    await insertPeople(database.pool)
    const bus = localBus()
    const catalogs = createCatalogs(database, bus)
    const home = createHome(database, catalogs)
    const desk = { files: localFiles(), bus, queue: openQueue(database) }
    const as = (actor: Actor) => {
      const scope: Scope = {
        actor,
        get catalog() {
          return catalogs.of(actor.tenant_id)
        },
        db: database.tenant(actor.tenant_id),
        clock: fixedClock(),
        embedders: new Embedders(null),
        keys: new KeyRing(keyServiceOf({ kind: 'none' })),
        hooks: hookRegistry(allHooks),
        cache: noCache,
        report: () => {},
        committed: () => {},
      }
      return actorCrm(scope, { metadata: workspaceMetadata(scope, home), desk })
    }
    // All that the process did before it died: the column, not its row.
    const column = physicalName('region')
    const fields = { field: Field.currency({ label: region.label }), indexed: true, target: null }
    await makeColumn(database, { table: 'account', shared_by: admin.tenant_id, column, ...fields }, 'Account')
    const lostTable = physicalName('project')
    await makeTable(database, lostTable, [], 'Project')
    expect(await orphans(database)).toEqual([column, `${column}_currency`])
    expect(
      as(rep)
        .describe('account')
        .fields.some(({ custom }) => custom),
    ).toBe(false)

    await as(admin).metadata.addField('account', { ...region, kind: 'currency' })
    const { record } = await as(rep).save('account', { name: 'Acme', region: 5 })
    expect(await home.sweep()).toBe(3)
    expect(await as(rep).get('account', record.id)).toMatchObject({ region: { amount: '5.00' } })
    expect(await orphans(database)).toHaveLength(2)
    const { rows } = await database.pool.query('select to_regclass($1) as left_over', [lostTable])
    expect(rows).toEqual([{ left_over: null }])
    expect(await home.sweep()).toBe(0)
  })
})
