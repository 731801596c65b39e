import { expect, it } from 'vitest'
import { demoTenants, generateDemo } from '../demo/index.ts'
import { openDatabase } from '../store/database.ts'
import { demoTemplate } from './demo-template.ts'

const now = '2026-11-20T02:00:00Z'
const counts = `select (select count(*)::int from lead) as leads, (select count(*)::int from tenant) as tenants,
  (select count(*)::int from search_document where vector is null) as unread`

it('holds both demo workspaces of its moment, ready to be searched', async () => {
  const database = await openDatabase({ kind: 'memory', template: await demoTemplate(now) })
  const { rows } = await database.pool.query<{ leads: number; tenants: number; unread: number }>(counts)
  const leads = generateDemo({ now: new Date(now) }).lead.length
  expect(rows).toEqual([{ leads, tenants: Object.keys(demoTenants).length, unread: 0 }])
  await database.close()
})

it('is one dump for a moment, however often it is asked for', async () => {
  expect(await demoTemplate(new Date(now))).toBe(await demoTemplate(now))
})
