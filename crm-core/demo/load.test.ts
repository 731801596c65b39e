import { expect } from 'vitest'
import { it } from 'vitest'
import { withDatabases } from '../store/testing.ts'
import { demoTenants, generateDemo, loadDemo } from './index.ts'

const now = new Date('2026-03-11T09:00:00+08:00')

withDatabases('loading the demo workspaces', (subject) => {
  const count = async (table: string) => {
    const { rows } = await subject
      .database()
      .pool.query<{ n: number }>(`select count(*)::int as n from "${table}"`)
    return rows[0]?.n
  }
  it('stores every row once, however often it is asked, also at the same time', async () => {
    const core = { pool: subject.database().pool }
    const loads = await Promise.all([loadDemo(core, { now }), loadDemo(core, { now })])
    expect(loads.toSorted()).toEqual([false, true])
    expect(await loadDemo(core, { now: new Date(now.getTime() + 86_400_000) })).toBe(false)
    for (const [table, rows] of Object.entries(generateDemo({ now })))
      expect(await count(table)).toBe(rows.length)
  })
  it('makes every record searchable', async () => {
    const { rows } = await subject
      .database()
      .pool.query<{ object: string; n: number }>(
        'select object, count(*)::int as n from search_document group by object',
      )
    const searched = Object.fromEntries(rows.map(({ object, n }) => [object, n]))
    expect(searched).toMatchObject({
      account: await count('account'),
      lead: await count('lead'),
      email: await count('email'),
    })
  })
  it('keeps each workspace to itself', async () => {
    const { rows } = await subject
      .database()
      .tenant(demoTenants.blueHarbor)
      .query('select name from account order by name')
    expect(rows).toEqual([{ name: 'Globex' }, { name: 'Seaside Cranes' }])
  })
  it('leaves nothing of a load that fails', async () => {
    const database = await subject.open()
    await database.pool.query('drop table email cascade')
    await expect(loadDemo({ pool: database.pool }, { now })).rejects.toThrow(/email/)
    const { rows } = await database.pool.query('select 1 from tenant')
    expect(rows).toEqual([])
  })
})
