import { expect, it } from 'vitest'
import { Lead } from '#crm-core/testing'
import { withWorlds } from './testing/with-worlds.ts'

const ignore = (): undefined => undefined

withWorlds('a run that only reads', (open) => {
  it('comes to the same end, told once, whichever statement its process dies at', async () => {
    const world = await open()
    await world.crm.given(Lead, { first_name: 'Elena', last_name: 'Fischer' })
    const { actor } = world.crm
    let at = 1
    for (let survived = false; !survived; at += 1) {
      const { id } = await world.agent.threads.create(actor)
      const { run_id } = await world.agent.runs.start(actor, id, 'Show all leads')
      world.killBefore(at)
      const before = await world.agent.runs.result(actor, run_id).catch(ignore)
      survived = before !== undefined
      if (survived) world.killBefore(Number.POSITIVE_INFINITY)
      else await world.restart()
      const { status, reply, steps, citations } = await world.agent.runs.result(actor, run_id)
      expect([at, status, steps.length, citations.length]).toEqual([at, 'completed', 1, 1])
      expect(reply).toContain('Elena Fischer')
      const events = await world.follow(run_id, 0)
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
      const said = events.map(({ event }) => event['type'])
      for (const once of ['TOOL_CALL_START', 'TOOL_CALL_RESULT', 'TEXT_MESSAGE_END', 'RUN_FINISHED'])
        expect([at, once, said.filter((type) => type === once).length]).toEqual([at, once, 1])
      const narrowed = await world.ask('only those above 85', { thread_id: id })
      expect(narrowed.result.status).toBe('completed')
    }
    expect(at).toBeGreaterThan(15)
  }, 120_000)

  it('stores no checkpoint and asks the store little', async () => {
    const world = await open()
    await world.crm.given(Lead, { first_name: 'Elena', last_name: 'Fischer' })
    world.killBefore(Number.POSITIVE_INFINITY)
    await world.ask('Show all leads')
    expect(world.statements()).toBeLessThan(40)
    const { rows } = await world.crm.core.pool.query('select count(*)::int as stored from lg.checkpoints')
    expect(rows).toEqual([{ stored: 0 }])
  })
})
