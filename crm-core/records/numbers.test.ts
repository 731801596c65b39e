import { beforeEach, expect, it, vi } from 'vitest'
import type { ActorCrm } from '../contract.ts'
import { standardCatalog } from '../objects/catalog.ts'
import { createTable } from '../testing/create-table.ts'
import { testPeople, type FreshCrm } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'

vi.mock(import('../objects/all.ts'), async (original) =>
  (await import('../testing/purchase.ts')).withPurchase(await original()),
)

withCrm('the number of a record', (fresh) => {
  let crm: ActorCrm
  let core: FreshCrm['core']
  beforeEach(async () => {
    const opened = await fresh()
    core = opened.core
    crm = opened.as('manager')
    await createTable(core.pool, standardCatalog.known('purchase'))
  })
  const create = async (by: ActorCrm, ...inputs: readonly Record<string, unknown>[]) =>
    (await by.saveAll('purchase', inputs)).map(({ record }) => textOf(record['purchase_number']))
  const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
  const countOf = (number: string | undefined) => Number(number?.slice(3))

  it('is given in order, one to a record, and told as a change', async () => {
    const { record, changes } = await crm.save('purchase', { subject: 'first' })
    expect(record['purchase_number']).toBe('PO-00001')
    expect(changes).toContainEqual({ field: 'purchase_number', before: null, after: 'PO-00001' })
    expect(await create(crm, {}, {}, {})).toEqual(['PO-00002', 'PO-00003', 'PO-00004'])
    expect(await create(core.as(testPeople.foreignAdmin), {})).toEqual(['PO-00001'])
    const hits = await crm.search('PO-00003')
    expect(hits[0]).toMatchObject({ object: 'purchase', display: 'PO-00003' })
  })

  it('is never the same for two writers, and leaves no gap', async () => {
    const given = await Promise.all(
      Array.from({ length: 12 }, (_, i) => create(crm, ...Array.from({ length: 1 + (i % 3) }, () => ({})))),
    )
    const numbers = given.flat().map(countOf)
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1))
    // A batch has its numbers in a row.
    for (const batch of given) expect(countOf(batch.at(-1)) - countOf(batch[0])).toBe(batch.length - 1)
  })

  it('is taken back by a write that fails', async () => {
    await create(crm, {})
    await core.pool.query(`alter table purchase add check (subject <> 'refused')`)
    await expect(create(crm, {}, { subject: 'refused' })).rejects.toThrow('check constraint')
    expect(await create(crm, {})).toEqual(['PO-00002'])
  })

  it('is not given by a preview', async () => {
    expect((await crm.preview('purchase', {})).record['purchase_number']).toBeNull()
    expect(await create(crm, {})).toEqual(['PO-00001'])
  })

  it('may be brought by an import of an administrator; the count goes on beyond it', async () => {
    const importing = core.as({ ...testPeople.admin, door: 'import' })
    expect(
      await create(importing, { purchase_number: 'PO-00041' }, {}, { purchase_number: 'OLD/7' }),
    ).toEqual(['PO-00041', 'PO-00042', 'OLD/7'])
    expect(await create(crm, {})).toEqual(['PO-00043'])
    expect(await create(importing, { purchase_number: 'PO-00007' }, {})).toEqual(['PO-00007', 'PO-00044'])
    await expect(create(importing, { purchase_number: 'PO-00007' })).rejects.toMatchObject({
      issues: [{ at: 'rows[0].purchase_number', code: 'duplicate' }],
    })
  })

  it('is nobody else’s to set or change', async () => {
    const issue = { issues: [{ code: 'read_only' }] }
    await expect(create(core.as(testPeople.admin), { purchase_number: 'PO-00009' })).rejects.toMatchObject(
      issue,
    )
    const byManager = core.as({ ...testPeople.manager, door: 'import' })
    await expect(create(byManager, { purchase_number: 'PO-00009' })).rejects.toMatchObject(issue)
  })
})

withCrm('a computed field', (fresh) => {
  let crm: ActorCrm
  let core: FreshCrm['core']
  beforeEach(async () => {
    const opened = await fresh()
    core = opened.core
    crm = opened.as('manager')
    await createTable(core.pool, standardCatalog.known('purchase'))
  })

  it('is shown by a preview, stored by a write and follows what it is made of', async () => {
    const input = {
      quantity: 3,
      unit_price: 400,
      shipping: 9.5,
      ordered_on: '2026-11-01',
      due_on: '2026-12-01',
    }
    const expected = {
      net: { amount: '1200.00', currency: 'CNY' },
      total: { amount: '1209.50', currency: 'CNY' },
      days: 30,
      is_large: true,
    }
    expect((await crm.preview('purchase', input)).record).toMatchObject(expected)
    const { record, changes } = await crm.save('purchase', input)
    expect(record).toMatchObject(expected)
    expect(changes.map(({ field }) => field)).not.toContain('total')
    const changed = await crm.save('purchase', { id: record.id, quantity: 1 })
    expect(changed.record).toMatchObject({ total: { amount: '409.50' }, is_large: false })
    expect(await crm.get('purchase', record.id)).toMatchObject({ total: { amount: '409.50' } })
  })

  it('is filtered, sorted and added up like any other', async () => {
    for (const quantity of [5, 1, 3, null]) await crm.save('purchase', { quantity, unit_price: 100 })
    const { items } = await crm.find('purchase', {
      filter: { field: 'total', op: '>=', value: 300 },
      order: [{ field: 'total' }],
    })
    expect(items.map((item) => item['quantity'])).toEqual([3, 5])
    expect(await crm.aggregate('purchase', { measures: [{ fn: 'sum', field: 'total' }] })).toMatchObject([
      { values: ['900.00'], currency: 'CNY' },
    ])
    expect(await crm.count('purchase', { filter: { field: 'total', op: 'is_null' } })).toBe(1)
  })

  it('is written by nobody, and what cannot be stored is refused before it is tried', async () => {
    await expect(crm.save('purchase', { total: 1 })).rejects.toMatchObject({
      issues: [{ code: 'read_only' }],
    })
    await expect(crm.save('purchase', { quantity: 1e15, unit_price: 9999999999999 })).rejects.toMatchObject({
      issues: [{ at: 'net', code: 'result_out_of_range' }, { at: 'total' }, { at: 'is_large' }],
    })
  })
})
