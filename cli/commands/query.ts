import type { PlannerResult } from '#agent/events'
import type { Label } from '#crm-core/contract'
import type { ExitCode, GlobalOptions } from '../context.ts'
import { printJson, withConnection } from './command.ts'
import type { ConnectedScene, Scene } from './command.ts'

export interface QueryOptions extends GlobalOptions {
  readonly explain?: boolean
}

/** `hotcrm query TEXT [--explain]`: how the built-in planner reads a sentence; never writes. */
export const query = (scene: Scene<QueryOptions>, text: string): Promise<ExitCode> =>
  withConnection(scene, async (connected) => {
    const read = await connected.connection.call<PlannerResult>('POST', '/agent/explain', { text })
    if (scene.options.json) printJson(scene.terminal, read)
    else printReading(connected, read)
    return read.outcome.kind === 'plan' || read.outcome.kind === 'reply' ? 0 : 3
  })

function printReading(
  { terminal, options, say }: ConnectedScene<QueryOptions>,
  { outcome, confidence, language, trace }: PlannerResult,
): void {
  if (outcome.kind === 'plan') {
    terminal.out(`${say('understood', { text: outcome.interpretation[language] })}\n`)
    if (options.explain)
      for (const { id, tool, args } of outcome.steps)
        terminal.out(`  ${id} ${tool} ${JSON.stringify(args)}\n`)
  } else {
    terminal.err(`${answerOf(outcome)[language]}\n`)
    for (const suggestion of outcome.suggestions) terminal.err(`  ${suggestion}\n`)
  }
  terminal.err(`${say('confidence', { percent: Math.round(confidence * 100) })}\n`)
  if (options.explain) for (const { text, as } of trace) terminal.err(`  ${text} → ${as}\n`)
}

function answerOf(outcome: Exclude<PlannerResult['outcome'], { kind: 'plan' }>): Label {
  if (outcome.kind === 'clarify') return outcome.question
  return outcome.kind === 'unsupported' ? outcome.reason : outcome.text
}
