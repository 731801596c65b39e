import type { ActorCrm } from '#crm-core/contract'
import { tools } from '#tools'
import { inLocale, type CaseCall, type EvalCase, type Locale } from './case.ts'
import { spelledOut } from './notation.ts'
import type { Asked, Observed } from './observed.ts'
import type { EvalWorld } from './world.ts'

/** A call with its names spelled out. */
export interface SpelledCall {
  readonly tool: string
  readonly args: Readonly<Record<string, unknown>>
}
/** A run that never went through an agent: calls that are made, and what would have been asked and said. */
export interface MadeUp {
  readonly calls: readonly SpelledCall[]
  readonly asked: readonly Asked[]
  readonly replies: readonly string[]
}

export async function spelledCalls(
  calls: readonly CaseCall[],
  world: EvalWorld,
  locale: Locale,
): Promise<SpelledCall[]> {
  return Promise.all(
    calls.map(async ({ tool, args }) => ({
      tool,
      // An object stays an object when its names are spelled out.
      args: (await spelledOut(args, world, locale)) as SpelledCall['args'],
    })),
  )
}

/** The right way to do it, as the case has it. */
export async function referenceRun(one: EvalCase, world: EvalWorld, locale: Locale): Promise<MadeUp> {
  const reply = inLocale(one.reference.reply, locale)
  return {
    calls: await spelledCalls(one.reference.calls, world, locale),
    asked: one.expect.ask.map(asWanted),
    replies: one.expect.ask.map((_, turn) => (turn === one.expect.ask.length - 1 ? reply : '')),
  }
}

function asWanted(wanted: EvalCase['expect']['ask'][number]): Asked {
  if (wanted === 'nothing' || wanted === 'declined') return { kind: 'nothing' }
  if (wanted === 'back') return { kind: 'question', choices: [] }
  if ('approval' in wanted) return { kind: 'approval', tool: wanted.approval, rows: wanted.rows }
  return { kind: 'question', choices: wanted.which }
}

/** What a made-up run leaves, and what it would have asked and said. */
export async function playMadeUp(
  one: EvalCase,
  made: MadeUp,
  world: EvalWorld,
  locale: Locale,
): Promise<Observed> {
  return observedOf(made, await leftBy(one.as, made.calls, world, locale))
}

export function observedOf({ asked, replies, calls }: MadeUp, changes: Observed['changes']): Observed {
  return { asked, replies, shown: '', calls: calls.map(({ tool }) => tool), changes }
}

/** Makes the calls with the real tools and the actor's own rights, looks at what they left, puts the world back. */
export async function leftBy(
  who: EvalCase['as'],
  calls: readonly SpelledCall[],
  world: EvalWorld,
  locale: Locale,
): Promise<Observed['changes']> {
  if (calls.length === 0) return []
  try {
    const crm = world.core.as({ ...(await world.actor(who)), language: locale })
    for (const [place, call] of calls.entries()) await make(call, place, crm, world)
    return await world.snapshot.changes()
  } finally {
    await world.snapshot.restore()
  }
}

async function make(
  { tool: name, args }: SpelledCall,
  place: number,
  crm: ActorCrm,
  world: EvalWorld,
): Promise<void> {
  const tool = tools.find((known) => known.name === name)
  if (tool === undefined) throw new Error(`There is no tool ${name}`)
  const context = { crm, models: world.models, clock: world.core.clock, signal: AbortSignal.timeout(30_000) }
  const actions = await tool.expand(tool.input.parse(args), context)
  for (const [row, action] of actions.entries()) {
    const claim = tool.effect === 'read' ? undefined : { key: `made-up/${place}/${row}` }
    await tool.run(action.args, { ...context, claim })
  }
}
