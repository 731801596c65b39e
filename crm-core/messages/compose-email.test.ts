import { expect, it } from 'vitest'
import { Account, Contact, Lead, Opportunity, type FreshCrm } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'

withCrm('an e-mail', (fresh) => {
  const dana = async (crm: FreshCrm, values: object = {}) => {
    const lead = await crm.given(Lead, {
      first_name: 'Dana',
      last_name: 'Reed',
      company: 'Globex',
      email: 'dana@globex.test',
      ...values,
    })
    return { object: 'lead', id: lead.id }
  }

  it('is addressed and filled before it goes, and nothing is written by looking at it', async () => {
    const crm = await fresh()
    const to = await dana(crm)
    const preview = await crm.emails.preview({
      to,
      subject: 'Hello {{first_name}}',
      body: 'Dear {{ full_name }} of {{company}},\n\n{{sender_name}}',
    })
    expect(preview).toMatchObject({
      subject: 'Hello Dana',
      body: 'Dear Dana Reed of Globex,\n\nRita Rep',
      to_address: 'dana@globex.test',
      from_address: 'rita.rep@a.test',
      to_label: { display: 'Dana Reed', subtitle: 'Globex' },
    })
    expect(await crm.count('email', {})).toBe(0)
  })

  it('calls people by their whole name in Chinese, and takes the company from the account', async () => {
    const crm = await fresh()
    const account = await crm.given(Account, { name: '星辰科技' })
    const { id } = await crm.given(Contact, {
      last_name: '王',
      first_name: '伟',
      email: 'w@x.test',
      account_id: account.id,
    })
    const { body } = await crm.emails.preview({
      to: { object: 'contact', id },
      subject: '您好',
      body: '{{first_name}}您好，{{company}}',
    })
    expect(body).toBe('王伟您好，星辰科技')
  })

  it('puts values in as text, whatever they look like', async () => {
    const crm = await fresh()
    const to = await dana(crm, { first_name: '{{sender_email}}', company: '<script>x</script>' })
    const input = { to, subject: 'Hi {{first_name}}', body: '{{company}}' }
    const preview = await crm.emails.preview(input)
    expect(preview.subject).toBe('Hi { {sender_email} }')
    const { record } = await crm.emails.send({ ...input, subject: preview.subject, body: preview.body })
    expect(record).toMatchObject({ subject: preview.subject, html: '<p>&lt;script&gt;x&lt;/script&gt;</p>' })
  })

  it('is refused with all that is wrong with it', async () => {
    const crm = await fresh()
    const to = await dana(crm, { email: null, is_unsubscribed: true })
    await expect(crm.emails.send({ to, subject: '{{fist_name}}', body: ' ' })).rejects.toMatchObject({
      code: 'invalid',
      issues: [
        { at: 'to', code: 'no_email_address', params: { name: 'Dana Reed' } },
        { at: 'to', code: 'unsubscribed' },
        { at: 'subject', code: 'unknown_field', params: { nearest: expect.stringContaining('first_name') } },
        { at: 'body', code: 'required' },
      ],
    })
    await expect(
      crm.emails.draft({ to: { object: 'account', id: to.id }, subject: 's', body: 'b' }),
    ).rejects.toMatchObject({
      issues: [{ at: 'to', code: 'wrong_type' }],
    })
    await expect(crm.as('otherRep').emails.send({ to, subject: 's', body: 'b' })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await crm.count('email', {})).toBe(0)
  })

  it('is queued together with its activity, once under a claim', async () => {
    const crm = await fresh()
    const to = await dana(crm)
    const deal = await crm.given(Opportunity)
    const claim = { key: 'run:s2:0' }
    const input = {
      to,
      subject: 'Offer',
      body: 'See below',
      related_to: { object: 'opportunity', id: deal.id },
    }
    const first = await crm.emails.send(input, { claim, cause: 'run' })
    const second = await crm.emails.send(input, { claim, cause: 'run' })
    expect(second).toMatchObject({ repeated: true, record: { id: first.record.id } })
    expect(first.record).toMatchObject({
      status: 'queued',
      to_object: 'lead',
      related_object: 'opportunity',
      message_id: expect.stringMatching(/^<[0-9a-f-]{36}@a\.test>$/),
    })
    const { items } = await crm.find('activity', {})
    expect(items).toMatchObject([{ type: 'email', subject: 'Offer', who_id: to.id, what_id: deal.id }])
    expect(await crm.count('email', {})).toBe(1)
    expect(await crm.eventsSince({ id: first.record.id, version: 0 })).toMatchObject([
      { type: 'created', cause: 'run' },
    ])
    expect(await crm.get('lead', to.id)).toMatchObject({ last_activity_at: '2026-11-23T09:00:00.000Z' })
  })

  it('as a draft reaches nobody and leaves no activity', async () => {
    const crm = await fresh()
    const { record } = await crm.emails.draft({ to: await dana(crm), subject: 's', body: 'b' })
    expect(record['status']).toBe('draft')
    expect(await crm.count('activity', {})).toBe(0)
  })
})
