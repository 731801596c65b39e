import { beforeEach, expect, it, vi } from 'vitest'
import type { AnyRecord } from '../contract.ts'
import { standardCatalog } from '../objects/catalog.ts'
import { createTable } from '../testing/create-table.ts'
import { testPeople, type FreshCrm } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'

vi.mock(import('../objects/all.ts'), async (original) =>
  (await import('../testing/purchase.ts')).withPurchase(await original()),
)
const number = '310101199001011234'
const salary = { amount: '54321.50', currency: 'CNY' }

withCrm('a secret', (fresh) => {
  let crm: FreshCrm
  let record: AnyRecord
  beforeEach(async () => {
    crm = await fresh()
    await createTable(crm.core.pool, standardCatalog.known('purchase'))
    const input = { subject: 'Laptop', national_id: number, salary: '54321.5' }
    record = (await crm.as('admin').save('purchase', input)).record
  })
  const table = async (name: string) =>
    JSON.stringify((await crm.core.pool.query(`select * from "${name}"`)).rows)
  const stored = async (field: string) => {
    const { rows } = await crm.core.pool.query<{ value: string }>(`select "${field}" as value from purchase`)
    return rows[0]?.value ?? ''
  }

  it('is read by those who may, and shown to others only as being there', async () => {
    expect(record).toMatchObject({ national_id: number, salary })
    const seen = async (who: 'admin' | 'manager' | 'rep') => {
      const { national_id, salary } = await crm.as(who).get('purchase', record.id)
      return [national_id, salary]
    }
    expect(await seen('admin')).toEqual([number, salary])
    expect(await seen('manager')).toEqual([number, '••••'])
    expect(await seen('rep')).toEqual(['••••34', '••••'])
    const { items } = await crm.find('purchase', { select: ['national_id'] })
    expect(items).toMatchObject([{ national_id: '••••34' }])
    const field = crm.describe('purchase').fields.find(({ name }) => name === 'salary')
    expect(field).toMatchObject({
      masked: true,
      read_only: true,
      ui: 'text',
      operators: ['is_null', 'is_not_null'],
    })
    const open = crm
      .as('admin')
      .describe('purchase')
      .fields.find(({ name }) => name === 'salary')
    expect(open).not.toHaveProperty('masked')
  })

  it('stands nowhere in the database in plain', async () => {
    const admin = crm.as('admin')
    await admin.save('purchase', { id: record.id, salary: 777001 }, { claim: { key: 'once' } })
    await admin.preview('purchase', { id: record.id, national_id: 'B-998877' })
    await admin.remove('purchase', record.id)
    await admin.restore('purchase', record.id)
    for (const name of ['purchase', 'audit_log', 'outbox_event', 'side_effect', 'search_document']) {
      const text = await table(name)
      expect(text.length).toBeGreaterThan(2)
      for (const plain of [number, '54321', '777001', 'B-998877']) expect(text).not.toContain(plain)
    }
    expect(await stored('salary')).toMatch(/^v1:[0-9a-f-]{36}:[\w-]{16}:[\w-]{22}:[\w-]+$/)
  })

  it('is told to its reader in what a write has changed, also when the write is repeated', async () => {
    const admin = crm.as('admin')
    const claim = { claim: { key: 'raise' } }
    const first = await admin.save('purchase', { id: record.id, salary: 60000 }, claim)
    expect(first.changes).toEqual([
      { field: 'salary', before: salary, after: { amount: '60000.00', currency: 'CNY' } },
    ])
    expect(await admin.save('purchase', { id: record.id, salary: 60000 }, claim)).toEqual({
      ...first,
      repeated: true,
    })
    const byManager = await crm.as('manager').save('purchase', { id: record.id, subject: 'Desk' })
    expect(byManager.record).toMatchObject({ salary: '••••' })
  })

  it('that is written again as it is, is no change', async () => {
    const admin = crm.as('admin')
    const before = await stored('national_id')
    expect((await admin.save('purchase', { id: record.id, national_id: number })).changes).toEqual([])
    await admin.save('purchase', { id: record.id, subject: 'Desk', national_id: number })
    expect(await stored('national_id')).toBe(before)
    await admin.save('purchase', { id: record.id, national_id: null })
    expect(await admin.get('purchase', record.id)).toMatchObject({ national_id: null })
  })

  it('is not written by those who may not read it, and what was sent is not repeated in an error', async () => {
    await expect(
      crm.as('manager').save('purchase', { id: record.id, salary: 1, quantity: 'x' }),
    ).rejects.toMatchObject({
      issues: [
        { at: 'salary', code: 'masked_field' },
        { at: 'quantity', code: 'wrong_type' },
      ],
    })
    const error = await crm
      .as('admin')
      .save('purchase', { id: record.id, salary: 'a lot', national_id: number.repeat(3) })
      .catch((thrown: unknown) => thrown)
    const { issues } = error as { issues: unknown }
    expect(JSON.stringify([issues, String(error)])).not.toMatch(/a lot|310101/)
    expect(issues).toMatchObject([{ code: 'wrong_type' }, { code: 'too_long' }])
  })

  it('can be asked for only whether it is there', async () => {
    const admin = crm.as('admin')
    expect(await admin.count('purchase', { filter: { field: 'salary', op: 'is_not_null' } })).toBe(1)
    await expect(
      admin.count('purchase', { filter: { field: 'salary', op: '=', value: 1 } }),
    ).rejects.toMatchObject({ issues: [{ code: 'unknown_operator' }] })
    await expect(admin.find('purchase', { order: [{ field: 'salary' }] })).rejects.toMatchObject({
      issues: [{ at: 'order[0].field', code: 'unknown_operator' }],
    })
    await expect(
      admin.aggregate('purchase', { group_by: ['salary'], measures: [{ fn: 'count' }] }),
    ).rejects.toMatchObject({ issues: [{ at: 'group_by[0]', code: 'unknown_operator' }] })
    await expect(
      admin.aggregate('purchase', { measures: [{ fn: 'sum', field: 'salary' }] }),
    ).rejects.toMatchObject({ issues: [{ code: 'unknown_operator' }] })
  })

  it('comes back by its ciphertext, and only to the place that it was taken from', async () => {
    const before = await stored('national_id')
    await crm.as('admin').save('purchase', { id: record.id, national_id: 'changed meanwhile' })
    await crm.as('admin').save('purchase', { id: record.id, national_id: before })
    expect(await crm.as('admin').get('purchase', record.id)).toMatchObject({ national_id: number })
    const { record: other } = await crm.as('admin').save('purchase', { subject: 'Other' })
    await expect(
      crm.as('admin').save('purchase', { id: other.id, national_id: before }),
    ).rejects.toMatchObject({ code: 'unreadable_value' })
  })

  it('that was moved to another record, field or altered is not shown', async () => {
    const { record: other } = await crm.as('admin').save('purchase', { national_id: 'another number' })
    const value = await stored('national_id')
    const tampered = `${value.slice(0, -2)}${value.endsWith('AA') ? 'BB' : 'AA'}`
    const attempts = [
      [other.id, 'national_id', value],
      [record.id, 'salary', value],
      [record.id, 'national_id', tampered],
      [record.id, 'national_id', 'plain text'],
    ] as const
    for (const [id, field, wrong] of attempts) {
      await crm.core.pool.query('update purchase set national_id = null, salary = null where id = $1', [id])
      await crm.core.pool.query(`update purchase set "${field}" = $2 where id = $1`, [id, wrong])
      for (const who of ['admin', 'rep'] as const)
        await expect(crm.as(who).get('purchase', id)).rejects.toMatchObject({ code: 'unreadable_value' })
    }
  })

  it('is sealed with a key of its own workspace', async () => {
    await crm.as('foreignAdmin').save('purchase', { national_id: number })
    const { rows } = await crm.core.pool.query('select tenant_id from data_key order by tenant_id')
    expect(rows).toEqual([
      { tenant_id: testPeople.admin.tenant_id },
      { tenant_id: testPeople.foreignAdmin.tenant_id },
    ])
  })
})

withCrm('without an encryption key', (fresh) => {
  it('no secret is written, everything else is', async () => {
    const crm = await fresh({ encryption: { kind: 'none' } })
    await createTable(crm.core.pool, standardCatalog.known('purchase'))
    const admin = crm.as('admin')
    await expect(admin.save('purchase', { salary: 1 })).rejects.toMatchObject({ code: 'key_missing' })
    expect((await admin.save('purchase', { subject: 'x' })).record).toMatchObject({ salary: null })
  })
})
