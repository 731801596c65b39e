import { expect, it } from 'vitest'
import { Account, Contact, Lead, testPeople } from '../../testing/index.ts'
import { withCrm } from '../../testing/with-crm.ts'
import { verifyAudit } from '../../audit/verify.ts'
import { delayAfter } from '../retry.ts'
import { Hook } from '../hook.ts'
import type { AfterContext } from './hook.ts'
import type { RecordOf } from '../../objects/schema.ts'

type LeadContext = AfterContext<RecordOf<typeof Lead>>
const retry = { attempts: 3, base_ms: 1, max_delay_ms: 5 }
const patience = { timeout: 20_000 }

it('waits twice as long after each failure, up to a limit, and never the same for all', () => {
  const policy = { attempts: 9, base_ms: 100, max_delay_ms: 1000 }
  const waits = (random: number) => [1, 2, 3, 4, 5, 60].map((made) => delayAfter(made, policy, () => random))
  expect(waits(1)).toEqual([100, 200, 400, 800, 1000, 1000])
  expect(waits(0)).toEqual([50, 100, 200, 400, 500, 500])
})

withCrm('a hook after the commit', (fresh) => {
  it('sees what was, what is now, and who made the write', async () => {
    const seen: LeadContext[] = []
    const watch = Hook.create(Lead, 'watch', {
      on: ['afterCreate', 'afterUpdate', 'afterDelete'],
      fields: ['status'],
      run: async (context) => void seen.push(context),
    })
    const crm = await fresh({ hooks: [watch] })
    const lead = await crm.given(Lead)
    await crm.save('lead', { id: lead.id, title: 'not its business' })
    await crm.save('lead', { id: lead.id, status: 'contacted' })
    await crm.remove('lead', lead.id)
    await crm.core.work()
    await crm.core.settled()
    expect(seen.map(({ event }) => event.moment)).toEqual(['afterCreate', 'afterUpdate', 'afterDelete'])
    expect(seen[1]).toMatchObject({
      record_id: lead.id,
      before: { status: 'new' },
      after: { status: 'contacted' },
      record: { title: 'not its business', deleted_at: expect.any(String) },
      by: { user_id: crm.actor.user_id, door: 'web' },
    })
    expect(seen[1]?.changed('status')).toBe(true)
    expect(seen[1]?.changed('title')).toBe(false)
  })

  it('acts as the system of the workspace, with its event as the cause', async () => {
    const note = Hook.create(Lead, 'note', {
      on: 'afterUpdate',
      run: async ({ crm, record_id, once }) => {
        await crm.save('note', { body: 'Seen', parent_id: record_id }, once('note'))
      },
    })
    const crm = await fresh({ hooks: [note] })
    const lead = await crm.given(Lead)
    await crm.save('lead', { id: lead.id, status: 'contacted' })
    await crm.core.work()
    await crm.core.settled()
    const { items } = await crm.find('note', {})
    const [event] = await crm.eventsSince({ id: items[0]?.id ?? '', version: 0 })
    const [update] = await crm.eventsSince(lead)
    const { rows } = await crm.core.pool.query<{ id: string }>(
      'select id from outbox_event where record_id = $1 and record_version = $2',
      [lead.id, update?.record_version],
    )
    expect(event).toMatchObject({
      door: 'system',
      user_id: crm.actor.user_id,
      cause: `hook:note:${rows[0]?.id}`,
    })
  })

  it('that fails is tried again alone, and what it did once stays done once', async () => {
    const calls = { failing: 0, calm: 0 }
    const faults: string[] = []
    const failing = Hook.create(Lead, 'failing', {
      on: 'afterCreate',
      retry,
      run: async ({ crm, once }) => {
        await crm.save('account', { name: 'Made' }, once('account'))
        if (++calls.failing < 3) throw new Error('not yet')
      },
    })
    const calm = Hook.create(Lead, 'calm', { on: 'afterCreate', run: async () => void calls.calm++ })
    const crm = await fresh({ hooks: [failing, calm], report: (error) => faults.push(error.message) })
    await crm.given(Lead)
    await crm.core.work()
    await expect.poll(() => calls.failing, patience).toBe(3)
    await crm.core.settled()
    expect(calls.calm).toBe(1)
    expect(faults).toEqual(['Hook failing failed', 'Hook failing failed'])
    expect(await crm.count('account', {})).toBe(1)
    expect(await crm.as('admin').deadLetters.list()).toEqual([])
  })

  it('that is given up is a dead letter for the administrator, to be tried again or let be', async () => {
    let works = false
    let done = 0
    const picky = Hook.create(Lead, 'picky', {
      on: 'afterCreate',
      retry: { ...retry, attempts: 2 },
      run: async ({ record }) => {
        if (!works) throw new Error(`does not like ${record?.last_name}`)
        done++
      },
    })
    const crm = await fresh({ hooks: [picky] })
    const letters = crm.as('admin').deadLetters
    const lead = await crm.given(Lead, { last_name: 'Secret' })
    await crm.given(Lead)
    await crm.core.work()
    await expect.poll(async () => (await letters.list()).length, patience).toBe(2)

    const dead = await letters.list({ hook: 'picky' })
    const [one, other] = dead.toSorted((a) => (a.record_id === lead.id ? -1 : 1))
    expect(one).toMatchObject({ hook: 'picky', object: 'lead', attempts: 2, error: 'Error' })
    expect(JSON.stringify(dead)).not.toContain('Secret')
    await expect(crm.deadLetters.list()).rejects.toMatchObject({ code: 'forbidden' })
    await expect(crm.as('manager').deadLetters.retry(dead)).rejects.toMatchObject({ code: 'forbidden' })
    const foreign = crm.core.as(testPeople.foreignAdmin).deadLetters
    expect([await foreign.list(), await foreign.retry(dead), await foreign.discard(dead)]).toEqual([[], 0, 0])

    await expect(crm.as('manager').deadLetters.get(one?.id ?? '')).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(foreign.get(one?.id ?? '')).rejects.toMatchObject({ code: 'not_found' })
    await expect(letters.get('nonsense')).rejects.toMatchObject({ code: 'not_found' })
    expect(await letters.get(one?.id ?? '')).toMatchObject({
      ...one,
      event: 'created',
      fields: expect.arrayContaining(['last_name']),
      record: { object: 'lead', id: lead.id, display: expect.stringContaining('Secret') },
    })

    works = true
    expect(await letters.retry(one ? [one] : [])).toBe(1)
    await expect.poll(() => done, patience).toBe(1)
    expect(await letters.discard(other ? [other] : [])).toBe(1)
    expect(await letters.list()).toEqual([])
    await crm.core.settled()
    expect(done).toBe(1)

    const { tenant_id, user_id } = testPeople.admin
    const { rows } = await crm.core.pool.query(
      `select action, user_id, record_id from audit_log where object = 'hook_delivery' order by seq`,
    )
    expect(rows).toEqual([
      { action: 'retried', user_id, record_id: one?.event_id },
      { action: 'discarded', user_id, record_id: other?.event_id },
    ])
    expect(await verifyAudit(crm.core.db(tenant_id), tenant_id)).toMatchObject({ broken_at: null })
  })

  it('is tried again or let be with all others, those of one hook or all, each once', async () => {
    const tries: string[] = []
    const failing = (name: string) =>
      Hook.create(Lead, name, {
        on: 'afterCreate',
        onError: 'abort',
        run: async () => {
          tries.push(name)
          throw new Error('no')
        },
      })
    const crm = await fresh({ hooks: [failing('one'), failing('other')] })
    const letters = crm.as('admin').deadLetters
    for (let n = 0; n < 3; n++) await crm.given(Lead)
    await crm.core.work()
    await crm.core.settled()
    expect(await letters.list()).toHaveLength(6)

    expect(await letters.retry({ all: true, hook: 'one' })).toBe(3)
    await expect.poll(() => tries.filter((name) => name === 'one').length, patience).toBe(6)
    await expect.poll(async () => (await letters.list()).length, patience).toBe(6)
    expect(tries.filter((name) => name === 'other')).toHaveLength(3)
    expect(await letters.discard({ all: true, hook: 'other' })).toBe(3)
    expect((await letters.list()).map(({ hook }) => hook)).toEqual(['one', 'one', 'one'])
    expect(await letters.discard({ all: true })).toBe(3)
    expect(await letters.list()).toEqual([])
  })

  it('is given up at once when it says so, or only reported', async () => {
    const calls: string[] = []
    const failing = (name: string, onError: 'abort' | 'continue') =>
      Hook.create(Lead, name, {
        on: 'afterCreate',
        onError,
        run: async () => {
          calls.push(name)
          throw new TypeError('no')
        },
      })
    const crm = await fresh({ hooks: [failing('aborting', 'abort'), failing('continuing', 'continue')] })
    await crm.given(Lead)
    await crm.core.work()
    await crm.core.settled()
    expect(calls.toSorted()).toEqual(['aborting', 'continuing'])
    expect(await crm.as('admin').deadLetters.list()).toMatchObject([{ hook: 'aborting', error: 'TypeError' }])
  })

  it('ends a circle of hooks when it comes back to the same record', async () => {
    const runs: string[] = []
    const there = Hook.create(Account, 'there', {
      on: 'afterUpdate',
      async run({ crm, record }) {
        runs.push('there')
        const { items } = await crm.find('contact', {
          filter: { field: 'account_id', op: '=', value: record?.id ?? '' },
        })
        for (const { id, version } of items) await crm.save('contact', { id, title: `Version ${version}` })
      },
    })
    const back = Hook.create(Contact, 'back', {
      on: 'afterUpdate',
      async run({ crm, record }) {
        runs.push('back')
        await crm.save('account', { id: record?.account_id ?? '', description: `After ${record?.version}` })
      },
    })
    const crm = await fresh({ hooks: [there, back] })
    const account = await crm.given(Account)
    await crm.given(Contact, { account_id: account.id })
    await crm.save('account', { id: account.id, description: 'begin' })
    await crm.core.work()
    await crm.core.settled()
    expect(runs).toEqual(['there', 'back'])
    expect((await crm.get('account', account.id))['description']).toBe('After 2')
  })

  it('ends a chain that would never end, as a dead letter', async () => {
    const breeding = Hook.create(Account, 'breeding', {
      on: 'afterCreate',
      run: async ({ crm, once }) => {
        await crm.save('account', { name: 'One more' }, once('account'))
      },
    })
    const crm = await fresh({ hooks: [breeding] })
    await crm.given(Account)
    await crm.core.work()
    await crm.core.settled()
    expect(await crm.count('account', {})).toBe(9)
    expect(await crm.as('admin').deadLetters.list()).toMatchObject([
      { hook: 'breeding', error: 'hook_chain' },
    ])
  })

  it('can take many events at once, and those that failed together are tried one by one', async () => {
    const portions: number[] = []
    let poison = ''
    const counting = Hook.create(Lead, 'counting', {
      on: 'afterCreate',
      retry: { ...retry, attempts: 2 },
      async together(contexts) {
        portions.push(contexts.length)
        if (contexts.some(({ record_id }) => record_id === poison)) throw new Error('poison')
      },
    })
    const crm = await fresh({ hooks: [counting] })
    const saved = await crm.saveAll('lead', [{ last_name: 'A' }, { last_name: 'B' }, { last_name: 'C' }])
    poison = saved[1]?.record.id ?? ''
    await crm.core.work()
    await expect.poll(async () => (await crm.as('admin').deadLetters.list()).length, patience).toBe(1)
    await crm.core.settled()
    expect(portions).toEqual([3, 1, 1, 1])
    expect(await crm.as('admin').deadLetters.list()).toMatchObject([{ record_id: poison }])
  })
})
