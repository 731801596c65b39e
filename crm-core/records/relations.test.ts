import { expect, it } from 'vitest'
import { Account, Contact, Opportunity, type FreshCrm } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'
import { parseFilter } from '../contract.ts'

async function world(fresh: () => Promise<FreshCrm>) {
  const crm = await fresh()
  const [acme, beta, empty] = [
    await crm.given(Account, { name: 'Acme' }),
    await crm.given(Account, { name: 'Beta' }),
    await crm.given(Account, { name: 'Empty' }),
  ]
  const deal = (account: { id: string }, amount: number, stage: string, by?: 'otherRep') =>
    crm.given(Opportunity, { account_id: account.id, amount, stage, close_date: '2026-12-01' }, by)
  await deal(acme, 100, 'prospecting')
  await deal(acme, 900, 'proposal')
  await deal(beta, 500, 'proposal')
  await crm.given(Contact, { account_id: acme.id, last_name: 'Lee' })
  return { crm, acme, beta, empty }
}
const names = async (crm: Pick<FreshCrm, 'find'>, where: string) =>
  (await crm.find('account', { filter: parseFilter(where), order: [{ field: 'name' }] })).items.map(
    ({ name }) => name,
  )

withCrm('a condition over children', (fresh) => {
  it('holds where any or none of them meets it', async () => {
    const { crm } = await world(fresh)
    expect(await names(crm, 'has opportunities')).toEqual(['Acme', 'Beta'])
    expect(await names(crm, 'has no opportunities')).toEqual(['Empty'])
    expect(await names(crm, 'has opportunities (amount > 800)')).toEqual(['Acme'])
    expect(await names(crm, 'has no opportunities (stage = prospecting) and has opportunities')).toEqual([
      'Beta',
    ])
    expect(await names(crm, 'not has contacts (last_name = Lee)')).toEqual(['Beta', 'Empty'])
    expect(
      await crm.count('account', { filter: parseFilter('has opportunities (account_id.name = Beta)') }),
    ).toBe(1)
  })

  it('goes down several levels', async () => {
    const { crm, acme } = await world(fresh)
    const [lee] = (await crm.find('contact', { filter: { field: 'account_id', op: '=', value: acme.id } }))
      .items
    await crm.save('activity', { subject: 'Call', who_id: lee?.id, activity_date: '2026-11-20' })
    expect(await names(crm, 'has contacts (has activities (subject = Call))')).toEqual(['Acme'])
    expect(await names(crm, 'has contacts (has no activities)')).toEqual([])
  })

  it('sees only what its asker reaches', async () => {
    const { crm, empty } = await world(fresh)
    const admin = crm.as('admin')
    await admin.save('opportunity', {
      name: 'Secret',
      account_id: empty.id,
      close_date: '2026-12-01',
      amount: 1,
    })
    expect(await names(crm, 'has opportunities')).toEqual(['Acme', 'Beta'])
    expect(await names(admin, 'has opportunities')).toEqual(['Acme', 'Beta', 'Empty'])
    expect(await names(crm, 'has no opportunities')).toEqual(['Empty'])
  })

  it('tells every mistake and where it is', async () => {
    const { crm } = await world(fresh)
    const filter = parseFilter('has oportunities and has opportunities (amout > 1 or stage < 3)')
    await expect(crm.find('account', { filter })).rejects.toMatchObject({
      issues: [
        { at: 'filter.and[0].relation', code: 'unknown_field' },
        { at: 'filter.and[1].filter.or[0].field', code: 'unknown_field' },
        { at: 'filter.and[1].filter.or[1].op', code: 'unknown_operator' },
      ],
    })
  })
})

withCrm('an include', (fresh) => {
  it('counts children without bringing them, those within reach and filter', async () => {
    const { crm, empty } = await world(fresh)
    await crm
      .as('admin')
      .save('opportunity', { name: 'Secret', account_id: empty.id, close_date: '2026-12-01' })
    const { items } = await crm.find('account', {
      order: [{ field: 'name' }],
      include: {
        opportunities: { count: true, filter: parseFilter('stage = proposal') },
        contacts: { count: true },
      },
    })
    expect(
      items.map((one) => [one['opportunities_count'], one['contacts_count'], one['opportunities']]),
    ).toEqual([
      [1, 1, undefined],
      [1, 0, undefined],
      [0, 0, undefined],
    ])
  })
})

withCrm('an aggregate', (fresh) => {
  it('counts different values, and keeps groups that a measure lets through', async () => {
    const { crm } = await world(fresh)
    const by = (query: object) => crm.aggregate('opportunity', { measures: [{ fn: 'count' }], ...query })
    const different = await by({
      measures: [
        { fn: 'count_distinct', field: 'account_id' },
        { fn: 'count_distinct', field: 'amount' },
      ],
    })
    expect(different.map(({ values }) => values)).toEqual([[2, 3]])
    const often = await by({ group_by: ['account_id'], having: [{ measure: 0, op: '>', value: 1 }] })
    expect(often.map(({ labels, values }) => [labels[0], values[0]])).toEqual([['Acme', 2]])
    const large = await by({
      group_by: ['account_id'],
      measures: [{ fn: 'sum', field: 'amount' }],
      having: [{ measure: 0, op: '<', value: 600 }],
    })
    expect(large.map(({ labels, values }) => [labels[0], values[0]])).toEqual([['Beta', '500.00']])
    expect(await by({ having: [{ measure: 0, op: '>', value: 99 }] })).toEqual([])
    await expect(by({ having: [{ measure: 3, op: '>', value: 1 }] })).rejects.toMatchObject({
      issues: [{ at: 'having[0]', code: 'out_of_range' }],
    })
  })
})
