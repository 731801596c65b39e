import { describe, expect, it } from 'vitest'
import { Contact, EmailTemplate, Lead } from '#crm-core/testing'
import { freshWorld } from '../testing/in-world.ts'

const welcome = {
  name: 'welcome',
  subject: 'Welcome, {{first_name}}',
  text_body: 'Hello {{first_name}} of {{company}}',
  locale: 'en',
}
const welcomeZh = {
  name: 'welcome',
  subject: '欢迎，{{first_name}}',
  text_body: '{{company}}的{{first_name}}，您好',
  locale: 'zh',
}

describe('send_email', () => {
  it('makes one message a recipient, with the words as they will go, in the recipient’s language', async () => {
    await using world = await freshWorld()
    await world.crm.given(EmailTemplate, welcome, 'admin')
    await world.crm.given(EmailTemplate, welcomeZh, 'admin')
    const ada = await world.crm.given(Lead, {
      first_name: 'Ada',
      last_name: 'Byron',
      company: 'Engines',
      email: 'ada@engines.test',
    })
    const chen = await world.crm.given(Lead, {
      first_name: '思远',
      last_name: '陈',
      company: '星辰科技',
      email: 'chen@star.test',
    })
    const to = [ada, chen].map(({ id }) => ({ object: 'lead', id }))
    const actions = await world.as('rep').expand('send_email', { to, template: 'welcome' })
    expect(actions.map((action) => action.args['subject'])).toEqual([
      'Welcome, Ada',
      expect.stringContaining('欢迎'),
    ])
    expect(actions.map((action) => action.args['body'])).toEqual([
      'Hello Ada of Engines',
      expect.stringContaining('星辰科技'),
    ])
    expect(actions.map((action) => action.subject)).toEqual(['ada@engines.test', 'chen@star.test'])
  })

  it('marks a person without an address as a problem and leaves the others as they are', async () => {
    await using world = await freshWorld()
    const mute = await world.crm.given(Contact, { last_name: 'Mute', email: null })
    const dana = await world.crm.given(Contact, { last_name: 'Reed', email: 'dana@globex.test' })
    const to = [mute, dana].map(({ id }) => ({ object: 'contact', id }))
    const actions = await world.as('rep').expand('send_email', { to, subject: 'Hi', body: 'Hello' })
    expect(actions.map((action) => action.problem?.code ?? null)).toEqual(['no_email_address', null])
  })

  it('never reads template marks inside the words of a person as variables of somebody else', async () => {
    await using world = await freshWorld()
    await world.crm.given(EmailTemplate, welcome, 'admin')
    const lead = await world.crm.given(Lead, {
      first_name: '{{sender_name}}',
      last_name: 'X',
      company: 'C',
      email: 'x@c.test',
    })
    const [action] = await world
      .as('rep')
      .expand('send_email', { to: { object: 'lead', id: lead.id }, template: 'welcome' })
    expect(action?.args['subject']).toMatch(/^Welcome, \{ ?\{sender_name\} ?\}$/)
  })

  it('says what is missing when there is neither a template nor words, and which template does not exist', async () => {
    await using world = await freshWorld()
    const lead = await world.crm.given(Lead, { email: 'x@c.test' })
    const to = { object: 'lead', id: lead.id }
    await expect(world.as('rep').expand('send_email', { to })).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ at: 'subject' }, { at: 'body' }],
    })
    await expect(world.as('rep').expand('send_email', { to, template: 'nope' })).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ at: 'template' }],
    })
  })

  it('queues the message and logs the activity once, however often the same claim comes', async () => {
    await using world = await freshWorld()
    const lead = await world.crm.given(Lead, { email: 'x@c.test' })
    const args = { to: { object: 'lead', id: lead.id }, subject: 'Hi', body: 'Hello' }
    for (const _ of [1, 2, 3])
      expect(await world.as('rep').run('send_email', args, 'k')).toMatchObject({ ok: true })
    expect(await world.crm.count('email', {})).toBe(1)
    expect(await world.crm.count('activity', {})).toBe(1)
  })
})

describe('draft_email', () => {
  it('stores a draft that is not queued', async () => {
    await using world = await freshWorld()
    const lead = await world.crm.given(Lead, { email: 'x@c.test' })
    const { records } = await world
      .as('rep')
      .done('draft_email', { to: { object: 'lead', id: lead.id }, subject: 'Hi', body: 'Hello' })
    const [draft] = records
    expect(await world.crm.get('email', draft!.id)).toMatchObject({ status: 'draft' })
    expect(await world.crm.count('activity', {})).toBe(0)
  })
})
