import type { Language } from '#crm-core/contract'
import type { RunOptions } from '#client'

/** Options that stand before or after any command. */
export interface GlobalOptions {
  readonly json?: boolean
  readonly url?: string
  readonly profile?: string
  readonly as?: string
  readonly lang?: Language
  /** False with --no-input: nothing is asked and stdin is not read. */
  readonly input: boolean
  readonly quiet?: boolean
}
/** Options of a conversation, one-shot or interactive. */
export interface TalkOptions extends GlobalOptions {
  readonly print?: string | true
  readonly thread?: string
  readonly continue?: boolean
  readonly approval?: RunOptions['approval']
  readonly approve?: readonly string[]
  readonly maxSteps?: number
  readonly maxCost?: number
  readonly dryRun?: boolean
}

/** The outside of a command: where it reads and writes. Tests hand in their own. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv
  readonly stdin: NodeJS.ReadableStream
  /** Something was put on stdin on purpose: a file or a pipe. */
  readonly piped: boolean
  /** Data goes to stdout, everything said about it to stderr. */
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly columns: number
  /** A person sits at both ends and may be asked. */
  readonly interactive: boolean
  readonly signal: AbortSignal
}
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 130

/** Whether a person may be asked now. */
export const mayAsk = (terminal: Terminal, options: GlobalOptions) =>
  terminal.interactive && options.input && !options.json

/** The language of the CLI's own words; Chinese when the system speaks it. */
export function languageOf(options: Pick<GlobalOptions, 'lang'>, env: NodeJS.ProcessEnv): Language {
  return options.lang ?? (speaksChinese(env) ? 'zh' : 'en')
}

export const speaksChinese = (env: NodeJS.ProcessEnv) =>
  /^zh/i.test(env['HOTCRM_LANG'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '')
