import { expect, it } from 'vitest'
import type { AnyRecord, Filter, Money, Query } from '../contract.ts'
import { Account, Contact, Lead, Opportunity, testPeople, type FreshCrm } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'

const names = (items: readonly AnyRecord[]) => items.map((item) => item['name'] ?? item['last_name'])

withCrm('a filter', (fresh) => {
  const world = async () => {
    const crm = await fresh()
    const { record: steel } = await crm.save('account', {
      name: 'Steel',
      industry: 'manufacturing',
      employee_count: 50,
    })
    const { record: bank } = await crm.save('account', {
      name: 'Bank',
      industry: 'finance',
      employee_count: 500,
    })
    const { record: blank } = await crm.save('account', { name: 'Blank_100%' })
    await crm.saveAll('contact', [
      { last_name: 'S', account_id: steel.id },
      { last_name: 'B', account_id: bank.id },
      { last_name: 'N' },
    ])
    return { crm, steel, bank, blank }
  }
  const accounts = async (crm: FreshCrm, filter: Filter) =>
    names((await crm.find('account', { filter, order: [{ field: 'name' }] })).items)

  it('compares, lists, looks for parts of text and joins with and, or, not', async () => {
    const { crm } = await world()
    const cases: [Filter, string[]][] = [
      [{ field: 'industry', op: '=', value: 'finance' }, ['Bank']],
      [{ field: 'industry', op: '!=', value: 'finance' }, ['Blank_100%', 'Steel']],
      [{ field: 'industry', op: 'not_in', value: ['finance'] }, ['Blank_100%', 'Steel']],
      [{ field: 'industry', op: 'in', value: ['finance', null] }, ['Bank', 'Blank_100%']],
      [{ field: 'industry', op: 'in', value: [] }, []],
      [{ field: 'employee_count', op: '>', value: 50 }, ['Bank']],
      [{ field: 'employee_count', op: 'between', value: [50, 500] }, ['Bank', 'Steel']],
      [{ field: 'employee_count', op: 'is_null' }, ['Blank_100%']],
      [{ field: 'name', op: 'contains', value: 'AN' }, ['Bank', 'Blank_100%']],
      [{ field: 'name', op: 'contains', value: '0%' }, ['Blank_100%']],
      [{ field: 'name', op: 'starts_with', value: 'b' }, ['Bank', 'Blank_100%']],
      [{ field: 'name', op: 'starts_with', value: '_' }, []],
      [{ not: { field: 'employee_count', op: '>', value: 50 } }, ['Blank_100%', 'Steel']],
      [
        {
          or: [
            { field: 'name', op: '=', value: 'Steel' },
            { field: 'industry', op: '=', value: 'finance' },
          ],
        },
        ['Bank', 'Steel'],
      ],
      [{ and: [] }, ['Bank', 'Blank_100%', 'Steel']],
      [{ field: 'owner_id', op: '=', value: 'me' }, ['Bank', 'Blank_100%', 'Steel']],
      [{ field: 'owner_id', op: '!=', value: 'me' }, []],
    ]
    const found = await Promise.all(cases.map(async ([filter]) => [filter, await accounts(crm, filter)]))
    expect(found).toEqual(cases)
  })

  it('steps over a reference, where an absent record counts as absent values', async () => {
    const { crm } = await world()
    const contacts = async (filter: Filter) =>
      names((await crm.find('contact', { filter, order: [{ field: 'last_name' }] })).items)
    expect(await contacts({ field: 'account_id.industry', op: '=', value: 'finance' })).toEqual(['B'])
    expect(await contacts({ field: 'account_id.industry', op: '!=', value: 'finance' })).toEqual(['N', 'S'])
    expect(await contacts({ field: 'account_id.industry', op: 'is_null' })).toEqual(['N'])
    expect(await contacts({ field: 'account_id.employee_count', op: '<', value: 100 })).toEqual(['S'])
    expect(await contacts({ field: 'account_id.owner_id', op: '=', value: 'me' })).toEqual(['B', 'S'])
  })

  it('steps over a link to any of several objects', async () => {
    const { crm } = await world()
    const { record: lead } = await crm.save('lead', { last_name: 'L', email: 'l@example.com' })
    await crm.saveAll('task', [{ subject: 'with', who_id: lead.id }, { subject: 'without' }])
    const filter: Filter = { field: 'who_id.email', op: '=', value: 'L@Example.com' }
    expect((await crm.find('task', { filter })).items).toMatchObject([{ subject: 'with', who_type: 'lead' }])
  })

  it('tells everything that is wrong with it, and where', async () => {
    const { crm } = await world()
    const filter = {
      and: [
        { field: 'indstry', op: '=', value: 'x' },
        { field: 'industry', op: 'contains', value: 'x' },
        { or: [{ field: 'employee_count', op: '>', value: 'many' }] },
        { field: 'created_at', op: 'in_period', value: 'someday' },
        { field: 'account_id.name', op: '=', value: 'x' },
        { field: 'constructor', op: '=', value: 'x' },
      ],
    } as Filter
    const query: Query = {
      filter,
      select: ['nme'],
      order: [{ field: 'x' }],
      limit: 900,
      include: { contcts: true },
    }
    await expect(crm.find('account', query)).rejects.toMatchObject({
      code: 'invalid',
      issues: expect.arrayContaining(
        [
          ['limit', 'out_of_range'],
          ['select[0]', 'unknown_field'],
          ['filter.and[0].field', 'unknown_field'],
          ['filter.and[1].op', 'unknown_operator'],
          ['filter.and[2].or[0].value', 'wrong_type'],
          ['filter.and[3].value', 'bad_period'],
          ['filter.and[4].field', 'unknown_field'],
          ['filter.and[5].field', 'unknown_field'],
          ['include.contcts', 'unknown_field'],
          ['order[0].field', 'unknown_field'],
        ].map(([at, code]) => expect.objectContaining({ at, code })),
      ),
    })
    await expect(crm.find('acount', {})).rejects.toMatchObject({
      code: 'unknown_object',
      params: { nearest: expect.stringContaining('account') },
    })
  })

  it('treats hostile text as text', async () => {
    const { crm } = await world()
    const value = `'; drop table account; --`
    expect(await accounts(crm, { field: 'name', op: '=', value })).toEqual([])
    expect(await accounts(crm, { field: 'name', op: 'contains', value: `%' or 1=1 \u0000 \\` })).toEqual([])
    expect(await crm.count('account', {})).toBe(3)
  })
})

