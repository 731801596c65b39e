import { EventSchema } from '@ag-ui/core/schemas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EmailTemplate, Lead, Task, testPeople } from '#crm-core/testing'
import type { Approval } from '#agent/events'
import type { StoredEvent } from './service.ts'
import { openWorld, type World } from './testing/world.ts'

const sentences = {
  en: 'Find this week’s new high-value leads and send them a welcome email',
  zh: '帮我查一下本周新增的高价值线索，给他们发一封欢迎邮件',
} as const

async function welcome(world: World): Promise<string[]> {
  const { crm } = world
  await crm.given(
    EmailTemplate,
    {
      name: 'welcome',
      locale: 'en',
      subject: 'Welcome, {{first_name}}',
      text_body: 'Dear {{first_name}}, welcome to us.',
      aliases: { en: ['welcome email'], zh: ['欢迎', '欢迎邮件'] },
    },
    'admin',
  )
  const made = [
    { first_name: 'Elena', last_name: 'Fischer', email: 'elena@example.com', lead_score: 95 },
    { first_name: 'Marcus', last_name: 'Webb', email: 'marcus@example.com', lead_score: 80 },
    { first_name: 'Sofia', last_name: 'Almeida', email: 'sofia@example.com', lead_score: 88 },
  ]
  const ids: string[] = []
  for (const values of made) ids.push((await crm.given(Lead, { company: 'Acme', ...values })).id)
  await crm.given(Lead, { first_name: 'Low', last_name: 'Score', email: 'low@example.com', lead_score: 79 })
  return ids
}

const addresses = async ({ crm }: World) =>
  (await crm.find('email', { limit: 200 })).items.map((mail) => mail['to_address']).sort()
const approvalOf = (world: World, id: string): Promise<Approval> =>
  world.agent.approvals.get(testPeople.rep, id)
const types = (events: readonly StoredEvent[]) => events.map(({ event }) => event['type'])

describe.each(['en', 'zh'] as const)('the main example in %s', (language) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await welcome(world)
  })
  afterAll(() => world[Symbol.asyncDispose]())

  it('asks before it sends, with a row for each lead; approved, it sends exactly those, once', async () => {
    const { run_id, events, result } = await world.ask(sentences[language])
    console.log(result.reply)
    expect(result).toMatchObject({ status: 'approval_required', language, usage: { model: 'builtin' } })
    expect(result.approvals).toMatchObject([{ tool: 'send_email', rows: 3 }])
    expect(await addresses(world)).toEqual([])

    const approval = await approvalOf(world, result.approvals[0]?.id ?? '')
    expect(approval.rows.map((row) => row.preview.kind)).toEqual(['email', 'email', 'email'])
    await world.agent.approvals.decide(testPeople.rep, approval.id, { decision: 'approve' })
    const rest = await world.follow(run_id, events.at(-1)?.seq ?? 0)
    const ended = await world.agent.runs.result(testPeople.rep, run_id)
    console.log(ended.reply)
    expect(ended.status).toBe('completed')
    const all = ['elena@example.com', 'marcus@example.com', 'sofia@example.com']
    expect(await addresses(world)).toEqual(all)
    expect(await world.crm.count('activity', {})).toBe(3)
    expect((await approvalOf(world, approval.id)).rows.map((row) => row.outcome)).toEqual([
      'done',
      'done',
      'done',
    ])
    for (const { event } of [...events, ...rest]) expect(EventSchema.safeParse(event).error).toBeUndefined()
    expect(types(rest)[0]).toBe('RUN_STARTED')
    expect(types(rest).at(-1)).toBe('RUN_FINISHED')

    const again = world.agent.approvals.decide(testPeople.rep, approval.id, { decision: 'approve' })
    await expect(again).rejects.toMatchObject({ code: 'already_decided' })
    await world.restart()
    expect(await addresses(world)).toEqual(all)
  })
})
void Task
