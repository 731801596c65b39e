import type { AIMessageChunk } from '@langchain/core/messages'
import type { PlanArgs } from '../plan.ts'

/** A call as the model wrote it; `bad` says what is wrong with it, for the model to mend. */
export interface ModelCall {
  readonly name: string
  readonly args: PlanArgs
  readonly bad: string | null
}

/**
 * The tool calls of a reply. Arguments are parsed strictly from the raw text: a cut-off call must
 * not become a shorter mail. Ids that occur twice make the later call bad, because it is not known which was meant.
 */
export function readCalls(message: AIMessageChunk): ModelCall[] {
  const seen = new Set<string>()
  return (message.tool_call_chunks ?? []).map((chunk) => {
    const name = chunk.name ?? ''
    const parsed = parseArgs(chunk.args ?? '')
    if (chunk.id !== undefined && seen.has(chunk.id))
      return { name, args: {}, bad: `the call id ${chunk.id} was used twice; send this call again` }
    if (chunk.id !== undefined) seen.add(chunk.id)
    return parsed === null
      ? { name, args: {}, bad: 'the arguments are not one JSON object; send the call again' }
      : { name, args: parsed, bad: null }
  })
}

function parseArgs(text: string): PlanArgs | null {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text)
    return isArgs(value) ? value : null
  } catch {
    return null
  }
}

// What JSON.parse gives for an object is a PlanArgs: JSON values under names.
const isArgs = (value: unknown): value is PlanArgs =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
