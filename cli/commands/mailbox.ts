import type { ExitCode } from '../context.ts'
import { table } from '../output/table.ts'
import { timeText } from '../output/values.ts'
import { printJson, withConnection } from './command.ts'
import type { Scene } from './command.ts'

const titles = {
  en: ['Subject', 'To', 'From', 'Received'],
  zh: ['主题', '收件人', '发件人', '收到时间'],
} as const

/** `hotcrm mailbox`: the mails that were captured because no SMTP server is configured. */
export const mailbox = (scene: Scene): Promise<ExitCode> =>
  withConnection(scene, async ({ connection, options, terminal, say, language }) => {
    const mails = await connection.client.mailbox.list()
    if (options.json) printJson(terminal, mails)
    else if (mails.length === 0) terminal.err(`${say('nothing_found')}\n`)
    else {
      const { time_zone } = await connection.client.me()
      const columns = titles[language].map((title) => ({ title }))
      const rows = mails.map((mail) => [
        mail.subject,
        mail.to,
        mail.from,
        timeText(mail.received_at, { time_zone }),
      ])
      terminal.out(`${table(columns, rows, terminal.columns)}\n`)
    }
    return 0
  })
