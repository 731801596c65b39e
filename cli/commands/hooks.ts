import type { WhichLetters } from '#client'
import type { DeadLetter, DeadLetterDetail } from '#crm-core/contract'
import type { ExitCode, GlobalOptions } from '../context.ts'
import { Exit } from '../exit.ts'
import { table } from '../output/table.ts'
import { printJson, withConnection } from './command.ts'
import type { ConnectedScene, Scene } from './command.ts'

export interface DeadOptions extends GlobalOptions {
  readonly hook?: string
  readonly limit?: number
}
export interface DecideOptions extends GlobalOptions {
  readonly hook?: string
  readonly all?: boolean
}

const titles = {
  en: ['Hook', 'Record', 'Attempts', 'Error', 'Given up', 'Id'],
  zh: ['自动化', '记录', '尝试次数', '错误', '放弃时间', '编号'],
} as const

/** `hotcrm hooks dead [ID]`: what automations have given up, latest first; with an id, one of them and what set it off. */
export const deadLetters = (scene: Scene<DeadOptions>, id: string | undefined): Promise<ExitCode> =>
  withConnection(scene, async (connected) => {
    const { connection, options, terminal, say } = connected
    if (id !== undefined) return showOne(connected, await connection.client.deadLetters.get(id))
    const { hook, limit } = options
    const letters = await connection.client.deadLetters.list({ hook, limit })
    if (options.json) printJson(terminal, letters)
    else if (letters.length === 0) terminal.err(`${say('no_dead_letters')}\n`)
    else printLetters(connected, letters)
    return 0
  })

function printLetters({ terminal, language }: ConnectedScene, letters: readonly DeadLetter[]): void {
  const rows = letters.map(({ id, hook, object, record_id, attempts, error, died_at }) => [
    hook,
    `${object} ${record_id}`,
    String(attempts),
    error ?? '',
    died_at,
    id,
  ])
  const columns = titles[language].map((title) => ({ title }))
  // An id that is cut names nothing, so a narrow terminal wraps.
  terminal.out(`${table(columns, rows, Number.POSITIVE_INFINITY)}\n`)
}

function showOne({ options, terminal, language }: ConnectedScene, letter: DeadLetterDetail): ExitCode {
  if (options.json) {
    printJson(terminal, letter)
    return 0
  }
  const { hook, object, record_id, record, attempts, error, died_at, event, happened_at, fields } = letter
  const [hook_title, record_title, attempts_title, error_title, died_title] = titles[language]
  const lines = [
    [hook_title, hook],
    [record_title, `${object} ${record?.display ?? ''} ${record_id}`],
    [language === 'zh' ? '事件' : 'Event', `${event} ${happened_at} ${fields.join(', ')}`],
    [attempts_title, String(attempts)],
    [error_title, error ?? ''],
    [died_title, died_at],
  ]
  terminal.out(lines.map(([title, text]) => `${title}: ${text}\n`).join(''))
  return 0
}

/** `hotcrm hooks retry|discard ID…`, or `--hook NAME`, or `--all` */
export function decideLetters(
  scene: Scene<DecideOptions>,
  ids: readonly string[],
  verb: 'retry' | 'discard',
): Promise<ExitCode> {
  const which = chosen(scene, ids)
  return withConnection(scene, async ({ connection, options, terminal, say }) => {
    const { count } = await connection.client.deadLetters[verb](which)
    if (options.json) printJson(terminal, { count })
    else terminal.err(`${say(verb === 'retry' ? 'letters_retried' : 'letters_discarded', { count })}\n`)
    // What was named and is no dead letter any more was not found.
    return 'ids' in which && count < which.ids.length ? (count > 0 ? 7 : 3) : 0
  })
}

function chosen({ options, say }: Scene<DecideOptions>, ids: readonly string[]): WhichLetters {
  const { hook, all } = options
  if (ids.length > 0 && hook === undefined && !all) return { ids: [...new Set(ids)] }
  if (ids.length === 0 && hook !== undefined) return { all: true, hook }
  if (ids.length === 0 && all) return { all: true }
  throw new Exit(2, say('which_letters'))
}
