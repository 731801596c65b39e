import type { ExitCode, GlobalOptions } from '../context.ts'
import { table } from '../output/table.ts'
import { timeText } from '../output/values.ts'
import { printJson, withConnection } from './command.ts'
import type { Scene } from './command.ts'

export interface ThreadsOptions extends GlobalOptions {
  readonly ids?: boolean
}

const titles = {
  en: ['Conversation', 'Last message', 'Now'],
  zh: ['会话', '最近消息', '状态'],
} as const
const untitled = { en: '(without a title)', zh: '（无标题）' } as const
const states = {
  en: {
    queued: 'waiting its turn',
    running: 'at work',
    waiting: 'waits for approval',
    clarification: 'asked back',
    failed: 'failed',
    budget_exceeded: 'stopped by its budget',
    cancelled: 'stopped',
    completed: 'done',
  },
  zh: {
    queued: '排队中',
    running: '处理中',
    waiting: '等待审批',
    clarification: '等待您的回答',
    failed: '失败',
    budget_exceeded: '超出预算',
    cancelled: '已停止',
    completed: '已完成',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>

/** `hotcrm threads`: one's conversations, newest first. */
export const threads = (scene: Scene<ThreadsOptions>): Promise<ExitCode> =>
  withConnection(scene, async ({ connection, options, terminal, language, say }) => {
    const found = await connection.client.threads.list()
    if (options.json) printJson(terminal, found)
    else if (found.length === 0) terminal.err(`${say('nothing_found')}\n`)
    else {
      const { time_zone } = await connection.client.me()
      const words = new Map<string, string>(Object.entries(states[language]))
      const rows = found.map(({ id, title, updated_at, status }) => [
        title || untitled[language],
        timeText(updated_at, { time_zone }),
        words.get(status ?? '') ?? '',
        ...(options.ids ? [id] : []),
      ])
      const head = [...titles[language], ...(options.ids ? ['id'] : [])].map((title) => ({ title }))
      terminal.out(`${table(head, rows, terminal.columns)}\n`)
    }
    return 0
  })
