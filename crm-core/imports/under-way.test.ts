import { expect, it } from 'vitest'
import { Embedders } from '../search/index.ts'
import { Account, testTenants, type FreshCrm } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'
import { imported, upload } from './testing.ts'

const vectors = ({ core }: FreshCrm) => ({
  made: () => new Embedders(null).catchUp(core.db(testTenants.a), testTenants.a),
  waiting: async () => {
    const { rows } = await core.pool.query<{ n: number }>(
      'select count(*)::int as n from search_document where vector is null',
    )
    return rows[0]?.n
  },
})

withCrm('what can wait while an import is under way', (fresh) => {
  it.each(['running', 'reverting'])('are vectors, as long as it is %s and moves on', async (status) => {
    const crm = await fresh()
    await crm.given(Account, { name: 'Acme' })
    await upload(crm, 'account', 'Name\nBeta\n')
    const { made } = vectors(crm)
    await crm.core.pool.query('update import_run set status = $1, updated_at = now()', [status])
    expect(await made()).toBe(0)
    await crm.core.pool.query(`update import_run set updated_at = now() - interval '2 minutes'`)
    expect(await made()).toBe(1)
  })

  it('is not held up by an import that waits to be started, nor by one of another workspace', async () => {
    const crm = await fresh()
    await crm.given(Account, { name: 'Acme' })
    await upload(crm, 'account', 'Name\nBeta\n')
    const away = await upload(crm.as('foreignAdmin'), 'account', 'Name\nGamma\n')
    await crm.core.pool.query(`update import_run set status = 'running', updated_at = now() where id = $1`, [
      away.id,
    ])
    expect(await vectors(crm).made()).toBe(1)
  })

  it('goes on as soon as the import has ended', async () => {
    const crm = await fresh()
    const run = await imported(crm, crm, 'account', 'Name\nAcme\nBeta\n')
    expect(run.counts.created).toBe(2)
    await expect.poll(vectors(crm).waiting, { timeout: 20_000 }).toBe(0)
  })
})
