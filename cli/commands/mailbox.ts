import type { ExitCode } from '../context.ts'
import { table } from '../output/table.ts'
import { printJson, withConnection } from './command.ts'
import type { Scene } from './command.ts'

/** `hotcrm mailbox`: the mails that were captured because no SMTP server is configured. */
export const mailbox = (scene: Scene): Promise<ExitCode> =>
  withConnection(scene, async ({ connection, options, terminal, say }) => {
    const mails = await connection.client.mailbox.list()
    if (options.json) printJson(terminal, mails)
    else if (mails.length === 0) terminal.err(`${say('nothing_found')}\n`)
    else {
      const columns = ['received_at', 'from', 'to', 'subject'].map((title) => ({ title }))
      const rows = mails.map((mail) => [mail.received_at, mail.from, mail.to, mail.subject])
      terminal.out(`${table(columns, rows, terminal.columns)}\n`)
    }
    return 0
  })
