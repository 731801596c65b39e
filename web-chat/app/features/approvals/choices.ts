import type { ApprovalDecision, ApprovalRow } from '#agent/events'

export type Args = ApprovalRow['args']
/** What the person has chosen so far, before it is sent. Every row is approved unless it is turned down. */
export interface Choices {
  readonly rejected: ReadonlySet<string>
  readonly edits: ReadonlyMap<string, Args>
}
export const allApproved: Choices = { rejected: new Set(), edits: new Map() }

/** Rows that can be decided: one that cannot run at all was turned down before anybody was asked. */
export const decidable = (rows: readonly ApprovalRow[]): readonly ApprovalRow[] =>
  rows.filter((row) => row.outcome === null)

/** Approves or rejects some rows, and leaves the others as they are. */
export function choose(choices: Choices, ids: readonly string[], approve: boolean): Choices {
  const changed = new Set(ids)
  const rejected = approve ? choices.rejected.difference(changed) : choices.rejected.union(changed)
  return { ...choices, rejected }
}

/** Puts other arguments in the place of a row's; who mends a row wants it done. */
export const edit = (choices: Choices, id: string, args: Args): Choices => ({
  rejected: choices.rejected.difference(new Set([id])),
  edits: new Map(choices.edits).set(id, args),
})

/** The arguments of a row as they would run now. */
export const argsOf = (choices: Choices, row: ApprovalRow): Args => choices.edits.get(row.id) ?? row.args

/** The body that is sent: rows that are not named take the decision of the whole, so a thousand rows stay a short body. */
export function toDecision(choices: Choices, all: readonly ApprovalRow[]): ApprovalDecision {
  const rows = decidable(all)
  if (rows.every((row) => choices.rejected.has(row.id))) return { decision: 'reject' }
  const named = rows.flatMap((row): NonNullable<ApprovalDecision['rows']> => {
    const args = choices.edits.get(row.id)
    if (choices.rejected.has(row.id)) return [{ id: row.id, decision: 'reject' }]
    return args ? [{ id: row.id, decision: 'edit', args }] : []
  })
  return named.length > 0 ? { decision: 'approve', rows: named } : { decision: 'approve' }
}
