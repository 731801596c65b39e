import { describe, expect, it } from 'vitest'
import type { NewField, NewObject } from '../contract.ts'
import { withCrm } from '../testing/with-crm.ts'

const region: NewField = {
  name: 'region',
  kind: 'select',
  label: { en: 'Region', zh: '区域' },
  options: [
    { code: 'emea', label: { en: 'EMEA', zh: '欧洲中东非洲' } },
    { code: 'apac', label: { en: 'APAC', zh: '亚太' } },
  ],
}
const project: NewObject = {
  name: 'project',
  label: { en: 'Project', zh: '项目' },
  plural: { en: 'Projects', zh: '项目' },
  access: 'owned',
  list: ['name', 'budget', 'account_id'],
  fields: [
    { name: 'budget', kind: 'currency', label: { en: 'Budget', zh: '预算' } },
    { name: 'starts_on', kind: 'date', label: { en: 'Starts on', zh: '开始日期' } },
    {
      name: 'account_id',
      kind: 'reference',
      label: { en: 'Account', zh: '客户' },
      references: 'account',
      on_delete: 'cascade',
      relation: 'projects',
    },
    { name: 'parent_id', kind: 'reference', label: { en: 'Parent', zh: '上级' }, references: 'project' },
    { name: 'code', kind: 'text', label: { en: 'Code', zh: '编号' }, unique: true, search: true },
  ],
}
const field = (name: string, kind: string, more: Partial<NewField> = {}): NewField => ({
  name,
  kind,
  label: { en: name, zh: name },
  ...more,
})

