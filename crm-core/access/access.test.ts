import { expect, it } from 'vitest'
import type { AnyRecord, RecordInput } from '../contract.ts'
import { openObjects } from '../objects/all.ts'
import {
  Account,
  Contact,
  Lead,
  Note,
  Opportunity,
  Task,
  testPeople,
  type PersonName,
} from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'
import { rightsOf } from './can.ts'

const notFound = { code: 'not_found' }
const forbidden = { code: 'forbidden' }

withCrm('row access', (fresh) => {
  it('shows a record to its owner, the team, those above, administrators and finance, and to nobody else', async () => {
    const crm = await fresh()
    const account = await crm.given(Account)
    const sees = async (person: PersonName) => (await crm.as(person).count('account', {})) === 1
    const people: PersonName[] = [
      'rep',
      'teammate',
      'otherRep',
      'manager',
      'admin',
      'finance',
      'foreignAdmin',
    ]
    const seen = await Promise.all(people.map(sees))
    expect(people.filter((_, i) => seen[i])).toEqual(['rep', 'teammate', 'manager', 'admin', 'finance'])
    await expect(crm.as('otherRep').get('account', account.id)).rejects.toMatchObject(notFound)
  })

  it('reaches as far down the hierarchy as it goes, and follows a change at once', async () => {
    const crm = await fresh()
    await crm.given(Account, {}, 'otherRep')
    const { manager, rep, otherRep } = testPeople
    await crm.as('admin').save('user', { id: otherRep.user_id, manager_id: rep.user_id })
    expect(await crm.as('manager').count('account', {})).toBe(1)
    await crm.as('admin').save('user', { id: otherRep.user_id, manager_id: null })
    expect(await crm.as('manager').count('account', {})).toBe(0)
    expect(manager.role).toBe('manager')
  })

  it('lets finance read everything and write nothing', async () => {
    const crm = await fresh()
    const account = await crm.given(Account)
    const finance = crm.as('finance')
    expect(await finance.get('account', account.id)).toMatchObject({ id: account.id })
    await expect(finance.save('account', { name: 'x' })).rejects.toMatchObject(forbidden)
    await expect(finance.save('account', { id: account.id, name: 'x' })).rejects.toMatchObject(forbidden)
    await expect(finance.remove('account', account.id)).rejects.toMatchObject(forbidden)
    await expect(
      finance.emails.send({ to: { object: 'account', id: account.id }, subject: 's', body: 'b' }),
    ).rejects.toMatchObject(forbidden)
    expect(finance.describe('account').can).toEqual({ create: false, update: false, delete: false })
  })

  it('lets everybody see the public pool but only its takers write', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, { is_in_public_pool: true }, 'otherRep')
    expect(await crm.as('teammate').get('lead', lead.id)).toMatchObject({ owner_id: null })
    expect((await crm.save('lead', { id: lead.id, company: 'Acme' })).record['company']).toBe('Acme')
    await crm
      .as('admin')
      .save('lead', { id: lead.id, owner_id: testPeople.otherRep.user_id, is_in_public_pool: true })
    await crm.core.pool.query('update lead set is_in_public_pool = true where id = $1', [lead.id])
    await expect(crm.save('lead', { id: lead.id, company: 'Mine' })).rejects.toMatchObject(forbidden)
  })

  it('keeps a private note for its owner, even from administrators', async () => {
    const crm = await fresh()
    const note = await crm.given(Note, { is_private: true })
    expect(await crm.count('note', {})).toBe(1)
    for (const person of ['teammate', 'manager', 'admin', 'finance'] as const)
      await expect(crm.as(person).get('note', note.id)).rejects.toMatchObject(notFound)
  })

  it('shows a task to the person it is given to', async () => {
    const crm = await fresh()
    const task = await crm.given(Task, { assigned_to: testPeople.otherRep.user_id })
    const done = await crm.as('otherRep').save('task', { id: task.id, status: 'completed' })
    expect(done.record['status']).toBe('completed')
  })

  it('leaves settings to administrators, and templates to them and managers', async () => {
    const crm = await fresh()
    const template = { name: 'Welcome', subject: 's', text_body: 'b' }
    await expect(crm.save('email_template', template)).rejects.toMatchObject(forbidden)
    expect((await crm.as('manager').save('email_template', template)).created).toBe(true)
    await expect(crm.as('manager').save('team', { name: 'West' })).rejects.toMatchObject(forbidden)
    expect((await crm.as('admin').save('team', { name: 'West' })).created).toBe(true)
    await expect(crm.as('admin').save('tenant', { name: 'Second' })).rejects.toMatchObject(forbidden)
  })

  it('does not write the message log or internal tables', async () => {
    const crm = await fresh()
    await expect(crm.as('admin').save('email', { subject: 'x' })).rejects.toMatchObject(forbidden)
    await expect(crm.as('admin').find('audit_log', {})).rejects.toMatchObject({ code: 'unknown_object' })
    expect(crm.objects().map(({ name }) => name)).not.toContain('agent_run')
  })

  it('does not answer for people who were deactivated', async () => {
    const crm = await fresh()
    const { tenant_id, user_id, email } = testPeople.rep
    expect(await crm.core.actorOf(tenant_id, user_id, 'web')).toEqual(testPeople.rep)
    await crm.as('admin').save('user', { id: user_id, is_active: false })
    await expect(crm.core.actorOf(tenant_id, user_id, 'web')).rejects.toMatchObject(notFound)
    await expect(crm.core.actorByEmail(email, 'web')).rejects.toMatchObject(notFound)
  })
})

