import { HotcrmError, type ActorCrm, type Clock, type Issue } from '#crm-core/contract'
import type { Action, Models, Tool } from '#tools'
import type { ApprovalDecision, ApprovalRow } from '../events/contents.ts'
import { canonical } from './hash.ts'

/** With what edits are parsed, judged and previewed: the rights of the run's owner. */
export interface Editing {
  readonly tool: Tool
  readonly crm: ActorCrm
  readonly models: Models
  readonly clock: Clock
  /** Throws when the policy forbids the action as it was edited. */
  readonly judge: (action: Action) => void
}
type RowDecisions = NonNullable<ApprovalDecision['rows']>

/**
 * The rows as decided. Edited arguments are parsed by the tool, judged by the policy and previewed anew, so that what
 * is stored is what will run; every issue of every row is gathered.
 */
export async function decidedRows(
  rows: readonly ApprovalRow[],
  decision: ApprovalDecision,
  editing: Editing,
): Promise<ApprovalRow[]> {
  const named = namedRows(rows, decision.rows ?? [])
  const issues: Issue[] = []
  const decided: ApprovalRow[] = []
  for (const row of rows) {
    const own = named.get(row.id)
    if (row.outcome === 'failed') decided.push(row)
    else if (own?.decision === 'edit') decided.push(await editedRow(row, own.args ?? {}, editing, issues))
    else
      decided.push({
        ...row,
        decision: (own?.decision ?? decision.decision) === 'reject' ? 'rejected' : 'approved',
      })
  }
  if (issues.length > 0) throw new HotcrmError('invalid', { summary: editing.tool.name }, { issues })
  return decided
}

function namedRows(rows: readonly ApprovalRow[], named: RowDecisions) {
  const unknown = named.filter((one) => !rows.some((row) => row.id === one.id))
  if (unknown.length > 0)
    throw new HotcrmError(
      'invalid',
      { summary: unknown.map((row) => row.id).join(', ') },
      {
        issues: unknown.map((row) => ({
          at: `rows.${row.id}`,
          code: 'unknown_option',
          params: { field: 'rows', got: row.id, choices: rows.map((one) => one.id).join(', ') },
        })),
      },
    )
  return new Map(named.map((one) => [one.id, one]))
}

async function editedRow(
  row: ApprovalRow,
  edits: Readonly<Record<string, unknown>>,
  { tool, crm, models, clock, judge }: Editing,
  issues: Issue[],
): Promise<ApprovalRow> {
  const context = { crm, models, clock, signal: AbortSignal.timeout(tool.timeout_ms) }
  try {
    const [action, ...others] = await tool.expand({ ...row.args, ...edits }, context)
    const [before] = await tool.expand(row.args, context)
    if (!action || others.length > 0 || canonical(action.target) !== canonical(before?.target))
      throw new HotcrmError('invalid', {}, { issues: [readOnlyTarget] })
    if (action.problem) throw new HotcrmError(action.problem.code, action.problem.params)
    judge(action)
    return {
      ...row,
      args: action.args,
      preview: await tool.preview(action.args, context),
      decision: 'edited',
    }
  } catch (error) {
    if (!(error instanceof HotcrmError)) throw error
    const found =
      error.issues.length > 0 ? error.issues : [{ at: 'args', code: error.code, params: error.params }]
    issues.push(...found.map((issue) => ({ ...issue, at: `rows.${row.id}.${issue.at}` })))
    return row
  }
}

/** Whom or what an action is about cannot be edited; that would be another action. */
const readOnlyTarget: Issue = { at: 'target', code: 'read_only', params: { field: 'target' } }
