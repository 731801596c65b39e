import { createInterface } from 'node:readline/promises'
import type { ApprovalSummary } from '#agent/events'
import type { ApprovalDecision } from '#agent/events'
import { approvalText } from '../output/previews.ts'
import { viewContext } from './command.ts'
import type { ConnectedScene } from './command.ts'

/** Shows an approval in full and asks for a decision; null leaves it open. */
export async function askDecision(
  scene: ConnectedScene,
  { id }: ApprovalSummary,
): Promise<ApprovalDecision['decision'] | null> {
  const { connection, terminal, say } = scene
  terminal.err(`${approvalText(await connection.client.approvals.get(id), await viewContext(scene))}\n\n`)
  const line = createInterface({ input: terminal.stdin, output: process.stderr })
  try {
    const answer = (await line.question(say('ask_decision'))).trim().toLowerCase()
    if (answer === 'a') return 'approve'
    return answer === 'r' ? 'reject' : null
  } finally {
    line.close()
  }
}
