import { expect, it } from 'vitest'
import { Account, Lead, testTenants } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'
import { verifyAudit } from './verify.ts'

withCrm('the audit chain', (fresh) => {
  it('is whole after creations, changes, lists and deletions, one chain a workspace', async () => {
    const crm = await fresh()
    const account = await crm.given(Account, { annual_revenue: '12.50', location: '北京' })
    await crm.save('account', { id: account.id, name: 'Other' })
    await crm.saveAll(
      'lead',
      Array.from({ length: 20 }, (_, i) => ({ last_name: `L${i}` })),
    )
    await crm.remove('account', account.id)
    await crm.given(Lead, {}, 'foreignAdmin')
    const { a, b } = testTenants
    expect(await verifyAudit(crm.core.db(a), a)).toEqual({ entries: 23, broken_at: null })
    expect(await verifyAudit(crm.core.db(b), b)).toEqual({ entries: 1, broken_at: null })
  })

  it('stays in one line under concurrent writers', async () => {
    const crm = await fresh()
    await Promise.all(Array.from({ length: 15 }, (_, i) => crm.save('lead', { last_name: `L${i}` })))
    const { a } = testTenants
    expect(await verifyAudit(crm.core.db(a), a)).toEqual({ entries: 15, broken_at: null })
  })

  it.each([
    [`update audit_log set changes = '[]' where seq = 2`, 2],
    [`update audit_log set user_id = null where seq = 2`, 2],
    ['delete from audit_log where seq = 2', 2],
    ['delete from audit_log where seq = 3', 3],
  ])('shows what was done to it: %s', async (tampering, broken_at) => {
    const crm = await fresh()
    for (const name of ['One', 'Two', 'Three']) await crm.given(Account, { name })
    await crm.core.pool.query(tampering)
    expect(await verifyAudit(crm.core.db(testTenants.a), testTenants.a)).toMatchObject({ broken_at })
  })
})