withCrm('a field that an administrator adds', (fresh) => {
  it('is written, read, filtered, ordered, grouped and described at once, by who was there before too', async () => {
    const crm = await fresh()
    const admin = crm.as('admin')
    const rita = crm.as('rep')
    const { record: old } = await rita.save('account', { name: 'Old' })
    const described = await admin.metadata.addField('account', region)
    expect(described.fields.at(-1)).toMatchObject({ name: 'region', kind: 'select', custom: true })
    await rita.saveAll('account', [
      { name: 'Nord', region: 'EMEA' },
      { name: 'Ost', region: 'apac' },
      { id: old.id, region: 'emea' },
    ])
    const emea = await rita.find('account', {
      filter: { field: 'region', op: '=', value: 'emea' },
      order: [{ field: 'name' }],
    })
    expect(emea.items.map(({ name, region }) => [name, region])).toEqual([
      ['Nord', 'emea'],
      ['Old', 'emea'],
    ])
    const groups = await rita.aggregate('account', { group_by: ['region'], measures: [{ fn: 'count' }] })
    expect(groups.map(({ group, labels, values }) => [group[0], labels[0], values[0]])).toEqual([
      ['apac', 'APAC', 1],
      ['emea', 'EMEA', 2],
    ])
    const byRegion = await rita.find('account', { order: [{ field: 'region', direction: 'desc' }] })
    expect(byRegion.items[0]?.['name']).toBe('Ost')
    await expect(rita.save('account', { name: 'West', region: 'mars' })).rejects.toMatchObject({
      issues: [{ at: 'region', code: 'unknown_option' }],
    })
  })

  it('leaves an audit line, an event and a new version of the metadata', async () => {
    const crm = await fresh()
    const admin = crm.as('admin')
    await admin.metadata.addField('account', region)
    const { rows } = await crm.core.pool.query(
      `select object, action, user_id from audit_log where object = 'custom_field'`,
    )
    expect(rows).toEqual([{ object: 'custom_field', action: 'created', user_id: admin.actor.user_id }])
    expect((await admin.metadata.list()).version).toBe(1)
    expect(await admin.metadata.list()).toMatchObject({
      fields: [{ object: 'account', name: 'region', retired: false }],
    })
    await expect(admin.save('custom_field', {})).rejects.toMatchObject({ code: 'unknown_object' })
    await expect(admin.find('custom_object', {})).rejects.toMatchObject({ code: 'unknown_object' })
  })

  it('is of no other workspace, which may have one of the same name and another kind', async () => {
    const crm = await fresh()
    await crm.as('admin').metadata.addField('account', region)
    const boris = crm.as('foreignAdmin')
    expect(boris.describe('account').fields.some(({ name }) => name === 'region')).toBe(false)
    await expect(boris.save('account', { name: 'B', region: 'emea' })).rejects.toMatchObject({
      issues: [{ code: 'unknown_field' }],
    })
    await boris.metadata.addField('account', field('region', 'number'))
    await boris.save('account', { name: 'B', region: 7 })
    const { items } = await boris.find('account', { filter: { field: 'region', op: '>', value: 5 } })
    expect(items).toHaveLength(1)
    await crm.as('admin').save('account', { name: 'A', region: 'apac' })
    expect(JSON.stringify(await boris.metadata.list())).not.toContain('区域')
    expect(JSON.stringify(boris.objects())).not.toContain('区域')
  })

  it('of every kind keeps what it is given', async () => {
    const crm = await fresh()
    const admin = crm.as('admin')
    const { record: account } = await admin.save('account', { name: 'Acme' })
    const values = {
      one_line: ['text', 'x'],
      lines: ['textarea', 'a\nb'],
      rich: ['richText', '**b**'],
      mail: ['email', 'a@b.cn'],
      tel: ['phone', '+86 138 0000 0000'],
      site: ['url', 'https://x.cn/'],
      count_of: ['number', 1.5],
      share: ['percent', 25],
      cost: ['currency', { amount: '10.50', currency: 'USD' }],
      flag: ['boolean', true],
      day: ['date', '2026-02-03'],
      moment: ['dateTime', '2026-02-03T04:05:06.000Z'],
      place: ['geolocation', { latitude: 31.23, longitude: 121.47 }],
      extra: ['json', { a: [1, null] }],
    } as const
    for (const [name, [kind]] of Object.entries(values))
      await admin.metadata.addField('lead', field(name, kind))
    await admin.metadata.addField('lead', { ...region, name: 'regions', kind: 'multiSelect' })
    await admin.metadata.addField('lead', field('partner_id', 'reference', { references: 'account' }))
    const given = Object.fromEntries(Object.entries(values).map(([name, [, value]]) => [name, value]))
    const all = { ...given, regions: ['apac', 'emea'], partner_id: account.id }
    const { record } = await admin.save('lead', { last_name: 'Li', company: 'X', ...all })
    expect(await admin.get('lead', record.id)).toMatchObject(all)
    const withPartner = await admin.get('lead', record.id, { include: { partner: true } })
    expect(withPartner['partner']).toMatchObject({ name: 'Acme' })
    const near = { latitude: 31.2, longitude: 121.5, radius_km: 20 }
    for (const [around, found] of [[near, 1] as const, [{ ...near, longitude: 12 }, 0] as const])
      expect(await admin.count('lead', { filter: { field: 'place', op: 'within', value: around } })).toBe(
        found,
      )
  })

  it('that is required fills the records there are with its default, and only with one', async () => {
    const crm = await fresh()
    const admin = crm.as('admin')
    const { record } = await admin.save('account', { name: 'Acme' })
    const grade = field('grade', 'number', { required: true })
    await expect(admin.metadata.addField('account', grade)).rejects.toMatchObject({
      issues: [{ at: 'default', code: 'needs_default' }],
    })
    await admin.metadata.addField('account', { ...grade, default: 3 })
    expect(await admin.get('account', record.id)).toMatchObject({ grade: 3, version: record.version })
    expect((await admin.save('account', { name: 'New' })).record['grade']).toBe(3)
    await expect(admin.save('account', { id: record.id, grade: null })).rejects.toMatchObject({
      issues: [{ at: 'grade', code: 'required' }],
    })
    await admin.metadata.addField('account', field('fee', 'currency', { required: true, default: 12 }))
    expect(await admin.get('account', record.id)).toMatchObject({ fee: { amount: '12.00', currency: 'CNY' } })
  })

  it('of a table in parts is kept, found and told apart as any other', async () => {
    const crm = await fresh()
    const admin = crm.as('admin')
    const { record: account } = await admin.save('account', { name: 'Acme' })
    await admin.metadata.addField('activity', field('code', 'text', { unique: true }))
    await admin.metadata.addField('activity', field('partner_id', 'reference', { references: 'account' }))
    const activity = { type: 'call', subject: 'Hello', activity_date: '2026-11-20T09:00:00Z' }
    await admin.save('activity', { ...activity, code: 'A1', partner_id: account.id })
    expect(await admin.count('activity', { filter: { field: 'code', op: '=', value: 'A1' } })).toBe(1)
    await expect(admin.save('activity', { ...activity, code: 'A1' })).rejects.toMatchObject({
      issues: [{ at: 'code', code: 'duplicate' }],
    })
  })

  it('that is required is in records that were read, and kept, before it was added', async () => {
    const crm = await fresh()
    const { record } = await crm.save('account', { name: 'Old' })
    expect(await crm.get('account', record.id)).not.toHaveProperty('grade')
    await crm
      .as('admin')
      .metadata.addField('account', field('grade', 'text', { required: true, default: 'C' }))
    expect(await crm.get('account', record.id)).toMatchObject({ grade: 'C' })
    await crm.as('admin').metadata.changeField('account', 'grade', { default: 'D' })
    expect(await crm.get('account', record.id)).toMatchObject({ grade: 'C' })
  })

  it('that is required fills more records than one batch holds, and none of another workspace', async () => {
    const crm = await fresh()
    const admin = crm.as('admin')
    await crm.core.pool.query(
      `insert into account (id, tenant_id, owner_id, name) select gen_random_uuid(), tenant_id, id, 'A' || n
       from "user", generate_series(1, 5100) n where id = any($1::uuid[])`,
      [[admin.actor.user_id, crm.as('foreignAdmin').actor.user_id]],
    )
    await admin.metadata.addField('account', field('grade', 'number', { required: true, default: 3 }))
    expect(await admin.count('account', { filter: { field: 'grade', op: '=', value: 3 } })).toBe(5100)
    const { rows } = await crm.core.pool.query('select column_name from custom_field')
    const filled = await crm.core.pool.query(
      `select count(*)::int as count from account where ${rows[0].column_name} is not null`,
    )
    expect(filled.rows).toEqual([{ count: 5100 }])
  })

  it('that is unique is so within the workspace, also for two who write at once', async () => {
    const crm = await fresh()
    const admin = crm.as('admin')
    await admin.metadata.addField('account', field('vat_no', 'text', { unique: true }))
    await admin.metadata.addField('account', field('serial', 'number', { unique: true }))
    await admin.save('account', { name: 'A', vat_no: 'DE1', serial: 4 })
    await expect(admin.save('account', { name: 'B', vat_no: 'DE1' })).rejects.toMatchObject({
      issues: [{ at: 'vat_no', code: 'duplicate' }],
    })
    await expect(admin.save('account', { name: 'B', serial: 4 })).rejects.toMatchObject({
      issues: [{ at: 'serial', code: 'duplicate' }],
    })
    const both = await Promise.allSettled(
      ['C', 'D'].map((name) => admin.save('account', { name, vat_no: 'DE2' })),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('is found by search once its records have been read, and not after it is retired', async () => {
    const crm = await fresh()
    await crm.core.work()
    const admin = crm.as('admin')
    await admin.metadata.addField('account', field('nickname', 'text'))
    await admin.save('account', { name: 'Acme', nickname: 'Zephyrine' })
    const found = async () => (await admin.search('Zephyrine')).some(({ display }) => display === 'Acme')
    expect(await found()).toBe(false)
    await admin.metadata.changeField('account', 'nickname', { search: true })
    await expect.poll(found, { timeout: 20_000 }).toBe(true)
    await admin.metadata.retireField('account', 'nickname')
    await expect.poll(found, { timeout: 20_000 }).toBe(false)
  })
})

withCrm('changing and retiring a field', (fresh) => {
  it('changes words, limits and choices, and never loses a stored code', async () => {
    const crm = await fresh()
    const admin = crm.as('admin')
    await admin.metadata.addField('account', region)
    const { record } = await admin.save('account', { name: 'Acme', region: 'emea' })
    const changed = await admin.metadata.changeField('account', 'region', {
      label: { en: 'Territory', zh: '地区' },
      options: [
        { code: 'apac', label: { en: 'Asia', zh: '亚洲' } },
        { code: 'us', label: { en: 'America', zh: '美洲' } },
      ],
    })
    expect(changed.fields.at(-1)).toMatchObject({
      label: { en: 'Territory' },
      options: [{ code: 'apac', label: { en: 'Asia' } }, { code: 'us' }, { code: 'emea', retired: true }],
    })
    expect((await admin.get('account', record.id))['region']).toBe('emea')
    const filter = { field: 'region', op: '=', value: 'emea' } as const
    expect(await admin.count('account', { filter })).toBe(1)
    await expect(admin.save('account', { name: 'B', region: 'emea' })).rejects.toMatchObject({
      issues: [{ code: 'unknown_option', params: { choices: 'Asia (apac), America (us)' } }],
    })
    await admin.save('account', { id: record.id, name: 'Still in EMEA' })
    await expect(
      admin.metadata.changeField('account', 'region', { kind: 'text', unique: true } as object),
    ).rejects.toMatchObject({
      issues: [
        { at: 'kind', code: 'unknown_setting' },
        { at: 'unique', code: 'unknown_setting' },
      ],
    })
  })

  it('makes a text longer and never shorter', async () => {
    const admin = (await fresh()).as('admin')
    await admin.metadata.addField('account', field('slogan', 'text', { max_length: 20 }))
    await expect(admin.metadata.changeField('account', 'slogan', { max_length: 10 })).rejects.toMatchObject({
      issues: [{ at: 'max_length', code: 'narrower' }],
    })
    await admin.metadata.changeField('account', 'slogan', { max_length: 30 })
    await admin.save('account', { name: 'A', slogan: 'x'.repeat(30) })
  })

  it('hides a retired field everywhere and brings its values back', async () => {
    const crm = await fresh()
    const admin = crm.as('admin')
    await admin.metadata.addField('account', region)
    const { record } = await admin.save('account', { name: 'Acme', region: 'emea' })
    await admin.metadata.retireField('account', 'region')
    expect(admin.describe('account').fields.some(({ name }) => name === 'region')).toBe(false)
    expect(await admin.get('account', record.id)).not.toHaveProperty('region')
    await expect(
      admin.find('account', { filter: { field: 'region', op: '=', value: 'emea' } }),
    ).rejects.toMatchObject({ issues: [{ code: 'unknown_field' }] })
    await expect(admin.metadata.addField('account', region)).rejects.toMatchObject({
      issues: [{ at: 'name', code: 'retired_name' }],
    })
    await admin.metadata.restoreField('account', 'region')
    expect(await admin.get('account', record.id)).toMatchObject({ region: 'emea' })
  })

  it('refuses what ships, what others need, and everybody but administrators', async () => {
    const crm = await fresh()
    const admin = crm.as('admin')
    await expect(admin.metadata.retireField('account', 'name')).rejects.toMatchObject({ code: 'built_in' })
    await expect(admin.metadata.retireField('account', 'nmae')).rejects.toMatchObject({
      issues: [{ code: 'unknown_field' }],
    })
    await expect(admin.metadata.retireObject('account')).rejects.toMatchObject({ code: 'built_in' })
    await admin.metadata.addObject(project)
    await expect(admin.metadata.retireField('project', 'name')).rejects.toMatchObject({ code: 'in_use' })
    await admin.metadata.addField('task', field('project_id', 'reference', { references: 'project' }))
    await expect(admin.metadata.retireObject('project')).rejects.toMatchObject({
      code: 'in_use',
      params: { by: 'Task.project_id' },
    })
    for (const person of ['manager', 'rep', 'finance'] as const) {
      await expect(crm.as(person).metadata.addField('account', region)).rejects.toMatchObject({
        code: 'forbidden',
      })
      await expect(crm.as(person).metadata.list()).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  it('tells everything that is wrong at once and does nothing', async () => {
    const crm = await fresh()
    const admin = crm.as('admin')
    const before = await columns(crm.core.pool, 'account')
    await expect(
      admin.metadata.addField('account', {
        name: 'Name!',
        kind: 'select',
        label: { en: '', zh: 'x' },
        max_length: 9,
      }),
    ).rejects.toMatchObject({
      issues: [
        { at: 'name', code: 'bad_name' },
        { at: 'label.en', code: 'wrong_type' },
        { at: 'options', code: 'required' },
        { at: 'max_length', code: 'unknown_setting' },
      ],
    })
    const refused: readonly [Partial<NewField>, string, string][] = [
      [{ name: 'name' }, 'name', 'name_taken'],
      [{ name: 'contacts' }, 'name', 'name_taken'],
      [{ name: 'and' }, 'name', 'name_taken'],
      [{ kind: 'blob' }, 'kind', 'unknown_kind'],
      [{ kind: 'reference', references: 'acount' }, 'references', 'unknown_object'],
      [{ kind: 'reference', references: 'contact', relation: 'tasks' }, 'relation', 'name_taken'],
      [{ kind: 'number', min: 5, max: 2 }, 'max', 'wrong_type'],
      [{ kind: 'number', default: 'many' }, 'default', 'wrong_type'],
      [{ kind: 'json', unique: true }, 'unique', 'not_possible'],
      [{ kind: 'textarea', index: true }, 'index', 'not_possible'],
      [{ kind: 'boolean', search: true }, 'search', 'not_possible'],
    ]
    for (const [more, at, code] of refused)
      await expect(
        admin.metadata.addField('account', { ...field('fine', 'text'), ...more }),
        `${at}: ${code}`,
      ).rejects.toMatchObject({ issues: [{ at, code }] })
    expect(await columns(crm.core.pool, 'account')).toEqual(before)
    expect((await admin.metadata.list()).version).toBe(0)
  })

  it('lets one of two win who add the same name at once', async () => {
    const crm = await fresh()
    const admin = crm.as('admin')
    const both = await Promise.allSettled([1, 2].map(() => admin.metadata.addField('account', region)))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { issues: [{ at: 'name', code: 'name_taken' }] },
    })
  })

  it('does nothing twice under one claim', async () => {
    const admin = (await fresh()).as('admin')
    const claim = { key: 'run-1' }
    await admin.metadata.addField('account', region, { claim })
    await admin.metadata.addField('account', region, { claim })
    expect((await admin.metadata.list()).fields).toHaveLength(1)
  })
})

withCrm('an object that an administrator adds', (fresh) => {
  it('has records with rights, relations, search and history as every other', async () => {
    const crm = await fresh()
    const admin = crm.as('admin')
    const described = await admin.metadata.addObject(project)
    expect(described).toMatchObject({ name: 'project', custom: true, list: ['name', 'budget', 'account_id'] })
    const rita = crm.as('rep')
    const { record: account } = await rita.save('account', { name: 'Acme' })
    const { record } = await rita.save('project', {
      name: 'Aurora',
      budget: 5000,
      starts_on: '2026-12-01',
      account_id: account.id,
      code: 'P-1',
    })
    expect(record).toMatchObject({ budget: { amount: '5000.00', currency: 'CNY' }, version: 1 })
    const { record: sub } = await rita.save('project', { name: 'Sub', parent_id: record.id })
    expect((await rita.get('project', sub.id, { include: { parent: true } }))['parent']).toMatchObject({
      name: 'Aurora',
    })
    const withProjects = await rita.get('account', account.id, { include: { projects: true } })
    expect(withProjects['projects']).toMatchObject([{ name: 'Aurora' }])
    expect((await rita.search('Aurora'))[0]).toMatchObject({ object: 'project', display: 'Aurora' })
    expect(await rita.label([{ object: 'project', id: record.id }])).toMatchObject([{ display: 'Aurora' }])
    await expect(crm.as('otherRep').get('project', record.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(crm.as('foreignAdmin').find('project', {})).rejects.toMatchObject({ code: 'unknown_object' })
    await rita.save('project', { id: record.id, budget: 6000 }, { expected_version: 1 })
    await expect(
      rita.save('project', { id: record.id, budget: 1 }, { expected_version: 1 }),
    ).rejects.toMatchObject({ code: 'stale_version' })
    await rita.remove('account', account.id)
    await expect(rita.get('project', record.id)).rejects.toMatchObject({ code: 'not_found' })
    await rita.restore('account', account.id)
    expect(await rita.get('project', record.id)).toMatchObject({ name: 'Aurora' })
  })

  it('keeps rows of workspaces apart in the database itself', async () => {
    const crm = await fresh()
    await crm.as('admin').metadata.addObject(project)
    await crm.as('admin').save('project', { name: 'Secret' })
    const { rows } = await crm.core.pool.query('select table_name from custom_object')
    const table = rows[0].table_name
    const other = crm.core.db(crm.as('foreignAdmin').actor.tenant_id)
    expect((await other.query(`select * from ${table}`)).rows).toEqual([])
    await expect(
      other.query(`insert into ${table} (id, tenant_id, version) values (gen_random_uuid(), $1, 1)`, [
        crm.as('admin').actor.tenant_id,
      ]),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('changes its words, rights and layout, and is retired and restored with its records', async () => {
    const crm = await fresh()
    const admin = crm.as('admin')
    await admin.metadata.addObject(project)
    const { record } = await admin.save('project', { name: 'Aurora' })
    await admin.metadata.changeObject('project', {
      label: { en: 'Undertaking', zh: '工程' },
      access: 'shared',
      list: ['name', 'starts_on'],
    })
    expect(await crm.as('otherRep').get('project', record.id)).toMatchObject({ name: 'Aurora' })
    await expect(crm.as('rep').save('project', { name: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      admin.metadata.changeObject('project', { display: 'budget', list: ['nothing'] }),
    ).rejects.toMatchObject({ issues: [{ at: 'display' }, { at: 'list[0]' }] })
    await admin.metadata.retireObject('project')
    expect(admin.objects().some(({ name }) => name === 'project')).toBe(false)
    await expect(admin.get('project', record.id)).rejects.toMatchObject({ code: 'unknown_object' })
    expect((await admin.search('Aurora')).length).toBe(0)
    await expect(admin.metadata.addObject(project)).rejects.toMatchObject({
      issues: [{ at: 'name', code: 'retired_name' }],
    })
    await admin.metadata.restoreObject('project')
    expect(await admin.get('project', record.id)).toMatchObject({ name: 'Aurora' })
  })

  it('is refused with every mistake of its fields at once', async () => {
    const admin = (await fresh()).as('admin')
    await expect(
      admin.metadata.addObject({
        ...project,
        name: 'audit_log',
        fields: [field('x', 'text'), field('twice', 'text'), field('twice', 'number')],
      }),
    ).rejects.toMatchObject({
      issues: [
        { at: 'name', code: 'name_taken' },
        { at: 'fields[0].name', code: 'bad_name' },
        { at: 'fields[2].name', code: 'name_taken' },
      ],
    })
    await expect(admin.metadata.addObject({ ...project, list: ['nothing'] })).rejects.toMatchObject({
      issues: [{ at: 'list[0]', code: 'unknown_field' }],
    })
    await expect(
      admin.metadata.addObject({ ...project, name: 'account', list: ['name'], fields: [] }),
    ).rejects.toMatchObject({
      issues: [{ code: 'name_taken' }],
    })
  })
})

interface Pool {
  query(text: string, values: readonly unknown[]): Promise<{ rows: { name: string }[] }>
}
const columns = async (pool: Pool, table: string) =>
  (
    await pool.query(
      'select attname as name from pg_attribute where attrelid = $1::regclass order by attnum',
      [table],
    )
  ).rows.map(({ name }) => name)

describe('the list of kinds', () => {
  it('is told when a kind is not in it', async () => {
    const { customKinds, kindNamed } = await import('./kinds.ts')
    expect(kindNamed('toString')).toBeUndefined()
    expect(Object.keys(customKinds)).toContain('reference')
  })
})
