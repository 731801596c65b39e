import { setTimeout as wait } from 'node:timers/promises'
import type { ApprovalDecision } from '#agent/events'
import type { ExitCode } from '../context.ts'
import { exitOfRun } from '../exit.ts'
import { approvalText, statusWords } from '../output/previews.ts'
import { table } from '../output/table.ts'
import { timeText } from '../output/values.ts'
import { approvalNamed, shortId } from './approval-id.ts'
import { printJson, viewContext, withConnection } from './command.ts'
import type { ConnectedScene, Scene } from './command.ts'
import { decideAndFollow } from './decide.ts'
import { resultOf } from './follow.ts'
import { printRun } from './prompt.ts'

/** `hotcrm approvals list [--all]` */
export const listApprovals = (scene: Scene, all: boolean): Promise<ExitCode> =>
  withConnection(scene, async ({ connection, terminal, options, language, say }) => {
    const approvals = await connection.client.approvals.list(all ? 'all' : 'pending')
    if (options.json) printJson(terminal, approvals)
    else if (approvals.length === 0) terminal.err(`${say('no_approvals')}\n`)
    else {
      const { time_zone } = await connection.client.me()
      const rows = approvals.map((approval) => [
        approval.summary,
        statusWords[language][approval.status],
        timeText(approval.created_at, { time_zone }),
        shortId(approval.id),
      ])
      terminal.out(`${table(titles[language], rows, terminal.columns)}\n`)
    }
    return 0
  })

const titles = {
  en: ['What', 'Status', 'Asked', 'No.'].map((title) => ({ title })),
  zh: ['事项', '状态', '提出时间', '编号'].map((title) => ({ title })),
}

/** `hotcrm approvals show ID`: every row with its full payload. */
export const showApproval = (scene: Scene, id: string): Promise<ExitCode> =>
  withConnection(scene, async (connected) => {
    const { connection, terminal, options } = connected
    const approval = await approvalNamed(connection.client, id, connected.language)
    if (options.json) printJson(terminal, approval)
    else terminal.out(`${approvalText(approval, await viewContext(connected))}\n`)
    return 0
  })

/** `hotcrm approvals approve|reject ID`: decides, waits for the run and ends as it ended. */
export const decideApproval = (
  scene: Scene,
  named: string,
  decision: ApprovalDecision['decision'],
): Promise<ExitCode> =>
  withConnection(scene, async (connected) => {
    const { terminal, say, connection, language } = connected
    const { id } = await approvalNamed(connection.client, named, language)
    const state = await decideAndFollow(connected, id, { decision })
    if (!state) return decideForAnother(connected, id, decision)
    terminal.err(`${say(decision === 'approve' ? 'approved' : 'rejected')}\n`)
    const result = await resultOf(connection.client, state)
    await printRun(connected, state, result)
    return exitOfRun(result)
  })

/** A manager decides for somebody whose conversation stays their own: what becomes of the rows is shown. */
async function decideForAnother(
  scene: ConnectedScene,
  id: string,
  decision: ApprovalDecision['decision'],
): Promise<ExitCode> {
  const { connection, options, terminal, say } = scene
  const { client } = connection
  let approval = await client.approvals.decide(id, { decision })
  terminal.err(`${say(decision === 'approve' ? 'approved' : 'rejected')}\n`)
  while (approval.rows.some((row) => row.decision !== 'rejected' && !row.outcome)) {
    await wait(200, undefined, { signal: terminal.signal })
    approval = await client.approvals.get(id)
  }
  if (options.json) printJson(terminal, approval)
  else terminal.out(`${approvalText(approval, await viewContext(scene))}\n`)
  const outcomes = new Set(approval.rows.map((row) => row.outcome))
  return !outcomes.has('failed') ? 0 : outcomes.has('done') ? 7 : 1
}
