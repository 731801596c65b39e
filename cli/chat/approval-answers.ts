import type { Approval, ApprovalDecision, ApprovalRow } from '#agent/events'
import type { ActionPreview } from '#crm-core/contract'

/** What a person said to one row. */
export type Answer =
  | { readonly decision: 'approve' | 'reject' }
  | { readonly decision: 'edit'; readonly args: ApprovalRow['args'] }

/** The next row without an answer, looking on from `at` and then from the top; null when all have one. */
export function firstOpen(answers: readonly (Answer | null)[], at: number): number | null {
  const after = answers.findIndex((answer, index) => index > at && answer === null)
  if (after >= 0) return after
  const any = answers.indexOf(null)
  return any < 0 ? null : any
}

export const answersOf = (answers: readonly (Answer | null)[]): Answer[] =>
  answers.map((answer) => answer ?? { decision: 'reject' })

/** The decision to send. A row without an answer would be rejected: nobody approved it. */
export function decisionOf(approval: Approval, answers: readonly Answer[]): ApprovalDecision {
  const rows = approval.rows.map((row, index) => ({
    id: row.id,
    ...(answers[index] ?? { decision: 'reject' as const }),
  }))
  return { decision: 'reject', rows }
}

/** Approves every row without an answer; what was edited or rejected stays so. */
export function approveRest(approval: Approval, answers: readonly (Answer | null)[]): ApprovalDecision {
  if (answers.every((answer) => answer === null)) return { decision: 'approve' }
  return decisionOf(
    approval,
    answers.map((answer) => answer ?? { decision: 'approve' }),
  )
}

/** What a row would do as it was answered: an edited mail with its new words. */
export function answeredPreview({ preview }: ApprovalRow, answer: Answer | null): ActionPreview {
  if (answer?.decision !== 'edit' || preview.kind !== 'email') return preview
  const { subject, body } = answer.args
  const email = {
    ...preview.email,
    ...(typeof subject === 'string' ? { subject } : {}),
    ...(typeof body === 'string' ? { body } : {}),
  }
  return { ...preview, email }
}

/** Texts that may be edited in a terminal: those a person wrote or would write, not ids. */
export function editableTexts({ args, preview }: ApprovalRow): string[] {
  const names = preview.kind === 'email' ? ['subject', 'body'] : Object.keys(args)
  return names.filter((name) => typeof args[name] === 'string' && !isId(args[name]))
}

const isId = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(value)
