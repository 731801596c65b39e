import { describe, expect, it } from 'vitest'
import { decide } from '../kit/policy.ts'
import { tools } from '../registry.ts'
import { freshWorld } from '../testing/in-world.ts'

const field = { name: 'region', kind: 'text', label: { en: 'Region', zh: '区域' } }
const metadataTools = tools.filter(({ effect }) => effect === 'admin')

describe('tools that change objects and fields', () => {
  it('ask every time, whatever was approved beforehand', async () => {
    await using world = await freshWorld()
    expect(metadataTools.map(({ name }) => name)).toEqual([
      'add_field',
      'change_field',
      'retire_field',
      'restore_field',
      'create_object',
      'change_object',
      'retire_object',
      'restore_object',
    ])
    for (const tool of metadataTools) {
      const action = { tool: tool.name, args: { object: 'account' }, target: null }
      const given = { tool, action, count: 1, preapproved: [tool.name], crm: world.crm }
      for (const mode of ['ask', 'auto-safe'] as const)
        expect(decide({ ...given, mode, can_ask: true })).toMatchObject({ effect: 'ask' })
      expect(decide({ ...given, mode: 'ask', can_ask: false })).toMatchObject({ effect: 'deny' })
    }
  })

  it('tell before they are asked for that only administrators may, and refuse when they run', async () => {
    await using world = await freshWorld()
    const [action] = await world.as('manager').expand('add_field', { object: 'account', field })
    expect(action?.problem).toMatchObject({ code: 'forbidden' })
    expect(await world.as('manager').run('add_field', { object: 'account', field })).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    })
  })

  it('add, change, retire and restore, each seen at once by the other tools', async () => {
    await using world = await freshWorld()
    const admin = world.as('admin')
    expect(await admin.preview('add_field', { object: 'account', field })).toMatchObject({
      text: { zh: '为 account 新增字段“区域”（text）。' },
    })
    await admin.done('add_field', { object: 'account', field })
    const values = { name: 'Acme', region: 'EMEA' }
    await world.as('rep').done('create_record', { object: 'account', values })
    const filter = { field: 'region', op: '=', value: 'EMEA' }
    const search = { object: 'account', filter }
    expect((await world.as('rep').done('search_records', search)).records).toHaveLength(1)
    const changes = { label: { en: 'Territory', zh: '地区' } }
    await admin.done('change_field', { object: 'account', field: 'region', changes })
    await admin.done('retire_field', { object: 'account', field: 'region' })
    expect(await world.as('rep').run('search_records', search)).toMatchObject({ ok: false })
    await admin.done('restore_field', { object: 'account', field: 'region' })
    expect((await world.as('rep').done('search_records', search)).records).toHaveLength(1)

    const project = {
      name: 'project',
      label: { en: 'Project', zh: '项目' },
      plural: { en: 'Projects', zh: '项目' },
    }
    await admin.done('create_object', { ...project, fields: [field] })
    await world.as('rep').done('create_record', { object: 'project', values: { name: 'Aurora' } })
    await admin.done('change_object', { object: 'project', changes: { list: ['name', 'region'] } })
    await admin.done('retire_object', { object: 'project' })
    expect(await world.as('rep').run('describe_object', { object: 'project' })).toMatchObject({ ok: false })
    await admin.done('restore_object', { object: 'project' })
    expect((await world.as('rep').done('describe_object', { object: 'project' })).toModel).toContain('region')
  })

  it('do nothing twice under one claim', async () => {
    await using world = await freshWorld()
    const args = { object: 'account', field }
    expect(await world.as('admin').run('add_field', args, 'claim-1')).toMatchObject({ ok: true })
    expect(await world.as('admin').run('add_field', args, 'claim-1')).toMatchObject({ ok: true })
    expect(await world.as('admin').run('add_field', args, 'claim-2')).toMatchObject({ ok: false })
  })
})
