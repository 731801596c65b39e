import { expect, it } from 'vitest'
import { Lead, type FreshCrm } from '../testing/index.ts'
import { parseFilter } from '../contract.ts'
import { withCrm } from '../testing/with-crm.ts'

const hot = {
  name: 'Hot leads',
  object_name: 'lead',
  filter: parseFilter('lead_score >= 80'),
  order: [{ field: 'lead_score', direction: 'desc' }],
  columns: ['last_name', 'lead_score'],
  group_by: ['status'],
}
async function leads(crm: FreshCrm) {
  for (const [last_name, lead_score, status] of [
    ['A', 90, 'new'],
    ['B', 85, 'contacted'],
    ['C', 20, 'new'],
    ['D', 99, 'new'],
  ] as const)
    await crm.given(Lead, { last_name, lead_score, status })
}

withCrm('a saved view', (fresh) => {
  it('gives a list its filter, order and columns, found by id or by name', async () => {
    const crm = await fresh()
    await leads(crm)
    const { record } = await crm.save('saved_view', hot)
    for (const view of [record.id, 'Hot leads', 'hot LEADS']) {
      const { items } = await crm.find('lead', { view })
      expect(items.map((one) => one['last_name'])).toEqual(['D', 'A', 'B'])
      expect(Object.keys(items[0] ?? {}).toSorted()).toEqual([
        'id',
        'last_name',
        'lead_score',
        'tenant_id',
        'version',
      ])
    }
    expect(await crm.count('lead', { view: record.id })).toBe(3)
  })

  it('is narrowed by what is asked beside it, which wins in order and columns', async () => {
    const crm = await fresh()
    await leads(crm)
    await crm.save('saved_view', hot)
    const page = await crm.find('lead', {
      view: 'Hot leads',
      filter: parseFilter('status = new'),
      order: [{ field: 'last_name' }],
      select: ['last_name', 'status'],
      limit: 1,
    })
    expect(page.items).toMatchObject([{ last_name: 'A', status: 'new' }])
    const next = await crm.find('lead', {
      view: 'Hot leads',
      filter: parseFilter('status = new'),
      order: [{ field: 'last_name' }],
      limit: 1,
      cursor: page.next_cursor ?? '',
    })
    expect(next.items).toMatchObject([{ last_name: 'D' }])
    const groups = await crm.aggregate('lead', { view: 'Hot leads', measures: [{ fn: 'count' }] })
    expect(groups.map(({ group, values }) => [group[0], values[0]])).toEqual([
      ['contacted', 1],
      ['new', 2],
    ])
  })

  it('is its owner’s alone unless it is shared, and only those who lead change a shared one of another', async () => {
    const crm = await fresh()
    const { record } = await crm.save('saved_view', hot)
    const others = ['teammate', 'manager', 'admin'] as const
    for (const person of others) {
      await expect(crm.as(person).get('saved_view', record.id)).rejects.toMatchObject({ code: 'not_found' })
      await expect(crm.as(person).find('lead', { view: record.id })).rejects.toMatchObject({
        code: 'not_found',
      })
    }
    await crm.save('saved_view', { id: record.id, is_shared: true })
    for (const person of others) expect(await crm.as(person).find('lead', { view: 'Hot leads' })).toBeTruthy()
    const rename = (person: (typeof others)[number]) =>
      crm.as(person).save('saved_view', { id: record.id, name: `By ${person}` })
    await expect(rename('teammate')).rejects.toMatchObject({ code: 'forbidden' })
    expect(await rename('manager')).toMatchObject({ record: { name: 'By manager' } })
    await expect(crm.as('foreignAdmin').find('lead', { view: record.id })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(crm.as('finance').save('saved_view', hot)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('shows each reader only what that reader reaches', async () => {
    const crm = await fresh()
    await leads(crm)
    await crm.save('saved_view', { ...hot, is_shared: true })
    expect((await crm.as('otherRep').find('lead', { view: 'Hot leads' })).items).toEqual([])
    expect((await crm.as('teammate').find('lead', { view: 'Hot leads' })).items).toHaveLength(3)
  })

  it('prefers one’s own to a shared one of the same name', async () => {
    const crm = await fresh()
    await leads(crm)
    await crm.as('admin').save('saved_view', { ...hot, is_shared: true })
    await crm.save('saved_view', { ...hot, filter: parseFilter('last_name = C') })
    expect((await crm.find('lead', { view: 'Hot leads' })).items).toMatchObject([{ last_name: 'C' }])
    await expect(crm.find('contact', { view: 'Hot leads' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is judged when it is saved: every mistake at once, each with its place', async () => {
    const crm = await fresh()
    const wrong = {
      ...hot,
      filter: parseFilter('scor > 1 and status < new and has kittens'),
      order: [{ field: 'nothing' }],
      columns: ['last_name', 'no_column'],
      group_by: [{ field: 'created_at', period: 'month' }, 'no_group'],
    }
    await expect(crm.save('saved_view', wrong)).rejects.toMatchObject({
      code: 'invalid',
      issues: [
        { at: 'filter.and[0].field', code: 'unknown_field' },
        { at: 'filter.and[1].op', code: 'unknown_operator' },
        { at: 'filter.and[2].relation', code: 'unknown_field' },
        { at: 'order[0].field', code: 'unknown_field' },
        { at: 'columns[1]', code: 'unknown_field' },
        { at: 'group_by[1]', code: 'unknown_field' },
      ],
    })
    for (const filter of ['text', [], 5, { and: 'x' }, { field: 3 }])
      await expect(crm.save('saved_view', { ...hot, filter })).rejects.toMatchObject({ code: 'invalid' })
    await expect(crm.save('saved_view', { ...hot, object_name: 'kitten' })).rejects.toMatchObject({
      issues: [{ at: 'object_name', code: 'unknown_object' }],
    })
    await expect(crm.save('saved_view', { ...hot, columns: 'all' })).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})
