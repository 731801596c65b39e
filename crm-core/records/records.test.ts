import { expect, it } from 'vitest'
import { Account, Lead, Opportunity } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'

withCrm('a record', (fresh) => {
  it('is created with its defaults, its owner and the currency of the workspace', async () => {
    const crm = await fresh()
    const { record, created } = await crm.save('account', { name: ' Acme ', annual_revenue: 1200 })
    expect(created).toBe(true)
    expect(record).toMatchObject({
      name: 'Acme',
      type: 'prospect',
      owner_id: crm.actor.user_id,
      created_by: crm.actor.user_id,
      annual_revenue: { amount: '1200.00', currency: 'CNY' },
      version: 1,
      created_at: '2026-11-23T09:00:00.000Z',
    })
    expect(await crm.get('account', record.id)).toEqual(record)
  })

  it('tells everything that is wrong with an input at once, with the nearest names', async () => {
    const crm = await fresh()
    const input = { nmae: 'Acme', industry: 'submarines', annual_revenue: 'much', created_at: '2020-01-01' }
    await expect(crm.save('account', input)).rejects.toMatchObject({
      code: 'invalid',
      issues: [
        { at: 'nmae', code: 'unknown_field', params: { nearest: expect.stringContaining('name') } },
        { at: 'industry', code: 'unknown_option' },
        { at: 'annual_revenue', code: 'wrong_type' },
        { at: 'created_at', code: 'read_only' },
        { at: 'name', code: 'required' },
      ],
    })
    expect(await crm.count('account', {})).toBe(0)
  })

  it('is not found by what is no id, nor by a search where nothing is searched', async () => {
    const crm = await fresh()
    for (const id of ['', '1', "' or 1=1", '0190b000-0000-7000-8000-00000000000'])
      await expect(crm.get('account', id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await crm.find('team_member', { search: 'Rita' })).toEqual({ items: [], next_cursor: null })
    expect(await crm.count('team_member', { search: 'Rita' })).toBe(0)
  })

  it('is changed with what changed, and not written when nothing does', async () => {
    const crm = await fresh()
    const account = await crm.given(Account, { name: 'Acme' })
    const changed = await crm.save('account', { id: account.id, industry: '科技' })
    expect(changed.changes).toEqual([{ field: 'industry', before: null, after: 'technology' }])
    expect(changed.record.version).toBe(2)
    const again = await crm.save('account', { id: account.id, industry: 'technology' })
    expect(again).toMatchObject({ created: false, changes: [], record: { version: 2 } })
    expect(await crm.eventsSince({ id: account.id, version: 2 })).toEqual([])
  })

  it('is refused to a writer who has read an older version, with the record as it is now', async () => {
    const crm = await fresh()
    const account = await crm.given(Account, { name: 'Acme' })
    await crm.save('account', { id: account.id, name: 'Acme Two' })
    await expect(
      crm.save('account', { id: account.id, name: 'Mine' }, { expected_version: 1 }),
    ).rejects.toMatchObject({ code: 'stale_version', current: { name: 'Acme Two', version: 2 } })
  })

  it('goes to one of two concurrent writers; the other is told', async () => {
    const crm = await fresh()
    const account = await crm.given(Account, { name: 'Acme' })
    const tries = ['One', 'Two', 'Three'].map((name) =>
      crm.save('account', { id: account.id, name }, { expected_version: 1 }),
    )
    const results = await Promise.allSettled(tries)
    const outcomes = results.map((result) => (result.status === 'fulfilled' ? 'done' : result.reason.code))
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'stale_version')).toHaveLength(2)
    expect((await crm.get('account', account.id)).version).toBe(2)
  })

  it('keeps row, audit line and event together', async () => {
    const crm = await fresh()
    const account = await crm.given(Account, { name: 'Acme' })
    await crm.save('account', { id: account.id, name: 'Other' }, { cause: 'test' })
    expect(await crm.eventsSince(account)).toMatchObject([
      {
        type: 'updated',
        object: 'account',
        record_version: 2,
        user_id: crm.actor.user_id,
        cause: 'test',
        changes: [{ field: 'name', before: 'Acme', after: 'Other' }],
      },
    ])
    const { rows } = await crm.core.pool.query(
      'select action, cause from audit_log where record_id = $1 order by seq',
      [account.id],
    )
    expect(rows).toEqual([
      { action: 'created', cause: null },
      { action: 'updated', cause: 'test' },
    ])
  })

  it('leaves no trace at all when the last part of its transaction fails', async () => {
    const crm = await fresh()
    const account = await crm.given(Account, { name: 'Acme' })
    await crm.core.pool.query(
      `create function fail() returns trigger language plpgsql as $$ begin raise 'no room'; end $$;
       create trigger full_disk before insert on outbox_event for each row execute function fail()`,
    )
    await expect(crm.save('account', { id: account.id, name: 'Other' })).rejects.toThrow('no room')
    await expect(crm.save('account', { name: 'New' })).rejects.toThrow('no room')
    expect(await crm.get('account', account.id)).toMatchObject({ name: 'Acme', version: 1 })
    expect(await crm.count('account', {})).toBe(1)
    const { rows } = await crm.core.pool.query('select count(*)::int as lines from audit_log')
    expect(rows).toEqual([{ lines: 1 }])
  })

  it('is written once under a claim, and answered again with the first result', async () => {
    const crm = await fresh()
    const claim = { key: 'run:s1:0' }
    const first = await crm.save('account', { name: 'Acme' }, { claim })
    await crm.save('account', { id: first.record.id, name: 'Renamed' })
    const second = await crm.save('account', { name: 'Acme' }, { claim })
    expect(second).toEqual({ ...first, repeated: true })
    expect(await crm.count('account', {})).toBe(1)
  })

  it('is written once when two attempts under one claim run at the same time', async () => {
    const crm = await fresh()
    const claim = { key: 'run:s1:0' }
    const results = await Promise.all([1, 2, 3].map(() => crm.save('account', { name: 'Acme' }, { claim })))
    expect(new Set(results.map(({ record }) => record.id)).size).toBe(1)
    expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1)
    expect(await crm.count('account', {})).toBe(1)
  })

  it('is previewed with rules and all, and nothing is written', async () => {
    const crm = await fresh()
    const account = await crm.given(Account, { name: 'Acme' })
    const { changes, created } = await crm.preview('account', { id: account.id, industry: 'retail' })
    expect({ changes, created }).toEqual({
      changes: [{ field: 'industry', before: null, after: 'retail' }],
      created: false,
    })
    expect(await crm.get('account', account.id)).toMatchObject({ industry: null, version: 1 })
  })
})

