import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { freshWorld, type World } from '../testing/in-world.ts'
import { defineTool } from './define-tool.ts'
import { runTool } from './run-tool.ts'
import type { ToolContext, ToolResult } from './types.ts'

const nothing: ToolResult = {
  records: [],
  summary: { en: 'Rested.', zh: '已休息。' },
  toModel: 'rested',
  view: null,
}
const rest = (run: (context: ToolContext) => Promise<ToolResult>, timeout_ms = 5_000) =>
  defineTool({
    name: 'rest',
    effect: 'read',
    label: { en: 'Rest', zh: '休息' },
    description: 'Rests.',
    input: z.object({ minutes: z.int(), where: z.object({ room: z.string() }).optional() }).strict(),
    timeout_ms,
    run: (_, context) => run(context),
  })
const contextOf = ({ crm, models, as }: World, signal = new AbortController().signal): ToolContext => ({
  crm: as('rep').crm,
  models,
  clock: crm.clock,
  signal,
})
const until = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))))

describe('arguments of a tool', () => {
  it('are refused with every issue at its place, in words that tell what came instead', async () => {
    await using world = await freshWorld()
    const tool = rest(async () => nothing)
    const issues = async (args: unknown) => {
      const outcome = await runTool(tool, args, contextOf(world))
      return outcome.ok ? [] : outcome.error.issues
    }
    expect(await issues({})).toMatchObject([{ at: 'minutes', code: 'required' }])
    expect(await issues({ minutes: 'five' })).toMatchObject([
      { at: 'minutes', code: 'wrong_type', params: { got: '"five"' } },
    ])
    expect(await issues({ minutes: null, where: [], hours: 1 })).toMatchObject([
      { at: 'minutes', code: 'wrong_type', params: { got: 'nothing' } },
      { at: 'where', code: 'wrong_type', params: { got: 'a list' } },
      { at: 'hours', code: 'unknown_field' },
    ])
    expect(await issues({ minutes: {}, where: { room: 7 } })).toMatchObject([
      { at: 'minutes', params: { got: 'an object' } },
      { at: 'where.room', params: { got: '7' } },
    ])
  })

  it('are the action themselves, and its name its preview, where a tool says nothing else', async () => {
    await using world = await freshWorld()
    const tool = rest(async () => nothing)
    const context = contextOf(world)
    expect(await tool.expand({ minutes: 5 }, context)).toEqual([
      { tool: 'rest', args: { minutes: 5 }, target: null },
    ])
    expect(await tool.preview({ minutes: 5 }, context)).toEqual({
      kind: 'text',
      text: { en: 'Rest', zh: '休息' },
    })
  })
})

describe('a tool that runs', () => {
  it('says in words that it took too long', async () => {
    await using world = await freshWorld()
    const slow = rest(({ signal }) => until(signal), 30)
    const outcome = await runTool(slow, { minutes: 1 }, contextOf(world))
    expect(outcome).toMatchObject({ ok: false, error: { code: 'timeout' } })
  })

  it('tells nothing of the inside when it breaks', async () => {
    await using world = await freshWorld()
    const broken = rest(async () => {
      throw new TypeError('password=hunter2 is not iterable')
    })
    const outcome = await runTool(broken, { minutes: 1 }, contextOf(world))
    expect(outcome).toMatchObject({ ok: false, error: { code: 'internal', issues: [] } })
    expect(JSON.stringify(outcome)).not.toContain('hunter2')
  })

  it('ends by an abort from outside, which is no failure of its own', async () => {
    await using world = await freshWorld()
    const stop = new AbortController()
    const running = runTool(
      rest(({ signal }) => until(signal)),
      { minutes: 1 },
      contextOf(world, stop.signal),
    )
    stop.abort('cancel')
    await expect(running).rejects.toBe('cancel')
    const late = runTool(
      rest(async () => nothing),
      { minutes: 1 },
      contextOf(world, stop.signal),
    )
    await expect(late).rejects.toBe('cancel')
  })
})