withCrm('a period', (fresh) => {
  it('is that of the reader’s time zone', async () => {
    // Sunday evening in New York is Monday morning in Shanghai.
    const crm = await fresh({ now: '2026-11-23T01:00:00Z' })
    await crm.saveAll('activity', [
      { subject: 'Sunday in both', activity_date: '2026-11-22T10:00:00Z' },
      { subject: 'Monday in Shanghai', activity_date: '2026-11-22T17:00:00Z' },
    ])
    const thisWeek = async (time_zone: string) => {
      const reader = crm.core.as({ ...testPeople.rep, time_zone })
      const filter: Filter = { field: 'activity_date', op: 'in_period', value: 'this_week' }
      return (await reader.find('activity', { filter, order: [{ field: 'activity_date' }] })).items.map(
        (one) => one['subject'],
      )
    }
    expect(await thisWeek('Asia/Shanghai')).toEqual(['Monday in Shanghai'])
    expect(await thisWeek('America/New_York')).toEqual(['Sunday in both', 'Monday in Shanghai'])
  })

  it('cuts time in a sum where the reader’s month ends', async () => {
    const crm = await fresh()
    await crm.saveAll('activity', [
      { subject: 'x', activity_date: '2026-10-31T15:59:59Z', duration_minutes: 10 },
      { subject: 'y', activity_date: '2026-10-31T16:00:00Z', duration_minutes: 20 },
    ])
    const months = (time_zone: string) =>
      crm.core.as({ ...testPeople.rep, time_zone }).aggregate('activity', {
        group_by: [{ field: 'activity_date', period: 'month' }],
        measures: [{ fn: 'sum', field: 'duration_minutes' }],
      })
    expect(await months('Asia/Shanghai')).toMatchObject([
      { group: ['2026-10-01'], values: [10] },
      { group: ['2026-11-01'], values: [20] },
    ])
    expect(await months('UTC')).toMatchObject([{ group: ['2026-10-01'], values: [30] }])
  })

  it('takes dates as days', async () => {
    const crm = await fresh()
    const { id: account_id } = await crm.given(Account)
    for (const close_date of ['2026-09-30', '2026-10-01', '2026-12-31', '2027-01-01'])
      await crm.save('opportunity', { name: close_date, account_id, close_date })
    const within = async (value: object | string) => {
      const filter = { field: 'close_date', op: 'in_period', value } as Filter
      return names((await crm.find('opportunity', { filter, order: [{ field: 'name' }] })).items)
    }
    expect(await within('this_quarter')).toEqual(['2026-10-01', '2026-12-31'])
    expect(await within({ from: '2026-12-31' })).toEqual(['2026-12-31', '2027-01-01'])
    expect(await within({ to: '2026-10-01' })).toEqual(['2026-09-30'])
  })
})

