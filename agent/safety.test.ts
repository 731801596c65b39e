import { expect, it } from 'vitest'
import { Account, Lead, testPeople } from '#crm-core/testing'
import { tools, type Tool } from '#tools'
import { withWorlds } from './testing/with-worlds.ts'
import type { World } from './testing/world.ts'

const { rep, otherRep, teammate, manager, admin } = testPeople
const industries = async ({ crm }: World) =>
  (await crm.find('account', { order: [{ field: 'name' }] })).items.map((one) => one['industry'])

/** A search that finds only the first of what matches, as a real one does beyond its ceiling. */
const partial = (tool: Tool): Tool =>
  tool.name === 'search_records'
    ? {
        ...tool,
        run: async (...call) => {
          const found = await tool.run(...call)
          return { ...found, records: found.records.slice(0, 1), total: found.records.length }
        },
      }
    : tool

withWorlds('a run that is not sure', (open) => {
  it('asks instead of changing a record whose name is only similar, and changes it once it is told', async () => {
    const world = await open()
    await world.crm.given(Account, { name: 'Globex', phone: '13700000000' })
    const phone = async () => (await world.crm.find('account', {})).items[0]?.['phone']
    const asked = await world.ask('Change the phone of account Globbex to 13800000000')
    expect(asked.result.status).toBe('clarification')
    expect(asked.result.reply).toMatch(/Did you mean Globex\?\n1\. \[Globex\]/)
    expect(await phone()).toBe('13700000000')
    const told = await world.ask('1', { thread_id: asked.thread_id })
    expect(told.result.status).toBe('completed')
    expect(await phone()).toBe('13800000000')
  })

  it('changes nothing when more records match than one request may touch, and says so', async () => {
    const world = await open({ tools: tools.map(partial) })
    for (const name of ['A', 'B', 'C']) await world.crm.given(Account, { name, industry: 'retail' })
    for (const [text, words] of [
      ['Change the industry of all accounts to finance', /Nothing was done: 3 records match/],
      ['把所有客户的行业改成金融', /未执行任何操作：共有 3 条记录符合/],
    ] as const) {
      const { result } = await world.ask(text)
      expect(result).toMatchObject({ status: 'budget_exceeded', approvals: [] })
      expect(result.reply).toMatch(words)
    }
    expect(await industries(world)).toEqual(['retail', 'retail', 'retail'])
  })
})

withWorlds('an approval of a rep', (open) => {
  it('is decided by those above the rep and by administrators, and not found by other managers', async () => {
    const world = await open()
    await world.crm.core.pool.query('update "user" set role = $1 where id = $2', [
      'manager',
      otherRep.user_id,
    ])
    const peer = { ...otherRep, role: 'manager' } as const
    await world.crm.given(Lead, { first_name: 'Elena', last_name: 'Fischer', email: 'elena@example.com' })
    const { result } = await world.ask('Send Elena Fischer an email saying hello from us')
    const id = result.approvals[0]?.id ?? ''
    const { approvals } = world.agent
    for (const other of [peer, teammate]) {
      expect(await approvals.list(other, 'all')).toEqual([])
      await expect(approvals.get(other, id)).rejects.toMatchObject({ code: 'not_found' })
      const decision = approvals.decide(other, id, { decision: 'approve' })
      await expect(decision).rejects.toMatchObject({ code: 'not_found' })
    }
    for (const other of [manager, admin]) expect(await approvals.list(other, 'pending')).toHaveLength(1)
    expect((await approvals.decide(manager, id, { decision: 'reject' })).decided_by).toBe(manager.user_id)
    expect(await world.crm.count('email', {})).toBe(0)
  })

  it('is decided by a manager of the same team', async () => {
    const world = await open()
    await world.crm.core.pool.query('update "user" set role = $1 where id = $2', [
      'manager',
      teammate.user_id,
    ])
    await world.crm.given(Lead, { first_name: 'Elena', last_name: 'Fischer', email: 'elena@example.com' })
    const { result } = await world.ask('Send Elena Fischer an email saying hello from us')
    const lead = { ...teammate, role: 'manager' } as const
    expect(await world.agent.approvals.list(lead, 'pending')).toMatchObject([{ id: result.approvals[0]?.id }])
  })

  it('is not found in the words of who asks', async () => {
    const world = await open()
    const chinese = { ...rep, language: 'zh' } as const
    const nothing = world.agent.approvals.get(chinese, rep.user_id)
    await expect(nothing).rejects.toMatchObject({ params: { object: '审批' } })
    await expect(world.agent.threads.get(chinese, 'x')).rejects.toMatchObject({ params: { object: '会话' } })
    await expect(world.agent.runs.result(chinese, 'x')).rejects.toMatchObject({ params: { object: '任务' } })
  })
})
