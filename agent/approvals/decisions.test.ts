import { expect, it } from 'vitest'
import { Account, Lead, testPeople } from '#crm-core/testing'
import { tools, type Tool } from '#tools'
import type { Approval } from '#agent/events'
import type { Agent, StoredEvent } from '../service.ts'
import { withWorlds } from '../testing/with-worlds.ts'
import type { Turn, World } from '../testing/world.ts'

const { rep } = testPeople
const names = ['Ann', 'Bob', 'Cyd', 'Dan', 'Eve', 'Fay']

async function askedToChange(world: World): Promise<{ turn: Turn; approval: Approval }> {
  for (const name of ['Globex', 'Initech']) await world.crm.given(Account, { name, industry: 'retail' })
  const turn = await world.ask('Change the industry of all accounts to finance')
  expect(turn.result.status).toBe('approval_required')
  return { turn, approval: await world.agent.approvals.get(rep, turn.result.approvals[0]?.id ?? '') }
}
const industries = async ({ crm }: World) =>
  (await crm.find('account', { order: [{ field: 'name' }] })).items.map((one) => one['industry'])
const edit = (agent: Agent, { id, rows }: Approval, args: Readonly<Record<string, unknown>>) =>
  agent.approvals.decide(rep, id, {
    decision: 'approve',
    rows: [{ id: rows[0]?.id ?? '', decision: 'edit', args }],
  })

withWorlds('a decision', (open) => {
  it('comes too late for a run that was stopped while it waited', async () => {
    const world = await open()
    const { turn, approval } = await askedToChange(world)
    await world.agent.runs.cancel(rep, turn.run_id)
    expect((await world.agent.runs.result(rep, turn.run_id)).status).toBe('cancelled')
    const late = world.agent.approvals.decide(rep, approval.id, { decision: 'approve' })
    await expect(late).rejects.toMatchObject({ code: 'already_decided' })
    await world.restart()
    expect(await industries(world)).toEqual(['retail', 'retail'])
  })

  it('comes too late for a conversation that was removed', async () => {
    const world = await open()
    const { turn, approval } = await askedToChange(world)
    await world.agent.threads.remove(rep, turn.thread_id)
    const late = world.agent.approvals.decide(rep, approval.id, { decision: 'approve' })
    await expect(late).rejects.toMatchObject({ code: 'already_decided' })
    expect(await industries(world)).toEqual(['retail', 'retail'])
  })

  it('is carried out once when two come at the same moment', async () => {
    const world = await open()
    const { turn, approval } = await askedToChange(world)
    const decide = () => world.agent.approvals.decide(rep, approval.id, { decision: 'approve' })
    const outcomes = await Promise.allSettled([decide(), decide()])
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    await world.agent.runs.result(rep, turn.run_id)
    const { items } = await world.crm.find('account', {})
    expect(items.map((one) => [one['industry'], one.version])).toEqual([
      ['finance', 2],
      ['finance', 2],
    ])
  })

  it('does not reach a record that changed meanwhile, says so in words, and reaches the others', async () => {
    const world = await open()
    const { turn, approval } = await askedToChange(world)
    const [globex] = (
      await world.crm.find('account', { filter: { field: 'name', op: '=', value: 'Globex' } })
    ).items
    await world.crm.save('account', { id: globex?.id, phone: '13900000000' })
    await world.agent.approvals.decide(rep, approval.id, { decision: 'approve' })
    const { status, reply } = await world.agent.runs.result(rep, turn.run_id)
    expect(status).toBe('completed')
    expect(reply).toMatch(/1 change made, 1 failed.*\n\n(.*\n)*- Failed \(Globex\): .*changed/)
    expect(await industries(world)).toEqual(['retail', 'finance'])
  })

  it('takes an edited value that is valid, and refuses one that is not, with every issue and nothing decided', async () => {
    const world = await open()
    const { turn, approval } = await askedToChange(world)
    const wrong = edit(world.agent, approval, { changes: { industry: 'nonsense', phone: 5 } })
    await expect(wrong).rejects.toMatchObject({ code: 'invalid', issues: [{}, {}] })
    const elsewhere = edit(world.agent, approval, { records: approval.rows[1]?.args['records'] })
    await expect(elsewhere).rejects.toMatchObject({ code: 'invalid' })
    expect((await world.agent.approvals.get(rep, approval.id)).status).toBe('pending')
    await edit(world.agent, approval, { changes: { industry: 'education' } })
    await world.agent.runs.result(rep, turn.run_id)
    expect(new Set(await industries(world))).toEqual(new Set(['education', 'finance']))
  })

  it('cannot edit an action into one that the policy forbids', async () => {
    const world = await open()
    const { approval } = await askedToChange(world)
    await world.crm.core.pool.query(`update agent_run set options = '{"approval":"plan"}' where id = $1`, [
      approval.run_id,
    ])
    const edited = edit(world.agent, approval, { changes: { industry: 'education' } })
    await expect(edited).rejects.toMatchObject({ code: 'invalid', issues: [{ code: 'policy_denied' }] })
    expect(await industries(world)).toEqual(['retail', 'retail'])
  })
})

const pause = (tool: Tool): Tool =>
  tool.effect === 'send'
    ? {
        ...tool,
        run: async (...call) => {
          await new Promise((resolve) => setTimeout(resolve, 300))
          return tool.run(...call)
        },
      }
    : tool
const cards = (events: readonly StoredEvent[]) =>
  events.flatMap(({ event }) =>
    event['activityType'] === 'hotcrm.approval' ? [event['content'] as Approval] : [],
  )
const done = ({ rows }: Approval) => rows.filter((row) => row.outcome === 'done').length

withWorlds('what is carried out', (open) => {
  it('shows on its card row by row, and how long each step took', async () => {
    const world = await open({ tools: tools.map(pause) })
    for (const name of names)
      await world.crm.given(Lead, {
        first_name: name,
        last_name: 'Lee',
        email: `${name.toLowerCase()}@example.com`,
      })
    const turn = await world.ask('Send an email to all leads saying hello from us')
    await world.agent.approvals.decide(rep, turn.result.approvals[0]?.id ?? '', { decision: 'approve' })
    const rest = await world.follow(turn.run_id, turn.events.at(-1)?.seq ?? 0)
    const counts = cards(rest).map(done)
    expect(counts[0]).toBe(0)
    expect(counts.at(-1)).toBe(names.length)
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    expect(counts.some((count) => count > 0 && count < names.length)).toBe(true)
    const said = [...turn.events, ...rest].map(({ event }) => event)
    for (const type of ['TOOL_CALL_START', 'TOOL_CALL_RESULT'])
      for (const event of said.filter((one) => one['type'] === type))
        expect(event['timestamp']).toEqual(expect.any(Number))
  })
})