withCrm('a page', (fresh) => {
  const leads = async (crm: FreshCrm, count: number) => {
    await crm.saveAll(
      'lead',
      Array.from({ length: count }, (_, i) => ({ last_name: `L${i}`, lead_score: i % 3 ? i % 7 : null })),
    )
  }
  const walk = async (
    crm: FreshCrm,
    query: Query,
    between: () => Promise<unknown> = async () => undefined,
  ) => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await crm.find('lead', { ...query, ...(cursor && { cursor }) })
      seen.push(...page.items.map((item) => item.id))
      cursor = page.next_cursor
      await between()
    } while (cursor)
    return seen
  }

  it('leads through all rows once, absent values last, in both directions', async () => {
    const crm = await fresh()
    await leads(crm, 40)
    for (const direction of ['asc', 'desc'] as const) {
      const order = [{ field: 'lead_score', direction }, { field: 'last_name' }]
      const whole = (await crm.find('lead', { order, limit: 200 })).items
      expect(await walk(crm, { order, limit: 7 })).toEqual(whole.map(({ id }) => id))
      expect(whole.at(-1)?.['lead_score']).toBeNull()
    }
    expect(new Set(await walk(crm, { limit: 3 })).size).toBe(40)
  })

  it('neither repeats nor drops rows while others are inserted', async () => {
    const crm = await fresh()
    await leads(crm, 20)
    const before = new Set((await crm.find('lead', { limit: 200 })).items.map(({ id }) => id))
    let n = 0
    const seen = await walk(crm, { limit: 5 }, async () => {
      crm.clock.advance(1000)
      if (n++ < 3) await crm.save('lead', { last_name: `new ${n}` })
    })
    expect(new Set(seen).size).toBe(seen.length)
    for (const id of before) expect(seen).toContain(id)
  })

  it('refuses a cursor of another question, and one that was made up', async () => {
    const crm = await fresh()
    await leads(crm, 5)
    const { next_cursor } = await crm.find('lead', { limit: 2 })
    const filter: Filter = { field: 'lead_score', op: '>', value: 1 }
    for (const query of [{ cursor: next_cursor ?? '', filter }, { cursor: 'abc' }, { cursor: '' }])
      await expect(crm.find('lead', query)).rejects.toMatchObject({
        issues: [{ at: 'cursor', code: 'bad_cursor' }],
      })
  })

  it('refuses a cursor whose values were tampered with, and never fails for it', async () => {
    const crm = await fresh()
    await leads(crm, 5)
    const order = [{ field: 'lead_score' }, { field: 'status' }, { field: 'created_at' }] as const
    const { next_cursor } = await crm.find('lead', { limit: 2, order })
    const { q, v } = JSON.parse(Buffer.from(next_cursor ?? '', 'base64url').toString('utf8'))
    const changed = [
      [],
      v.slice(1),
      [...v, 1],
      v.with(0, 'many'),
      v.with(1, 'new'),
      v.with(2, 'no time'),
      v.with(2, '\u0000'),
      v.with(3, 'no id'),
      v.with(3, null),
      v.with(3, true),
    ]
    for (const values of changed) {
      const cursor = Buffer.from(JSON.stringify({ q, v: values })).toString('base64url')
      const told: unknown = await crm
        .find('lead', { limit: 2, order, cursor })
        .catch((error: unknown) => error)
      expect([values, told]).toMatchObject([values, { issues: [{ at: 'cursor', code: 'bad_cursor' }] }])
    }
  })

  it('orders choices as their list does', async () => {
    const crm = await fresh()
    const { id: account_id } = await crm.given(Account)
    for (const stage of ['qualification', 'prospecting', 'closed_lost', 'negotiation'])
      await crm.given(Opportunity, { stage, account_id })
    const { items } = await crm.find('opportunity', { order: [{ field: 'stage' }], select: ['stage'] })
    expect(items.map((item) => item['stage'])).toEqual([
      'prospecting',
      'qualification',
      'negotiation',
      'closed_lost',
    ])
    expect(Object.keys(items[0] ?? {}).sort()).toEqual(['id', 'stage', 'tenant_id', 'version'])
  })

  it('of a search keeps to what is found, the best first, and takes filters', async () => {
    const crm = await fresh()
    await crm.saveAll('lead', [
      { last_name: 'Stone', company: 'Quarry', lead_score: 10 },
      { last_name: 'Wood', company: 'Stone Works', lead_score: 90 },
      { last_name: 'Glass', company: 'Panes' },
    ])
    expect(names((await crm.find('lead', { search: 'Stone' })).items)).toEqual(['Stone', 'Wood'])
    const filter: Filter = { field: 'lead_score', op: '>', value: 50 }
    expect(names((await crm.find('lead', { search: 'Stone', filter })).items)).toEqual(['Wood'])
    expect(await crm.count('lead', { search: 'Stone', filter })).toBe(1)
  })
})

