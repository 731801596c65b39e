import { expect, it } from 'vitest'
import { verifyAudit } from '../audit/verify.ts'
import { Account, Activity, testTenants, type FreshCrm } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'
import type { Database } from './database.ts'
import { keepMonths } from './partitions.ts'

const { a } = testTenants
/** What upkeep works with; the store itself hands out no more than its pool. */
const databaseOf = ({ core }: FreshCrm): Pick<Database, 'pool' | 'kind'> => core
const keep = (crm: FreshCrm, audit_retention_months?: number) =>
  keepMonths(databaseOf(crm), { now: crm.clock.now(), audit_retention_months })
async function partsOf(crm: FreshCrm, table: string): Promise<string[]> {
  const { rows } = await crm.core.pool.query<{ name: string }>(
    `select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::regclass order by 1`,
    [table],
  )
  return rows.map(({ name }) => name)
}
async function partOf(crm: FreshCrm, table: string, id: string): Promise<string | undefined> {
  const { rows } = await crm.core.pool.query<{ part: string }>(
    `select tableoid::regclass::text as part from "${table}" where id = $1`,
    [id],
  )
  return rows[0]?.part
}
const comingOf = (table: string) =>
  ['2026_11', '2026_12', '2027_01', '2027_02', 'rest'].map((part) => `${table}_${part}`)
const call = (crm: FreshCrm, at: string) => {
  crm.clock.set(at)
  return crm.given(Activity, { subject: `Call of ${at}` })
}

withCrm('a table in parts', (fresh) => {
  it('has the months to come ready, and a place for what has no month', async () => {
    const crm = await fresh()
    // The migration makes the months of its own time; those of the clock may be others.
    expect(await partsOf(crm, 'activity')).toContain('activity_rest')
    await keep(crm)
    await keep(crm)
    for (const table of ['activity', 'audit_log', 'email'])
      expect(await partsOf(crm, table)).toEqual(expect.arrayContaining(comingOf(table)))
    const far = await call(crm, '2030-05-05T00:00:00Z')
    expect(await partOf(crm, 'activity', far.id)).toBe('activity_rest')
    expect(await crm.get('activity', far.id)).toMatchObject({ subject: far.subject })
  })

  it('puts rows into their month, also those that were there before the month was', async () => {
    const crm = await fresh()
    const early = await call(crm, '2026-11-30T23:59:59.999Z')
    crm.clock.set('2026-11-23T00:00:00Z')
    await keep(crm)
    const late = await call(crm, '2026-12-01T00:00:00Z')
    expect(await partOf(crm, 'activity', early.id)).toBe('activity_2026_11')
    expect(await partOf(crm, 'activity', late.id)).toBe('activity_2026_12')
    const { items } = await crm.find('activity', { order: [{ field: 'created_at' }] })
    expect(items.map(({ id }) => id)).toEqual([early.id, late.id])
    const { record } = await crm.save('activity', { id: early.id, subject: 'Changed' })
    expect(record).toMatchObject({ subject: 'Changed', version: 2 })
    await crm.remove('activity', late.id)
    await crm.restore('activity', late.id)
    expect(await crm.label([{ object: 'activity', id: late.id }])).toHaveLength(1)
  })

  it('looks for a record in the month that its id tells, and elsewhere only when it is not there', async () => {
    const crm = await fresh()
    await keep(crm)
    const { id } = await call(crm, '2026-12-05T00:00:00Z')
    const { rows } = await crm.core.pool.query<Record<string, string>>(
      `explain select id from activity where id = $1::uuid
         and created_at >= '2026-12-01T00:00:00Z'::timestamptz and created_at < '2027-01-01T00:00:00Z'::timestamptz`,
      [id],
    )
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain('activity_2026_12')
    expect(plan).not.toMatch(/activity_(2026_11|2027|rest)/)
    // Written past the store, with an id that tells another time.
    await crm.core.pool.query(`update activity set created_at = '2026-11-07T00:00:00Z' where id = $1`, [id])
    expect(await crm.get('activity', id)).toMatchObject({ created_at: '2026-11-07T00:00:00.000Z' })
    expect(await crm.label([{ object: 'activity', id }])).toHaveLength(1)
  })

  it('hides the parts from tenants, and other tenants in the whole', async () => {
    const crm = await fresh()
    await keep(crm)
    await call(crm, '2026-11-24T00:00:00Z')
    const mine = crm.core.db(a)
    expect((await mine.query('select 1 from activity')).rowCount).toBe(1)
    expect((await crm.core.db(testTenants.b).query('select 1 from activity')).rowCount).toBe(0)
    await expect(mine.query('select 1 from activity_2026_11')).rejects.toThrow(/permission denied/)
    await expect(mine.query('delete from audit_log')).rejects.toThrow(/permission denied/)
  })

  it('lets old audit lines go by month, and what is left can still be verified', async () => {
    const crm = await fresh()
    const months = ['2026-06-10', '2026-07-10', '2026-09-10', '2026-11-10']
    for (const day of months) {
      crm.clock.set(`${day}T12:00:00Z`)
      await keep(crm)
      await crm.given(Account, { name: day })
      await crm.given(Account, { name: `${day} again` })
    }
    await keep(crm)
    expect(await verifyAudit(crm.core.db(a), a)).toEqual({ entries: 8, broken_at: null })
    await keep(crm, 3)
    const left = await partsOf(crm, 'audit_log')
    expect(left).toContain('audit_log_2026_09')
    expect(left.filter((name) => name < 'audit_log_2026_08')).toEqual([])
    expect(await verifyAudit(crm.core.db(a), a)).toEqual({ entries: 4, broken_at: null })
    await crm.given(Account, { name: 'later' })
    expect(await verifyAudit(crm.core.db(a), a)).toEqual({ entries: 5, broken_at: null })
    await crm.core.pool.query('delete from audit_log where seq = 5')
    expect(await verifyAudit(crm.core.db(a), a)).toMatchObject({ broken_at: 5 })
  })

  it('lets a line of a clock that was ahead go with the line that came after it', async () => {
    const crm = await fresh()
    crm.clock.set('2026-09-02T00:00:00Z')
    await crm.given(Account, { name: 'ahead' })
    crm.clock.set('2026-08-31T00:00:00Z')
    await crm.given(Account, { name: 'behind' })
    crm.clock.set('2026-11-02T00:00:00Z')
    await crm.given(Account, { name: 'now' })
    await keep(crm, 2)
    expect(await verifyAudit(crm.core.db(a), a)).toEqual({ entries: 1, broken_at: null })
  })

  it('is made by several processes at once without harm', async () => {
    const crm = await fresh()
    await Promise.all([keep(crm), keep(crm), keep(crm)])
    expect(await partsOf(crm, 'email')).toEqual(expect.arrayContaining(comingOf('email')))
  })
})
