import type { Label } from '#crm-core/contract'
import type { ApprovalRow } from '../events/contents.ts'
import type { ActionRecord } from '../store/steps.ts'

const rowId = (index: number): string => `r${index + 1}`
export const rowIndex = (id: string): number => Number(id.slice(1)) - 1

/** An action as a row of the approval; what cannot run is shown with its reason and is not asked. */
export function rowOf(
  action: Pick<ActionRecord, 'action_index' | 'args' | 'status' | 'result' | 'error'>,
  label: Label,
): ApprovalRow {
  const failed = action.status === 'failed'
  return {
    id: rowId(action.action_index),
    args: action.args,
    preview: action.result?.preview ?? { kind: 'text', text: label },
    decision: failed ? 'rejected' : null,
    outcome: failed ? 'failed' : null,
    ...(action.error ? { error: action.error.message } : {}),
  }
}

/** The rows with what became of each. */
export function withOutcomes(rows: readonly ApprovalRow[], actions: readonly ActionRecord[]): ApprovalRow[] {
  return rows.map((row) => {
    const action = actions.find((one) => one.action_index === rowIndex(row.id))
    if (action?.status !== 'done' && action?.status !== 'failed') return row
    return {
      ...row,
      outcome: action.status,
      ...(action.error ? { error: action.error.message } : {}),
    }
  })
}