withCrm('an include', (fresh) => {
  it('brings children and parents with their own filters, in one statement each', async () => {
    const crm = await fresh()
    const accounts = await Promise.all([1, 2, 3].map((n) => crm.given(Account, { name: `A${n}` })))
    for (const account of accounts)
      for (const n of [1, 2, 3])
        await crm.given(Contact, {
          last_name: `${account.name} C${n}`,
          account_id: account.id,
          is_primary: n === 2,
        })
    const { items } = await crm.find('account', {
      order: [{ field: 'name' }],
      include: {
        contacts: { order: [{ field: 'last_name', direction: 'desc' }], limit: 2, select: ['last_name'] },
        owner_id: { select: ['name'] },
      },
    })
    expect(items.map((item) => item['contacts'])).toMatchObject(
      ['A1', 'A2', 'A3'].map((name) => [{ last_name: `${name} C3` }, { last_name: `${name} C2` }]),
    )
    expect(items[0]).toMatchObject({ owner: { name: 'Rita Rep' } })
    const { items: contacts } = await crm.find('contact', {
      filter: { field: 'is_primary', op: '=', value: true },
      include: { account: { include: { contacts: { limit: 1 } } } },
    })
    expect(contacts).toHaveLength(3)
    expect(contacts[0]).toMatchObject({
      account: { contacts: [{ account_id: contacts[0]?.['account_id'] }] },
    })
  })
})

