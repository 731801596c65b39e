import { RunAgentInputSchema } from '@ag-ui/core/schemas'
import { z } from 'zod'
import { HotcrmError } from '#crm-core/contract'
import type { StartOptions } from '#agent'
import { runOptions } from './schemas.ts'

/** Our own short form, or the whole input of an AG-UI client. */
export const runInput = z.union([
  z.strictObject({ text: z.string().trim().min(1).max(20_000), options: runOptions.optional() }),
  RunAgentInputSchema,
])
type RunInput = z.infer<typeof runInput>
type AgentInput = z.infer<typeof RunAgentInputSchema>
export type ResumeEntry = NonNullable<AgentInput['resume']>[number]

export type ReadInput =
  | { readonly kind: 'say'; readonly text: string; readonly options: StartOptions }
  | { readonly kind: 'resume'; readonly entries: readonly ResumeEntry[] }

/** One meaning for both forms: words to start a run with, or decisions that resume one. */
export function readRunInput(body: RunInput): ReadInput {
  if (!isAgentInput(body)) return { kind: 'say', text: body.text, options: startOptions(body.options) }
  if (body.resume?.length) return { kind: 'resume', entries: body.resume }
  const options = runOptions.safeParse(body.forwardedProps ?? {})
  return { kind: 'say', text: lastWords(body), options: startOptions(options.data) }
}

const isAgentInput = (body: RunInput): body is AgentInput => 'messages' in body

/** A dry run is a run that may only plan. */
function startOptions({ dry_run, ...options }: z.infer<typeof runOptions> = {}): StartOptions {
  return dry_run ? { ...options, approval: 'plan' } : options
}

function lastWords({ messages }: AgentInput): string {
  const last = messages.findLast((message) => message.role === 'user')
  const text = wordsOf(last?.content).trim()
  if (!text) throw new HotcrmError('bad_request', { reason: 'the last user message has no text' })
  return text
}

function wordsOf(content: unknown): string {
  if (typeof content === 'string') return content
  const parts = z.array(z.looseObject({ type: z.string(), text: z.string().optional() })).safeParse(content)
  return parts.success ? parts.data.map((part) => part.text ?? '').join('\n') : ''
}
