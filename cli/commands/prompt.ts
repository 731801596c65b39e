import { text as readText } from 'node:stream/consumers'
import type { RunOptions, RunState } from '#client'
import type { ApprovalSummary, RunResult } from '#agent/events'
import type { ExitCode, TalkOptions } from '../context.ts'
import { mayAsk } from '../context.ts'
import { Exit, exitOfRun } from '../exit.ts'
import { besideReply } from '../output/beside-reply.ts'
import { catalogOf } from '../output/catalog.ts'
import { replyText } from '../output/reply.ts'
import { inOrder } from '../output/run-json.ts'
import type { ViewContext } from '../output/views.ts'
import { decideAndFollow } from './decide.ts'
import { askDecision } from './ask-decision.ts'
import { shortId } from './approval-id.ts'
import { printJson, viewContext, withConnection } from './command.ts'
import type { ConnectedScene, Scene } from './command.ts'
import { follow, resultOf } from './follow.ts'

/** `hotcrm -p "…"`: one turn, its result, its exit code. */
export async function runPrompt(words: string, scene: Scene<TalkOptions>): Promise<ExitCode> {
  const text = await withInput(words, scene)
  if (!text) throw new Exit(2, scene.say('nothing_to_say'))
  return withConnection(scene, async (connected) => {
    const { connection, options, terminal, say } = connected
    const thread = await threadFor(connected)
    const events = connection.client.runs.start(thread, text, runOptions(options))
    const state = await follow(connection.client, events, terminal.signal, say)
    return finish(connected, state)
  })
}

/** Prints how a run ended. Where a person can be asked, an approval is asked for here and now. */
async function finish(scene: ConnectedScene<TalkOptions>, state: RunState): Promise<ExitCode> {
  const { connection, options, terminal } = scene
  const result = await resultOf(connection.client, state)
  await printRun(scene, state, result)
  const open = result.status === 'approval_required' ? result.approvals : []
  if (open.length === 0 || !mayAsk(terminal, options)) return exitOfRun(result)
  const [approval] = open
  const decision = approval && (await askDecision(scene, approval))
  if (!approval || !decision) return exitOfRun(result)
  const decided = await decideAndFollow(scene, approval.id, { decision })
  return decided ? finish(scene, decided) : exitOfRun(result)
}

/** Data to stdout: the JSON of the contract, or the reply with its lists as tables. */
export async function printRun(scene: ConnectedScene, state: RunState, result: RunResult): Promise<void> {
  const { options, terminal } = scene
  if (options.json) return printJson(terminal, inOrder(result))
  const views = state.parts.flatMap((part) => (part.kind === 'view' ? [part.view] : []))
  const context = views.length > 0 ? await viewContext(scene, result.language) : wordsOnly(scene, result)
  for (const text of besideReply(views, result, context)) terminal.out(`${text}\n\n`)
  if (result.reply) terminal.out(`${replyText(result.reply, views, context)}\n`)
  if (result.status === 'approval_required') sayApprovals(scene, result.approvals)
}

/** A reply without records needs no catalog, and so no request for one. */
const wordsOnly = ({ terminal }: ConnectedScene, { language }: RunResult): ViewContext => ({
  catalog: catalogOf([], language),
  language,
  time_zone: 'UTC',
  columns: terminal.columns,
})

function sayApprovals({ terminal, say }: ConnectedScene, approvals: readonly ApprovalSummary[]): void {
  for (const { id, summary } of approvals)
    terminal.err(`${say('approval_needed', { summary })}\n${say('approval_how', { id: shortId(id) })}\n`)
}

async function threadFor({ connection, options, say }: ConnectedScene<TalkOptions>): Promise<string> {
  if (options.thread) return options.thread
  if (!options.continue) return (await connection.client.threads.create()).id
  const [newest] = await connection.client.threads.list()
  if (!newest) throw new Exit(3, say('no_thread'))
  return newest.id
}

export function runOptions(options: TalkOptions): RunOptions {
  return {
    approval: options.approval,
    approve: options.approve,
    language: options.lang,
    max_steps: options.maxSteps,
    max_cost_usd: options.maxCost,
    dry_run: options.dryRun,
  }
}

async function withInput(words: string, { options, terminal }: Scene<TalkOptions>): Promise<string> {
  const piped = options.input && terminal.piped ? (await readText(terminal.stdin)).trim() : ''
  if (!words) return piped
  return piped ? `${words}\n\n<input>\n${piped}\n</input>` : words
}