withCrm('an aggregate', (fresh) => {
  it('counts and sums by group, exactly, with words for codes and references', async () => {
    const crm = await fresh()
    const { id: account_id } = await crm.given(Account, { name: 'Acme' })
    for (const amount of ['0.10', '0.20', null])
      await crm.given(Opportunity, { account_id, amount, close_date: '2026-12-01' })
    await crm.given(Opportunity, { account_id, amount: '5', stage: 'proposal' })
    const rows = await crm.aggregate('opportunity', {
      group_by: ['stage', 'account_id'],
      measures: [
        { fn: 'count' },
        { fn: 'sum', field: 'amount' },
        { fn: 'avg', field: 'amount' },
        { fn: 'count', field: 'amount' },
      ],
      order: { measure: 1, direction: 'desc' },
    })
    expect(rows).toEqual([
      {
        group: ['proposal', account_id],
        labels: ['Proposal', 'Acme'],
        values: [1, '5.00', '5.00', 1],
        currency: 'CNY',
      },
      {
        group: ['prospecting', account_id],
        labels: ['Prospecting', 'Acme'],
        values: [3, '0.30', '0.15', 2],
        currency: 'CNY',
      },
    ])
  })

  const total = { fn: 'sum', field: 'amount' } as const
  const withDeals = async (...amounts: (Money | null)[]) => {
    const crm = await fresh()
    const { id: account_id } = await crm.given(Account, { name: 'Acme' })
    for (const amount of amounts) await crm.given(Opportunity, { account_id, amount })
    return crm
  }
  const yuan = (amount: string): Money => ({ amount, currency: 'CNY' })
  const dollars = (amount: string): Money => ({ amount, currency: 'USD' })

  it('never adds up different currencies', async () => {
    const crm = await withDeals(yuan('100.10'), dollars('20'), yuan('0.20'), null)
    const measures = [
      total,
      { fn: 'avg', field: 'amount' },
      { fn: 'min', field: 'amount' },
      { fn: 'max', field: 'amount' },
    ] as const
    expect(await crm.aggregate('opportunity', { measures })).toEqual([
      { group: [], labels: [], values: ['100.30', '50.15', '0.20', '100.10'], currency: 'CNY' },
      { group: [], labels: [], values: ['20.00', '20.00', '20.00', '20.00'], currency: 'USD' },
    ])
  })

  it('counts every record once beside the sums: those without money for the only currency, else apart', async () => {
    const crm = await withDeals(yuan('1'), null)
    const query = { measures: [total, { fn: 'count' }, { fn: 'count', field: 'amount' }] } as const
    const group = { group: [], labels: [] }
    expect(await crm.aggregate('opportunity', query)).toEqual([
      { ...group, values: ['1.00', 2, 1], currency: 'CNY' },
    ])
    const both = await withDeals(yuan('1'), null, dollars('2'))
    expect(await both.aggregate('opportunity', query)).toEqual([
      { ...group, values: ['1.00', 1, 1], currency: 'CNY' },
      { ...group, values: ['2.00', 1, 1], currency: 'USD' },
      { ...group, values: [null, 1, 0], currency: null },
    ])
  })

  it('splits only the groups that hold several currencies, and puts the greatest first when asked', async () => {
    const crm = await withDeals(yuan('5'), dollars('7'))
    const { id: account_id } = await crm.given(Account, { name: 'Other' })
    await crm.given(Opportunity, { account_id, amount: null, stage: 'proposal' })
    await crm.given(Opportunity, { account_id, amount: dollars('6'), stage: 'proposal' })
    const rows = await crm.aggregate('opportunity', {
      group_by: ['stage', { field: 'created_at', period: 'month' }],
      measures: [total, { fn: 'count' }],
      order: { measure: 0, direction: 'desc' },
    })
    expect(rows.map(({ group, values, currency }) => [group[0], ...values, currency])).toEqual([
      ['prospecting', '7.00', 1, 'USD'],
      ['proposal', '6.00', 2, 'USD'],
      ['prospecting', '5.00', 1, 'CNY'],
    ])
  })

  it('keeps two kinds of money of one record apart', async () => {
    const crm = await fresh()
    await crm.given(Account, { annual_revenue: yuan('9'), contract_value: dollars('4') })
    await crm.given(Account, { annual_revenue: yuan('1') })
    const measures = [
      { fn: 'sum', field: 'annual_revenue' },
      { fn: 'sum', field: 'contract_value' },
    ] as const
    const rows = await crm.aggregate('account', { measures })
    expect(rows.map(({ values, currency }) => [...values, currency])).toEqual([
      ['10.00', null, 'CNY'],
      [null, '4.00', 'USD'],
    ])
  })

  it('has one row without groups, also when nothing matches', async () => {
    const crm = await fresh()
    const rows = await crm.aggregate('opportunity', { measures: [total, { fn: 'count' }] })
    expect(rows).toEqual([{ group: [], labels: [], values: [null, 0], currency: null }])
    const counted = await crm.aggregate('opportunity', { measures: [{ fn: 'count', field: 'amount' }] })
    expect(counted).toEqual([{ group: [], labels: [], values: [0] }])
  })

  it('refuses sums of what is no number', async () => {
    const crm = await fresh()
    await expect(
      crm.aggregate('lead', {
        group_by: ['satus', { field: 'status', period: 'month' }],
        measures: [{ fn: 'sum', field: 'status' }, { fn: 'avg' }],
        order: { measure: 7, direction: 'asc' },
      }),
    ).rejects.toMatchObject({
      issues: [
        { at: 'group_by[0]', code: 'unknown_field' },
        { at: 'group_by[1]', code: 'bad_period' },
        { at: 'measures[0].fn', code: 'unknown_operator' },
        { at: 'measures[1].field', code: 'unknown_field' },
        { at: 'order.measure', code: 'out_of_range' },
      ],
    })
  })
})

withCrm('a label', (fresh) => {
  it('names people by their script, and says where they belong', async () => {
    const crm = await fresh()
    const account = await crm.given(Account, { name: '星辰科技', industry: 'technology' })
    const wang = await crm.given(Contact, { last_name: '王', first_name: '伟', account_id: account.id })
    const reed = await crm.given(Lead, { last_name: 'Reed', first_name: 'Dana', company: 'Globex' })
    const refs = [
      { object: 'lead', id: reed.id },
      { object: 'contact', id: wang.id },
      { object: 'account', id: account.id },
      { object: 'user', id: testPeople.rep.user_id },
    ]
    expect((await crm.label(refs)).map(({ display, subtitle }) => [display, subtitle])).toEqual([
      ['Dana Reed', 'Globex'],
      ['王伟', '星辰科技'],
      ['星辰科技', 'Technology'],
      ['Rita Rep', 'rita.rep@a.test'],
    ])
  })
})
