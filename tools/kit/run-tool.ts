import { HotcrmError, errorWords, type ErrorCode, type Issue, type Language } from '#crm-core/contract'
import type { Tool, ToolContext, ToolResult } from './types.ts'

/** A failure as a result that a person can read and a model can mend. */
export interface ToolFailure {
  readonly code: ErrorCode
  /** In the actor's language; says the way out. */
  readonly message: string
  readonly issues: readonly Issue[]
}
export type ToolOutcome =
  { readonly ok: true; readonly result: ToolResult } | { readonly ok: false; readonly error: ToolFailure }

/**
 * Runs one action of a tool: own-property lookup was done by the caller, arguments are parsed by the
 * tool, time is limited, and every error comes back as a result. Only an abort from outside throws.
 */
export async function runTool(tool: Tool, args: unknown, context: ToolContext): Promise<ToolOutcome> {
  const timeout = AbortSignal.timeout(tool.timeout_ms)
  const signal = AbortSignal.any([context.signal, timeout])
  try {
    context.signal.throwIfAborted()
    return { ok: true, result: await raceAbort(tool.run(args, { ...context, signal }), signal) }
  } catch (error) {
    if (context.signal.aborted) throw context.signal.reason
    const known = timeout.aborted ? new HotcrmError('timeout', { seconds: tool.timeout_ms / 1000 }) : error
    return { ok: false, error: failureOf(known, context.crm.actor.language) }
  }
}

/** Words for any error; what is not ours is `internal` and says nothing of the inside. */
export function failureOf(error: unknown, language: Language): ToolFailure {
  if (!(error instanceof HotcrmError))
    return { code: 'internal', message: errorWords('internal', { request_id: '' }, language), issues: [] }
  if (error.issues.length === 0)
    return { code: error.code, message: errorWords(error.code, error.params, language), issues: [] }
  const summary = error.issues
    .map((issue) => errorWords(issue.code, { field: issue.at, ...issue.params }, language))
    .join(' ')
  return {
    code: error.code,
    message: errorWords(error.code, { ...error.params, summary }, language),
    issues: error.issues,
  }
}

function raceAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
