import { ClientError } from '#client'
import type { RunResult } from '#agent/events'
import { errorTable, errorWords, HotcrmError } from '#crm-core/contract'
import type { Language } from '#crm-core/contract'
import type { ExitCode } from './context.ts'

/** Something to say on stderr with the exit code that goes with it. */
export class Exit extends Error {
  readonly code: ExitCode
  constructor(code: ExitCode, words = '') {
    super(words)
    this.name = 'Exit'
    this.code = code
  }
}

/** The exit code that a failure means. */
export function exitOf(error: unknown): ExitCode {
  if (error instanceof Exit) return error.code
  if (error instanceof ClientError || error instanceof HotcrmError) return errorTable[error.code].exit
  return 1
}

/** What a person reads about a failure; each issue of the input on its own line. */
export function wordsOf(error: unknown, language: Language): string {
  if (error instanceof Exit) return error.message
  if (error instanceof ClientError) {
    const { detail, issues } = error.problem
    const lines = issues
      .filter(({ message }) => !detail.includes(message))
      .map((i) => `  ${i.at}: ${i.message}`)
    return [detail, ...lines].join('\n')
  }
  if (error instanceof HotcrmError) return errorWords(error.code, error.params, language)
  return error instanceof Error ? error.message : String(error)
}

/** The exit code that the end of a run means. Asked back means that nothing was done: not 0. */
export function exitOfRun(result: RunResult): ExitCode {
  const failed = result.steps.filter((step) => step.status === 'failed')
  const done = result.steps.some((step) => step.status === 'done')
  switch (result.status) {
    case 'completed':
      return failed.length === 0 ? 0 : done ? 7 : failureExit(result)
    case 'failed':
      return failureExit(result)
    case 'approval_required':
      return 5
    case 'clarification':
      return 3
    case 'budget_exceeded':
      return 6
    case 'cancelled':
      return 130
  }
}

function failureExit({ steps }: RunResult): ExitCode {
  const code = steps.find((step) => step.error)?.error?.code
  return code ? errorTable[code].exit : 1
}
