import { expect, it, vi } from 'vitest'
import { Readable } from 'node:stream'
import { keyIdOf } from '../privacy/envelope.ts'
import { rotateKeys } from '../privacy/rotate.ts'
import { Account } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'

// Kinds whose values upkeep has to find in the columns of administrators, too.
vi.mock(import('./kinds.ts'), async (original) => {
  const real = await original()
  const { z } = await import('zod')
  const { Field } = await import('../fields/field.ts')
  const { commonSettings } = await import('./definition.ts')
  const settings = z.strictObject(commonSettings)
  const made: typeof real.customKinds = {
    ...real.customKinds,
    encrypted: {
      settings,
      make: ({ label }) => Field.encrypted({ label, of: 'text', readers: ['admin'] }),
    },
    fileList: { settings, make: (common) => Field.fileList(common) },
  }
  return {
    ...real,
    customKinds: made,
    kindNamed: (name: unknown) => (typeof name === 'string' ? made[name] : undefined),
  }
})

const label = { en: 'Extra', zh: '附加' }

withCrm('what an administrator has added', (fresh) => {
  it('has its secrets sealed anew with all others, also while it is retired', async () => {
    const crm = await fresh()
    const admin = crm.as('admin')
    await admin.metadata.addField('account', { name: 'tax_id', kind: 'encrypted', label })
    await admin.metadata.addObject({
      name: 'permit',
      label,
      plural: label,
      display: 'title',
      fields: [
        { name: 'title', kind: 'text', label },
        { name: 'pin', kind: 'encrypted', label },
      ],
    })
    const account = await crm.given(Account, {}, 'admin')
    await admin.save('account', { id: account.id, tax_id: 'DE 123' })
    const { record: permit } = await admin.save('permit', { title: 'One', pin: '4711' })
    const [first] = await rotateKeys(crm.core)
    expect(first).toMatchObject({ resealed: 2, retired: 1 })

    await admin.metadata.retireField('account', 'tax_id')
    await admin.metadata.retireObject('permit')
    const [second] = await rotateKeys(crm.core)
    expect(second).toMatchObject({ resealed: 2, retired: 1 })
    await admin.metadata.restoreField('account', 'tax_id')
    await admin.metadata.restoreObject('permit')
    expect(await admin.get('account', account.id)).toMatchObject({ tax_id: 'DE 123' })
    expect(await admin.get('permit', permit.id)).toMatchObject({ pin: '4711' })
    const { rows } = await crm.core.pool.query<{ column_name: string }>(
      `select column_name from custom_field where name = 'tax_id'`,
    )
    const stored = await crm.core.pool.query(
      `select ${rows[0]?.column_name} as value from account where id = $1`,
      [account.id],
    )
    expect(keyIdOf(stored.rows[0]?.value)).toBe(second?.key_id)
  })

  it('keeps the files that it names from the sweep, also while it is retired', async () => {
    const crm = await fresh()
    const admin = crm.as('admin')
    await admin.metadata.addField('account', { name: 'papers', kind: 'fileList', label })
    const upload = (name: string) =>
      crm.core.files.upload(admin.actor, {
        name,
        type: 'text/plain',
        bytes: Readable.from([Buffer.from('some words')]),
      })
    const [named, idle] = [await upload('named.txt'), await upload('idle.txt')]
    const account = await crm.given(Account, {}, 'admin')
    await admin.save('account', { id: account.id, papers: [{ ...named }] })
    // As if nobody had noted that it was named: the records themselves have to tell.
    await crm.core.pool.query(
      `update file_upload set kept_at = null, created_at = now() - interval '9 years'`,
    )
    await admin.metadata.retireField('account', 'papers')
    expect(await crm.core.files.sweep()).toBe(1)
    expect(await crm.core.files.store.exists(named.key)).toBe(true)
    expect(await crm.core.files.store.exists(idle.key)).toBe(false)
  })
})
