import { expect, it } from 'vitest'
import { Account, Contact, Lead } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'

const full = {
  first_name: 'Wei',
  last_name: 'Wang',
  company: 'Star Tech',
  title: 'CTO',
  email: 'wei@star.example',
  industry: 'technology',
  estimated_budget: 5000,
  lead_source: 'website',
}

withCrm('a lead that is converted', (fresh) => {
  it('becomes a contact of a new account with a deal, and says what it became', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, full)
    const done = await crm.convert(lead.id, { opportunity: { close_date: '2026-12-31' } })
    expect(done).toMatchObject({
      account: { name: 'Star Tech', industry: 'technology', owner_id: lead.owner_id },
      contact: { first_name: 'Wei', last_name: 'Wang', title: 'CTO', email: 'wei@star.example' },
      opportunity: { name: 'Star Tech', close_date: '2026-12-31', amount: { amount: '5000.00' } },
      moved: 0,
      repeated: false,
    })
    expect(await crm.get('lead', lead.id)).toMatchObject({
      status: 'converted',
      converted_at: '2026-11-23T09:00:00.000Z',
      converted_account_id: done.account.id,
      converted_contact_id: done.contact.id,
      converted_opportunity_id: done.opportunity?.id,
    })
    expect(done.contact['account_id']).toBe(done.account.id)
    expect(done.opportunity).toMatchObject({
      account_id: done.account.id,
      contact_id: done.contact.id,
      lead_source: 'website',
    })
    for (const record of [done.account, done.contact, done.opportunity])
      expect(await crm.eventsSince({ id: record?.id ?? '', version: 0 })).toMatchObject([{ type: 'created' }])
    expect(await crm.eventsSince(lead)).toMatchObject([{ type: 'updated' }])
  })

  it('takes along what belongs to it, whoever owns it, and keeps a note of that', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, full)
    const { record: call } = await crm.save('activity', {
      subject: 'Call',
      who_id: lead.id,
      activity_date: '2026-11-20T08:00:00Z',
    })
    const elsewhere = await crm.given(Account)
    const { record: task } = await crm.as('manager').save('task', {
      subject: 'Offer',
      who_id: lead.id,
      what_id: elsewhere.id,
    })
    const { record: note } = await crm.save('note', { body: 'Nice', parent_id: lead.id })
    const mail = await crm.emails.draft({ to: { object: 'lead', id: lead.id }, subject: 'Hi', body: 'Hi' })
    const { record: file } = await crm.save('attachment', {
      name: 'Card',
      parent_id: lead.id,
      files: [],
    })
    const done = await crm.convert(lead.id)
    const who = done.contact.id
    const contact = { who_id: who, who_type: 'contact' }
    expect(await crm.get('activity', call.id)).toMatchObject({
      ...contact,
      what_id: done.account.id,
      what_type: 'account',
      version: 2,
    })
    expect(await crm.as('manager').get('task', task.id)).toMatchObject({ ...contact, what_id: elsewhere.id })
    expect(await crm.get('note', note.id)).toMatchObject({ parent_id: who, parent_type: 'contact' })
    expect(await crm.get('email', mail.record.id)).toMatchObject({ to_id: who, to_object: 'contact' })
    expect(await crm.get('attachment', file.id)).toMatchObject({ parent_id: who, parent_type: 'contact' })
    expect(done.moved).toBe(5)
    expect((await crm.get('contact', who))['last_activity_at']).toBe('2026-11-20T08:00:00.000Z')
    const { items } = await crm.find('note', { filter: { field: 'parent_id', op: '=', value: lead.id } })
    expect(items.map(({ body }) => body)).toEqual([
      'Converted: Account **Star Tech**, Contact **Wei Wang**. Went along: 1 × Activity, 1 × Task, 1 × Note, 1 × E-mail, 1 × Attachment.',
    ])
  })

  it('joins an account and a contact that are there', async () => {
    const crm = await fresh()
    const account = await crm.given(Account, { name: 'There' })
    const contact = await crm.given(Contact, { account_id: account.id, title: 'CEO' })
    const first = await crm.convert((await crm.given(Lead, full)).id, { account_id: account.id })
    expect(first.account).toMatchObject({ id: account.id, version: 1 })
    expect(first.contact['account_id']).toBe(account.id)
    const second = await crm.convert((await crm.given(Lead, full)).id, {
      contact: { id: contact.id, department: 'IT' },
    })
    expect(second.account.id).toBe(account.id)
    expect(second.contact).toMatchObject({ id: contact.id, title: 'CEO', department: 'IT' })
    expect(await crm.count('account', {})).toBe(1)
  })

  it('is taken out of the public pool by whoever converts it', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, { ...full, is_in_public_pool: true }, 'otherRep')
    const done = await crm.convert(lead.id)
    expect(done.lead).toMatchObject({ is_in_public_pool: false, owner_id: crm.actor.user_id })
  })

  it('is refused with everything that is wrong at once, and nothing is half done', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, { company: null })
    const refused = crm.convert(lead.id, {
      contact: { email: 'no address', nonsense: 1 },
      opportunity: { amount: 'much' },
    })
    await expect(refused).rejects.toMatchObject({
      code: 'invalid',
      issues: expect.arrayContaining([
        expect.objectContaining({ at: 'account_name', code: 'required' }),
        expect.objectContaining({ at: 'contact.email' }),
        expect.objectContaining({ at: 'contact.nonsense', code: 'unknown_field' }),
        expect.objectContaining({ at: 'opportunity.amount' }),
        expect.objectContaining({ at: 'opportunity.close_date', code: 'required' }),
      ]),
    })
    for (const object of ['account', 'contact', 'opportunity', 'note'])
      expect(await crm.count(object, {})).toBe(0)
    expect(await crm.eventsSince(lead)).toEqual([])
  })

  it('asks for the rights on each record', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, full)
    const foreign = await crm.given(Account, {}, 'otherRep')
    await expect(crm.as('otherRep').convert(lead.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(crm.as('finance').convert(lead.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(crm.as('foreignRep').convert(lead.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(crm.convert(lead.id, { account_id: foreign.id })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(crm.convert('nonsense')).rejects.toMatchObject({ code: 'not_found' })
    await expect(crm.convert(lead.id, {}, { expected_version: 7 })).rejects.toMatchObject({
      code: 'stale_version',
    })
    expect(await crm.eventsSince(lead)).toEqual([])
  })

  it('is converted once: again is refused, the same request again answers what was done', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, full)
    const claim = { key: 'convert-1' }
    const first = await crm.convert(lead.id, {}, { claim })
    const again = await crm.convert(lead.id, {}, { claim })
    expect(again).toMatchObject({
      repeated: true,
      account: { id: first.account.id },
      contact: { id: first.contact.id },
    })
    await expect(crm.convert(lead.id)).rejects.toMatchObject({ code: 'already_converted' })
    expect(await crm.count('account', {})).toBe(1)
  })

  it('is converted by one of two who try at once', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, full)
    const tried = await Promise.allSettled([crm.convert(lead.id), crm.as('manager').convert(lead.id)])
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(tried.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'already_converted' },
    })
    expect(await crm.as('admin').count('account', {})).toBe(1)
    expect(await crm.as('admin').count('contact', {})).toBe(1)
  })

  it('leaves nothing when the last step of its transaction fails', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, full)
    await crm.save('activity', { subject: 'Call', who_id: lead.id, activity_date: '2026-11-20T08:00:00Z' })
    await crm.core.pool.query(
      `create function no_more() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
       create trigger no_more before update on activity for each row execute function no_more()`,
    )
    await expect(crm.convert(lead.id)).rejects.toThrow('disk full')
    for (const object of ['account', 'contact', 'note']) expect(await crm.count(object, {})).toBe(0)
    expect(await crm.get('lead', lead.id)).toMatchObject({ status: 'new', version: 1 })
  })
})
