import { expect, it } from 'vitest'
import type { ActorCrm } from '../contract.ts'
import { withCrm } from '../testing/with-crm.ts'
import { Account, Contact } from '../testing/index.ts'
import { imported, mappingOf, reverted, upload } from './testing.ts'

const all = async (crm: ActorCrm, object: string) =>
  (await crm.find(object, { limit: 200, order: [{ field: 'created_at', direction: 'asc' }] })).items
const codes = async (crm: ActorCrm, id: string) =>
  (await crm.imports.issues(id)).items.map(({ row, column, code }) => [row, column, code])

withCrm('an import', (fresh) => {
  it('makes records of rows, finds their accounts by name and tells what is wrong with the others', async () => {
    const crm = await fresh()
    const acme = await crm.given(Account, { name: 'Acme' })
    const file = [
      'First name,Last name,Account,E-mail,Level,Phone',
      'Ada,Lovelace,acme,ADA@Example.com,VP,+44 20 7946 0000',
      ',,Acme,not-an-address,Emperor,',
      'Alan,Turing,Nowhere Ltd,alan@example.com,,',
      '',
      '"Grace ""Amazing""","Hopper\nUSN",Acme,grace@example.com,高管,',
    ].join('\r\n')
    const run = await imported(crm, crm, 'contact', file)
    expect(run).toMatchObject({
      status: 'done',
      rows: 4,
      counts: { read: 4, created: 2, updated: 0, failed: 2 },
    })
    const made = (await crm.find('contact', { order: [{ field: 'last_name' }] })).items
    expect(made).toMatchObject([
      { first_name: 'Grace "Amazing"', last_name: 'Hopper\nUSN', account_id: acme.id, level: 'c_level' },
      { last_name: 'Lovelace', email: 'ada@example.com', account_id: acme.id, level: 'vp' },
    ])
    expect(await codes(crm, run.id)).toEqual([
      [3, 'E-mail', 'wrong_type'],
      [3, 'Level', 'unknown_option'],
      [4, 'Account', 'unknown_reference'],
    ])
    const [event] = await crm.eventsSince({ id: made[0]?.id ?? '', version: 0 })
    expect(event).toMatchObject({ type: 'created', door: 'import', cause: `import:${run.id}` })
  })

  it('guesses columns by label, alias and value in both languages', async () => {
    const crm = await fresh()
    const draft = await upload(
      crm,
      'contact',
      '姓,名,客户,邮箱,手机,负责人,???\n王,伟,星辰,w@example.com,13800000000,Rita Rep,x\n',
    )
    expect(mappingOf(draft)).toEqual({
      姓: 'last_name',
      名: 'first_name',
      客户: 'account_id',
      邮箱: 'email',
      手机: 'phone',
      负责人: 'owner_id',
      '???': null,
    })
    const bare = await upload(crm, 'contact', 'Surname,Account Name,k1\nA,Acme,a@b.co\nB,Acme,c@d.co\n')
    expect(mappingOf(bare)).toEqual({ Surname: 'last_name', 'Account Name': 'account_id', k1: 'email' })
    const task = await upload(crm, 'task', 'subject,what,who\nCall,Acme,Rita\n')
    expect(mappingOf(task)).toMatchObject({ subject: 'subject', what: 'what_id' })
  })

  it('previews the whole file and writes nothing', async () => {
    const crm = await fresh()
    const draft = await upload(crm, 'account', 'Name,Employees\nAcme,1200\nBeta,many\n')
    const preview = await crm.imports.dryRun(draft.id)
    expect(preview).toMatchObject({
      counts: { read: 2, created: 1, failed: 1 },
      issues: [{ row: 3, column: 'Employees', code: 'wrong_type' }],
      issue_count: 1,
      sample: [{ name: 'Acme' }],
    })
    expect(await crm.count('account', {})).toBe(0)
    expect((await crm.imports.get(draft.id)).status).toBe('previewed')
  })

  it('updates, skips or creates what has the key already, within the file too', async () => {
    const crm = await fresh()
    await crm.given(Contact, { last_name: 'Old', email: 'a@x.co', title: 'Boss' })
    const file = 'Last name,E-mail,Title\nNew,a@x.co,\nTwo,b@x.co,One\nTwo,b@x.co,Two\n'
    const skipped = await imported(crm, crm, 'contact', file, {
      options: { dedupe: ['email'], on_match: 'skip' },
    })
    expect(skipped.counts).toMatchObject({ created: 1, skipped: 2, updated: 0 })
    const updated = await imported(crm, crm, 'contact', file, { options: { dedupe: ['email'] } })
    expect(updated.counts).toMatchObject({ created: 0, updated: 3 })
    expect(await all(crm, 'contact')).toMatchObject([
      { last_name: 'New', email: 'a@x.co', title: 'Boss' },
      { last_name: 'Two', email: 'b@x.co', title: 'Two' },
    ])
    const again = await imported(crm, crm, 'contact', file, {
      options: { dedupe: ['email'], on_match: 'create' },
    })
    expect(again.counts).toMatchObject({ created: 3 })
  })

  it('creates missing parents once and joins rows of one file to each other in a second pass', async () => {
    const crm = await fresh()
    const people = await imported(crm, crm, 'contact', 'Last name,Account\nA,Fresh Co\nB,FRESH CO\n', {
      options: { create_missing: ['account_id'] },
    })
    expect(people.counts).toMatchObject({ created: 2 })
    expect(await crm.count('account', {})).toBe(1)
    const tree = await imported(
      crm,
      crm,
      'account',
      'Name,Parent account\nChild,Mother\nMother,\nOrphan,Nobody\n',
    )
    expect(tree.counts).toMatchObject({ created: 3 })
    const [child, mother] = (
      await crm.find('account', {
        filter: { field: 'name', op: 'in', value: ['Child', 'Mother'] },
        order: [{ field: 'name' }],
      })
    ).items
    expect(child).toMatchObject({ parent_id: mother?.id })
    expect(await codes(crm, tree.id)).toEqual([[4, 'Parent account', 'unknown_reference']])
    expect((await reverted(crm, crm, tree.id)).reverted).toMatchObject({ undone: 3, kept: 0 })
    expect(await crm.count('account', {})).toBe(1)
  })

  it('is taken back except where somebody changed it since', async () => {
    const crm = await fresh()
    const old = await crm.given(Contact, { last_name: 'Before', email: 'old@x.co' })
    const run = await imported(
      crm,
      crm,
      'contact',
      'Last name,E-mail\nAfter,old@x.co\nNew,new@x.co\nKept,kept@x.co\n',
      {
        options: { dedupe: ['email'] },
      },
    )
    const [kept] = (await crm.find('contact', { filter: { field: 'email', op: '=', value: 'kept@x.co' } }))
      .items
    await crm.save('contact', { id: kept?.id, title: 'Changed' })
    const back = await reverted(crm, crm, run.id)
    expect(back).toMatchObject({ status: 'reverted', reverted: { undone: 2, kept: 1 } })
    expect(await crm.get('contact', old.id)).toMatchObject({ last_name: 'Before' })
    expect(new Set((await all(crm, 'contact')).map(({ email }) => email))).toEqual(
      new Set(['kept@x.co', 'old@x.co']),
    )
    const { rows } = await crm.core.pool.query(
      `select name from search_document where name = 'New' union all
       select key from duplicate_key where key ~ 'new@x' or record_id not in (select id from contact)`,
    )
    expect(rows).toEqual([])
    expect(await codes(crm, run.id)).toEqual([[4, null, 'changed_since']])
    await expect(crm.imports.revert(run.id)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('keeps what others point to by now', async () => {
    const crm = await fresh()
    const run = await imported(crm, crm, 'account', 'Name\nUsed\nFree\n')
    const [used] = (await crm.find('account', { filter: { field: 'name', op: '=', value: 'Used' } })).items
    await crm.given(Contact, { last_name: 'Someone', account_id: used?.id })
    expect((await reverted(crm, crm, run.id)).reverted).toMatchObject({ undone: 1, kept: 1 })
    expect((await all(crm, 'account')).map(({ name }) => name)).toEqual(['Used'])
  })

  it('stays within the reach of who imports', async () => {
    const crm = await fresh()
    const file = 'Last name,Owner\nMine,Rita Rep\nMate,theo.team@a.test\nBoss,Mona Manager\n'
    const run = await imported(crm, crm, 'contact', file)
    expect(run.counts).toMatchObject({ created: 2, failed: 1 })
    expect(await codes(crm, run.id)).toEqual([[4, 'Owner', 'owner_out_of_reach']])
    const hidden = await crm.given(Account, { name: 'Hidden' }, 'otherRep')
    const blind = await imported(crm, crm, 'contact', 'Last name,Account\nX,Hidden\n')
    expect(await codes(crm, blind.id)).toEqual([[2, 'Account', 'unknown_reference']])
    const byId = await imported(crm, crm, 'account', `ID,Name\n${hidden.id},Stolen\n`)
    expect(await codes(crm, byId.id)).toEqual([[2, 'ID', 'no_such_match']])
    for (const person of ['otherRep', 'foreignAdmin'] as const)
      await expect(crm.as(person).imports.get(run.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(crm.as('manager').imports.revert(run.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(upload(crm.as('finance'), 'contact', 'Last name\nA\n')).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('lets an administrator alone keep the history of rows', async () => {
    const crm = await fresh()
    const file = 'Name,Created\nOld,2019-03-04\n'
    await imported(crm, crm.as('admin'), 'account', file)
    expect((await all(crm.as('admin'), 'account'))[0]?.created_at).toBe('2019-03-03T16:00:00.000Z')
    expect(mappingOf(await upload(crm, 'account', file))).toEqual({ Name: 'name', Created: null })
  })

  it('runs several files one after the other, parents first', async () => {
    const crm = await fresh()
    await crm.core.work()
    const contacts = await upload(crm, 'contact', 'Last name,Account\nA,Acme\n')
    const accounts = await upload(crm, 'account', 'Name\nAcme\n')
    const line = await crm.imports.start([contacts.id, accounts.id])
    expect(line.map(({ object }) => object)).toEqual(['account', 'contact'])
    const { settled } = await import('./testing.ts')
    expect(await settled(crm, crm, contacts.id)).toMatchObject({
      status: 'done',
      counts: { created: 1, failed: 0 },
    })
  })

  it('keeps both of two changes that are made at once', async () => {
    const crm = await fresh()
    const { id } = await upload(crm, 'account', 'A,B\nx,y\n')
    await Promise.all([
      crm.imports.configure(id, { mapping: { A: 'name' } }),
      crm.imports.configure(id, { mapping: { B: 'website' } }),
      crm.imports.configure(id, { options: { dedupe: ['name'] } }).catch(() => undefined),
    ])
    const { columns } = await crm.imports.get(id)
    expect(columns.map(({ field }) => field)).toEqual(['name', 'website'])
  })

  it('refuses a mapping that cannot be, with all that is wrong with it', async () => {
    const crm = await fresh()
    const { id } = await upload(crm, 'account', 'Name,Other\nA,B\n')
    const mapping = { Other: 'nam', Nothing: 'phone', Name: 'version' }
    await expect(
      crm.imports.configure(id, { mapping, options: { dedupe: ['website'] } }),
    ).rejects.toMatchObject({
      code: 'invalid',
      issues: [
        { code: 'unknown_column' },
        { code: 'read_only' },
        { code: 'unknown_field' },
        { code: 'required' },
      ],
    })
    await crm.imports.configure(id, { mapping: { Name: null } })
    await expect(crm.imports.start([id])).rejects.toMatchObject({ code: 'no_columns' })
  })
})
