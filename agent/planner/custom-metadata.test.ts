import { describe, expect, it } from 'vitest'
import { testPeople } from '#crm-core/testing'
import { tools } from '#tools'
import { readBuiltin } from '../llm/builtin.ts'
import { withWorlds } from '../testing/with-worlds.ts'

const region = {
  name: 'region',
  kind: 'select',
  label: { en: 'Region', zh: '区域' },
  options: [
    { code: 'emea', label: { en: 'EMEA', zh: '欧洲中东非洲' } },
    { code: 'apac', label: { en: 'APAC', zh: '亚太' } },
  ],
}
const machine = {
  name: 'machine',
  label: { en: 'Machine', zh: '设备' },
  plural: { en: 'Machines', zh: '设备' },
  access: 'shared' as const,
  fields: [{ name: 'price', kind: 'currency', label: { en: 'Price', zh: '价格' } }],
}

withWorlds('the planner', (open) => {
  it('knows a field and an object that an administrator added, in the very next turn', async () => {
    const { crm, ask } = await open()
    const admin = crm.as('admin')
    await ask('my accounts')
    await admin.metadata.addField('account', region)
    await crm.saveAll('account', [
      { name: 'Nordwind', region: 'emea' },
      { name: 'Südsee', region: 'apac' },
    ])
    for (const text of ['accounts with region EMEA', '区域是欧洲中东非洲的客户', '区域为EMEA的客户']) {
      const { result } = await ask(text)
      expect([text, result.status, result.plan]).toMatchObject([
        text,
        'completed',
        [
          {
            tool: 'search_records',
            args: { object: 'account', filter: { field: 'region', op: '=', value: 'emea' } },
          },
        ],
      ])
      expect(result.steps[0]?.records).toHaveLength(1)
    }
    await admin.metadata.addObject(machine)
    await admin.save('machine', { name: 'Aurora', price: 90_000 })
    await admin.save('machine', { name: 'Borealis', price: 10 })
    for (const text of ['machines with price over 50000', '价格超过5万的设备']) {
      const { result } = await ask(text)
      expect([text, result.steps[0]?.records.length]).toEqual([text, 1])
    }
    await admin.metadata.retireField('account', 'region')
    const after = await readBuiltin(crm.as('rep'), {
      text: 'accounts with region EMEA',
      now: crm.clock.now(),
      focus: [],
      pending: null,
    })
    expect(JSON.stringify(after)).not.toContain('"region"')
  })
})

describe('the tools', () => {
  it('name no object of their own, so that a new one needs no new tool', () => {
    expect(testPeople.admin.role).toBe('admin')
    for (const tool of tools) expect(JSON.stringify(tool.input.toJSONSchema())).not.toContain('"opportunity"')
  })
})
