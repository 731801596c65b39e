import { afterAll, beforeAll, expect, it } from 'vitest'
import { Lead } from '#crm-core/testing'
import { startModelServer, type ModelRequest, type ModelServer } from './testing/index.ts'
import { withWorlds, type OpenWorld } from './testing/with-worlds.ts'
import type { World } from './testing/world.ts'

/** A model that mails every lead whose id stands in the request, then says so. */
let server: ModelServer
let leads: readonly string[] = []
beforeAll(async () => {
  server = await startModelServer({
    respond: ({ messages }: ModelRequest) =>
      messages.at(-1)?.role === 'tool'
        ? { text: 'Done.' }
        : {
            calls: [
              {
                name: 'send_email',
                args: { to: leads.map((id) => ({ object: 'lead', id })), subject: 'Hi', body: 'Welcome.' },
              },
            ],
          },
  })
})
afterAll(() => server.close())

async function worldWithLeads(open: OpenWorld, count: number): Promise<World> {
  const world = await open({ model: { name: 'm', base_url: server.url, api_key: 'k' } })
  const made: string[] = []
  for (let n = 0; n < count; n += 1)
    made.push((await world.crm.given(Lead, { email: `lead${n}@example.com` })).id)
  leads = made
  return world
}

const mailsSent = ({ crm }: World): Promise<number> => crm.count('email', {})
const activitiesLogged = ({ crm }: World): Promise<number> => crm.count('activity', {})
const request = 'Please do the usual thing for zzz'
/** Every how manyth statement is tried: all kinds of boundaries, in bearable time. */
const step = 4
const ignore = (): undefined => undefined

/** Goes on with a run that a dead process left, deciding again if the decision had not been stored. */
async function goOn(world: World, run_id: string, approval_id: string): Promise<string> {
  const { agent, crm } = world
  await agent.approvals.decide(crm.actor, approval_id, { decision: 'approve' }).catch(ignore)
  return (await agent.runs.result(crm.actor, run_id)).status
}

withWorlds('a run whose process dies', (open) => {
  it('sends each approved mail once, whichever statement after the approval the process dies at', async () => {
    const world = await worldWithLeads(open, 2)
    let at = 1
    let sent = 0
    for (let survived = false; !survived; at += step) {
      const { run_id, result } = await world.ask(request)
      const approval_id = result.approvals[0]?.id ?? ''
      world.killBefore(at)
      let status = await goOn(world, run_id, approval_id).catch(ignore)
      survived = status === 'completed'
      if (!survived) {
        await world.restart()
        status = await goOn(world, run_id, approval_id)
      }
      sent += 2
      const counts = [await mailsSent(world), await activitiesLogged(world)]
      expect([at, status, ...counts]).toEqual([at, 'completed', sent, sent])
    }
    expect(at).toBeGreaterThan(50)
  }, 180_000)

  it('asks once, whichever statement before the approval the process dies at', async () => {
    const world = await worldWithLeads(open, 2)
    let at = 1
    for (let survived = false; !survived; at += step) {
      const { id } = await world.agent.threads.create(world.crm.actor)
      const { run_id } = await world.agent.runs.start(world.crm.actor, id, request)
      world.killBefore(at)
      const before = await world.agent.runs.result(world.crm.actor, run_id).catch(ignore)
      survived = before?.status === 'approval_required'
      if (survived) world.killBefore(Number.POSITIVE_INFINITY)
      else await world.restart()
      const { status, approvals } = await world.agent.runs.result(world.crm.actor, run_id)
      expect([at, status, approvals.map((approval) => approval.rows)]).toEqual([at, 'approval_required', [2]])
      const events = await world.follow(run_id, 0)
      const numbers = events.map(({ seq }) => seq)
      expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    }
    expect(await mailsSent(world)).toBe(0)
    expect(at).toBeGreaterThan(30)
  }, 180_000)
})
