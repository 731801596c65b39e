import { text as readText } from 'node:stream/consumers'
import type { RunOptions, RunState } from '#client'
import type { ApprovalSummary, RunResult } from '#agent/events'
import type { ExitCode, TalkOptions } from '../context.ts'
import { mayAsk } from '../context.ts'
import { Exit, exitOfRun } from '../exit.ts'
import { plainReply } from '../output/reply.ts'
import { inOrder } from '../output/run-json.ts'
import { viewText } from '../output/views.ts'
import { decideAndFollow } from './decide.ts'
import { askDecision } from './ask-decision.ts'
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

/** Data to stdout: the JSON of the contract, or what was shown and the reply. */
export async function printRun(scene: ConnectedScene, state: RunState, result: RunResult): Promise<void> {
  const { options, terminal } = scene
  if (options.json) return printJson(terminal, inOrder(result))
  for (const text of await shownTexts(scene, state)) terminal.out(`${text}\n\n`)
  if (result.reply) terminal.out(`${plainReply(result.reply)}\n`)
  if (result.status === 'approval_required') sayApprovals(scene, result.approvals)
}

async function shownTexts(scene: ConnectedScene, { parts }: RunState): Promise<string[]> {
  const views = parts.filter((part) => part.kind === 'view')
  if (views.length === 0) return []
  const context = await viewContext(scene)
  return views.map((part) => viewText(part.view, context)).filter((text) => text !== null)
}

function sayApprovals({ terminal, say }: ConnectedScene, approvals: readonly ApprovalSummary[]): void {
  for (const { id, summary, rows } of approvals)
    terminal.err(`${say('approval_needed', { summary, rows })}\n${say('approval_how', { id })}\n`)
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