withCrm('a list of records', (fresh) => {
  it('is saved all or none, and issues name their row', async () => {
    const crm = await fresh()
    await expect(
      crm.saveAll('lead', [{ last_name: 'Li' }, { last_name: 'Wang', email: 'nobody' }, { company: 'X' }]),
    ).rejects.toMatchObject({
      issues: [
        { at: 'rows[1].email', code: 'wrong_type' },
        { at: 'rows[2].last_name', code: 'required' },
      ],
    })
    expect(await crm.count('lead', {})).toBe(0)
    const saved = await crm.saveAll(
      'lead',
      Array.from({ length: 620 }, (_, i) => ({ last_name: `Li ${i}` })),
    )
    expect(saved.map(({ record }) => record['last_name'])).toEqual(saved.map((_, i) => `Li ${i}`))
    expect(await crm.count('lead', {})).toBe(620)
  })

  it('may create and update at once', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, { last_name: 'Old' })
    const saved = await crm.saveAll('lead', [{ id: lead.id, company: 'Acme' }, { last_name: 'New' }])
    expect(saved.map(({ created }) => created)).toEqual([false, true])
  })

  it('cannot change one record in two ways', async () => {
    const crm = await fresh()
    const { id } = await crm.given(Lead)
    await expect(
      crm.saveAll('lead', [
        { id, company: 'One' },
        { id, company: 'Two' },
      ]),
    ).rejects.toMatchObject({ issues: [{ at: 'rows[1].id', code: 'duplicate' }] })
  })

  it('refuses the same unique value twice, in the list and in the store', async () => {
    const crm = await fresh()
    await crm.given(Account, { account_number: 'A-1' })
    await expect(
      crm.saveAll('account', [
        { name: 'One', account_number: 'A-2' },
        { name: 'Two', account_number: 'A-2' },
        { name: 'Three', account_number: 'A-1' },
      ]),
    ).rejects.toMatchObject({
      issues: [
        { at: 'rows[1].account_number', code: 'duplicate' },
        { at: 'rows[2].account_number', code: 'duplicate' },
      ],
    })
  })
})

withCrm('deletion', (fresh) => {
  it('hides a record from every question, and restores it', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, { last_name: 'Gone' })
    expect((await crm.remove('lead', lead.id)).deleted_at).toBe('2026-11-23T09:00:00.000Z')
    await expect(crm.get('lead', lead.id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await crm.count('lead', {})).toBe(0)
    expect(await crm.search('Gone')).toEqual([])
    await expect(crm.save('lead', { id: lead.id, company: 'X' })).rejects.toMatchObject({ code: 'not_found' })
    expect((await crm.restore('lead', lead.id)).deleted_at).toBeNull()
    expect(await crm.count('lead', {})).toBe(1)
  })

  it('is refused while something that needs the record is left', async () => {
    const crm = await fresh()
    const deal = await crm.given(Opportunity)
    await expect(crm.remove('account', deal.account_id)).rejects.toMatchObject({
      code: 'restricted',
      params: { count: 1, child: 'opportunities' },
    })
  })

  it('takes along what belongs to the record, lets go of what only mentions it, and brings both back', async () => {
    const crm = await fresh()
    const { record: account } = await crm.save('account', { name: 'Acme' })
    const { record: contact } = await crm.save('contact', { last_name: 'Li', account_id: account.id })
    const { record: note } = await crm.save('note', { body: 'x', parent_id: account.id })
    const { record: task } = await crm.save('task', { subject: 'Call', what_id: account.id })
    await crm.remove('account', account.id)
    expect(await crm.get('contact', contact.id)).toMatchObject({ account_id: null })
    expect(await crm.get('task', task.id)).toMatchObject({ what_id: null, what_type: null })
    await expect(crm.get('note', note.id)).rejects.toMatchObject({ code: 'not_found' })
    await crm.restore('account', account.id)
    expect(await crm.get('note', note.id)).toMatchObject({ parent_id: account.id })
  })

  it('is refused at another version than the one that was read', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead)
    await crm.save('lead', { id: lead.id, company: 'X' })
    await expect(crm.remove('lead', lead.id, { expected_version: 1 })).rejects.toMatchObject({
      code: 'stale_version',
    })
  })
})
