import type { Actor } from '#crm-core/contract'
import type { Approval, RunResult } from '#agent/events'
import { inLocale, type EvalCase, type Locale } from './case.ts'
import { holds } from '../scorers/match.ts'
import { spelledOut } from './notation.ts'
import type { Asked, Observed } from './observed.ts'
import type { EvalWorld } from './world.ts'
import type { ModelReply } from '#agent/testing'

/** Plays a case with the agent, turn by turn, and puts the world back afterwards. */
export async function playTrial(one: EvalCase, world: EvalWorld, locale: Locale): Promise<Observed> {
  try {
    world.play(await scriptOf(one, world, locale))
    const actor = { ...(await world.actor(one.as)), language: locale }
    const turns = await playTurns(one, world, actor, locale)
    return { ...turns, changes: await world.snapshot.changes() }
  } finally {
    await world.snapshot.restore()
  }
}

type Heard = Omit<Observed, 'changes'>

async function playTurns(one: EvalCase, world: EvalWorld, actor: Actor, locale: Locale): Promise<Heard> {
  const { id: thread_id } = await world.agent.threads.create(actor)
  const asked: Asked[] = []
  const replies: string[] = []
  const calls: string[] = []
  let shown = ''
  let waiting: { readonly run_id: string; readonly after: number } | null = null
  for (const turn of one.turns) {
    if ('user' in turn) {
      const options = { language: locale }
      const { run_id } = await world.agent.runs.start(actor, thread_id, inLocale(turn.user, locale), options)
      waiting = { run_id, after: 0 }
    } else await decide(world, actor, waiting?.run_id ?? '', turn.approve)
    const heard = await listen(world, actor, waiting?.run_id ?? '', waiting?.after ?? 0)
    waiting = { run_id: waiting?.run_id ?? '', after: heard.last }
    calls.push(...heard.calls)
    asked.push(await askedBy(world, actor, heard.result, heard.choices))
    replies.push(heard.result.reply)
    shown = heard.shown.join('\n')
  }
  return { asked, replies, calls, shown }
}

/** Follows a run until it ends or waits for a person. */
async function listen(world: EvalWorld, actor: Actor, run_id: string, after: number) {
  const calls: string[] = []
  const choices: string[] = []
  const shown: string[] = []
  let last = after
  for await (const { seq, event } of world.agent.runs.events(
    actor,
    run_id,
    after,
    AbortSignal.timeout(60_000),
  )) {
    last = seq
    if (event['type'] === 'TOOL_CALL_START') calls.push(String(event['toolCallName']))
    if (event['type'] === 'ACTIVITY_SNAPSHOT' && event['activityType'] === 'hotcrm.clarify')
      choices.splice(0, Infinity, ...choicesIn(event['content']))
    if (event['activityType'] === 'hotcrm.view') shown.push(shownIn(event['content']))
  }
  return { calls, choices, shown, last, result: await world.agent.runs.result(actor, run_id) }
}

/** All that a card or table holds, with people by their whole names. */
function shownIn(content: unknown): string {
  return JSON.stringify(content, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || !('last_name' in part)) return part
    const first = 'first_name' in part && typeof part.first_name === 'string' ? part.first_name : ''
    return { ...part, called: [`${first} ${String(part.last_name)}`, `${String(part.last_name)}${first}`] }
  })
}

function choicesIn(content: unknown): string[] {
  const choices: unknown =
    typeof content === 'object' && content !== null && 'choices' in content ? content.choices : []
  if (!Array.isArray(choices)) return []
  return choices.map(
    (choice: { display?: string; subtitle?: string }) => `${choice.display ?? ''} · ${choice.subtitle ?? ''}`,
  )
}

async function askedBy(world: EvalWorld, actor: Actor, result: RunResult, choices: string[]): Promise<Asked> {
  if (result.status === 'clarification') return { kind: 'question', choices }
  if (result.status !== 'approval_required') return { kind: 'nothing' }
  const [open] = await waitingFor(world, actor, result.run_id)
  return { kind: 'approval', tool: open?.tool ?? '', rows: open?.rows.length ?? 0 }
}

async function waitingFor(world: EvalWorld, actor: Actor, run_id: string): Promise<Approval[]> {
  return (await world.agent.approvals.list(actor, 'pending')).filter((approval) => approval.run_id === run_id)
}

async function decide(
  world: EvalWorld,
  actor: Actor,
  run_id: string,
  what: 'all' | 'none' | readonly string[],
): Promise<void> {
  for (const approval of await waitingFor(world, actor, run_id)) {
    const rows =
      typeof what === 'string'
        ? []
        : approval.rows.filter((row) => what.some((word) => holds(JSON.stringify(row), word)))
    await world.agent.approvals.decide(actor, approval.id, {
      decision: what === 'all' ? 'approve' : 'reject',
      rows: rows.map(({ id }) => ({ id, decision: 'approve' as const })),
    })
  }
}

async function scriptOf(one: EvalCase, world: EvalWorld, locale: Locale): Promise<ModelReply[]> {
  return Promise.all(
    one.script.map(async ({ text, calls, fault }) => ({
      fault,
      ...(text === undefined ? {} : { text: inLocale(text, locale) }),
      calls: await Promise.all(
        // An object stays an object when its names are spelled out.
        calls.map(async ({ tool, args }) => ({
          name: tool,
          args: (await spelledOut(args, world, locale)) as object,
        })),
      ),
    })),
  )
}
