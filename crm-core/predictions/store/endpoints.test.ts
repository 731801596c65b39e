import { expect, it } from 'vitest'
import { rotateKeys } from '../../privacy/rotate.ts'
import { testTenants } from '../../testing/index.ts'
import { withCrm } from '../../testing/with-crm.ts'
import { sampleVersion } from '../testing/samples.ts'

const endpoint = JSON.stringify({ url: 'https://models.example.com/predict', token: 'token-nobody-sees' })

withCrm('endpoints of remote versions', (fresh) => {
  it('stand sealed in the database, open for their own version alone, and are in no answer', async () => {
    const crm = await fresh()
    const { store } = crm.core.models(testTenants.a)
    const [one, two] = [
      await store.add(sampleVersion({ origin: 'remote', endpoint })),
      await store.add(sampleVersion({ origin: 'remote', endpoint: '{}' })),
    ]
    expect(await store.endpoint(one.id)).toBe(endpoint)
    const { rows } = await crm.core.pool.query<{ row: string }>(
      `select model_version::text as row from model_version
       union all select audit_log::text from audit_log union all select outbox_event::text from outbox_event`,
    )
    expect(rows.filter(({ row }) => /nobody-sees|models\.example/.test(row))).toEqual([])
    expect(JSON.stringify(await store.versions('lead-score'))).not.toContain('endpoint')
    await crm.core.pool.query(
      `update model_version set endpoint = (select endpoint from model_version where id = $1) where id = $2`,
      [one.id, two.id],
    )
    await expect(store.endpoint(two.id)).rejects.toMatchObject({ code: 'unreadable_value' })
  })

  it('are not there for another workspace, nor for a version that has none', async () => {
    const crm = await fresh()
    const { store } = crm.core.models(testTenants.a)
    const { id } = await store.add(sampleVersion({ origin: 'remote', endpoint }))
    const own = await store.add(sampleVersion())
    const theirs = crm.core.models(testTenants.b).store
    await expect(theirs.endpoint(id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(store.endpoint(own.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are sealed anew by a rotation of keys, which counts them', async () => {
    const crm = await fresh()
    const { store } = crm.core.models(testTenants.a)
    const { id } = await store.add(sampleVersion({ origin: 'remote', endpoint }))
    const keyOf = async () =>
      (
        await crm.core.pool.query<{ key: string }>(
          `select split_part(endpoint, ':', 2) as "key" from model_version where id = $1`,
          [id],
        )
      ).rows[0]?.key
    const before = await keyOf()
    expect(await crm.as('admin').keys.status()).toMatchObject({ sealed: 1, left: 0 })
    const [rotation] = await rotateKeys(crm.core, { tenant_id: testTenants.a })
    expect(rotation).toMatchObject({ resealed: 1, retired: 1 })
    expect(await keyOf()).toBe(rotation?.key_id)
    expect(await keyOf()).not.toBe(before)
    expect(await store.endpoint(id)).toBe(endpoint)
  })
})