/** Every field by which a record that an administrator may make points to another. */
function referenceFields() {
  const made = openObjects.filter((object) => rightsOf(testPeople.admin, object).create)
  const fields = made.flatMap((object) =>
    Object.entries(object.fields).flatMap(([field, { targets, read_only }]) =>
      targets && !read_only ? [{ object: object.name, field, targets }] : [],
    ),
  )
  return { records: made.length, fields }
}

withCrm('what is out of reach', (fresh) => {
  /** Things of another rep and of another workspace, with everything that could give them away. */
  const hidden = async () => {
    const crm = await fresh()
    const make = async (person: PersonName) => {
      const account = await crm.given(Account, { name: 'Secret Corp', industry: 'energy' }, person)
      const contact = await crm.given(Contact, { last_name: 'Hidden', account_id: account.id }, person)
      const deal = await crm.given(
        Opportunity,
        { name: 'Secret deal', account_id: account.id, amount: 7 },
        person,
      )
      return { account, contact, deal }
    }
    return { crm, others: [await make('otherRep'), await make('foreignAdmin')] }
  }

  it('cannot be read, changed, deleted or restored by id', async () => {
    const { crm, others } = await hidden()
    for (const { account } of others) {
      const { id } = account
      await expect(crm.get('account', id)).rejects.toMatchObject(notFound)
      await expect(crm.save('account', { id, name: 'x' })).rejects.toMatchObject(notFound)
      await expect(crm.saveAll('account', [{ name: 'y' }, { id, name: 'x' }])).rejects.toMatchObject(notFound)
      await expect(crm.preview('account', { id, name: 'x' })).rejects.toMatchObject(notFound)
      await expect(crm.remove('account', id)).rejects.toMatchObject(notFound)
      await expect(crm.restore('account', id)).rejects.toMatchObject(notFound)
    }
    expect(await crm.count('account', {})).toBe(0)
  })

  it('shows in no list, count, sum, search, name or label', async () => {
    const { crm, others } = await hidden()
    expect((await crm.find('opportunity', {})).items).toEqual([])
    expect((await crm.find('account', { search: 'Secret' })).items).toEqual([])
    expect(await crm.aggregate('opportunity', { measures: [{ fn: 'sum', field: 'amount' }] })).toEqual([
      { group: [], labels: [], values: [null], currency: null },
    ])
    expect(await crm.search('Secret')).toEqual([])
    expect(await crm.resolve('Secret Corp', ['account'])).toEqual([])
    const refs = others.flatMap(({ account, contact }) => [
      { object: 'account', id: account.id },
      { object: 'contact', id: contact.id },
    ])
    expect(await crm.label(refs)).toEqual([])
  })

  it('cannot be pointed to', async () => {
    const { crm, others } = await hidden()
    for (const { account, contact } of others) {
      const inputs: [string, RecordInput, string][] = [
        ['contact', { last_name: 'x', account_id: account.id }, 'account_id'],
        ['task', { subject: 'x', who_id: contact.id }, 'who_id'],
        ['note', { body: 'x', parent_id: account.id }, 'parent_id'],
      ]
      for (const [object, input, at] of inputs)
        await expect(crm.save(object, input)).rejects.toMatchObject({
          issues: [{ at, code: 'no_such_reference' }],
        })
    }
    await expect(
      crm.save('task', { subject: 'x', assigned_to: testPeople.foreignRep.user_id }),
    ).rejects.toMatchObject({ issues: [{ at: 'assigned_to', code: 'no_such_reference' }] })
  })

  it('cannot be pointed to by any reference of any object', async () => {
    const { crm, others } = await hidden()
    const admin = crm.as('admin')
    const [, foreign] = others
    const { records, fields } = referenceFields()
    for (const { object, field, targets } of fields) {
      const ids = [
        testPeople.foreignRep.user_id,
        foreign?.account.id ?? '',
        foreign?.contact.id ?? '',
        foreign?.deal.id ?? '',
      ]
      for (const id of ids) {
        const told: unknown = await admin.preview(object, { [field]: id }).catch((error: unknown) => error)
        expect([object, field, targets, told]).toMatchObject([
          object,
          field,
          targets,
          {
            issues: expect.arrayContaining([
              expect.objectContaining({ at: field, code: 'no_such_reference' }),
            ]),
          },
        ])
        expect(JSON.stringify(told)).not.toMatch(/Secret|Hidden/)
      }
    }
    expect(records).toBeGreaterThan(5)
  })

  it('has no colleague among the people who are asked about', async () => {
    const crm = await fresh()
    const everybody = Object.values(testPeople).map(({ user_id }) => user_id)
    const within = async (person: PersonName) => {
      const ids = new Set(await crm.as(person).within([...everybody, 'no id', ...everybody]))
      return Object.entries(testPeople).flatMap(([name, { user_id }]) => (ids.has(user_id) ? [name] : []))
    }
    expect(await within('rep')).toEqual(['rep', 'teammate'])
    expect(await within('manager')).toEqual(['rep', 'otherRep', 'manager'])
    expect(await within('foreignAdmin')).toEqual(['foreignAdmin', 'foreignRep'])
    expect(await crm.within([])).toEqual([])
  })

  it('gives nothing away through a record that points to it', async () => {
    const { crm, others } = await hidden()
    for (const { account } of others) {
      const mine = await crm.given(Contact, { last_name: 'Mine' })
      // Handed over by somebody who could see both.
      await crm.core.pool.query('update contact set account_id = $1 where id = $2', [account.id, mine.id])
      const one = { field: 'id', op: '=', value: mine.id } as const
      const asks = async (value: string) =>
        crm.count('contact', { filter: { and: [one, { field: 'account_id.industry', op: '=', value }] } })
      expect(await asks('energy')).toBe(0)
      const { items } = await crm.find('contact', { filter: one, include: { account_id: true } })
      expect(items[0]).toMatchObject({ account: null })
      const [label] = await crm.label([{ object: 'contact', id: mine.id }])
      expect(label).toEqual({ object: 'contact', id: mine.id, display: 'Mine' })
      const groups = await crm.aggregate('contact', {
        filter: one,
        group_by: ['account_id'],
        measures: [{ fn: 'count' }],
      })
      expect(groups).toEqual([{ group: [account.id], labels: [null], values: [1] }])
      expect((await crm.search('Mine')).map((hit) => hit.subtitle)).not.toContain('Secret Corp')
    }
  })

  it('is left out of the children of a record that is seen', async () => {
    const crm = await fresh()
    const account = await crm.given(Account)
    const theirs = await crm.as('admin').save('contact', {
      last_name: 'Theirs',
      account_id: account.id,
      owner_id: testPeople.otherRep.user_id,
    })
    const names = async (person: PersonName) => {
      const record: AnyRecord = await crm
        .as(person)
        .get('account', account.id, { include: { contacts: true } })
      return record['contacts']
    }
    expect(await names('rep')).toEqual([])
    expect(await names('admin')).toMatchObject([{ id: theirs.record.id }])
  })

  it('is shut off by the database itself, whatever the statement', async () => {
    const { crm, others } = await hidden()
    const { a, b } = { a: testPeople.rep.tenant_id, b: testPeople.foreignRep.tenant_id }
    const mine = crm.core.db(a)
    const count = async (sql: string) => (await mine.query<{ n: number }>(sql)).rows[0]?.n
    expect(await count(`select count(*)::int as n from account where tenant_id = '${b}'`)).toBe(0)
    const [, foreign] = others
    const { rowCount } = await mine.query('update account set name = $1 where id = $2', [
      'x',
      foreign?.account.id,
    ])
    expect(rowCount).toBe(0)
    await expect(
      mine.query('insert into account (id, tenant_id, name) values (gen_random_uuid(), $1, $2)', [b, 'x']),
    ).rejects.toThrow(/row-level security/)
    await expect(mine.query('update audit_log set action = $1', ['x'])).rejects.toThrow(/permission denied/)
    await expect(mine.query('delete from audit_log')).rejects.toThrow(/permission denied/)
  })
})
