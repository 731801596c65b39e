import { HotcrmError, type ErrorParams, type ImportIssue, type Issue } from '../../contract.ts'
import { shown } from '../../fields/operators.ts'
import type { Importing } from '../plan/importing.ts'
import type { Draft } from '../plan/plan-chunk.ts'
import { columnOf } from '../plan/read-row.ts'

/** What a save refused, by the drafts it concerns; null when it is not about single rows. */
export function refusedDrafts(error: unknown): Map<number, Issue[]> | null {
  if (!(error instanceof HotcrmError) || error.code !== 'invalid' || error.issues.length === 0) return null
  const byDraft = new Map<number, Issue[]>()
  for (const issue of error.issues) {
    const [, index, at = ''] = /^rows\[(\d+)\]\.?(.*)$/.exec(issue.at) ?? []
    if (index === undefined) return null
    byDraft.set(Number(index), [...(byDraft.get(Number(index)) ?? []), { ...issue, at }])
  }
  return byDraft
}

/** Issues of a draft, told at the row that it came from last. */
export const draftIssues = ({ columns }: Importing, draft: Draft, issues: readonly Issue[]): ImportIssue[] =>
  draft.rows.flatMap((row) => issues.map((issue) => ({ ...issue, row, column: columnOf(columns, issue.at) })))

const rowFaults = new Set(['invalid', 'stale_version', 'not_found', 'forbidden', 'conflict', 'restricted'])
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Whether a failure can be the fault of one row; an unreachable database is nobody's. */
export const isRowFault = (error: unknown): boolean =>
  error instanceof HotcrmError ? rowFaults.has(error.code) : /^2[23]\w{3}$/.test(codeOf(error))

/** The failure of a single row in words: which fields, and with which values. */
export function rowFailure(importing: Importing, draft: Draft | undefined, error: unknown): Issue[] {
  if (error instanceof HotcrmError && error.code === 'invalid' && error.issues.length > 0)
    return error.issues.map((issue) => ({ ...issue, at: issue.at.replace(/^rows\[\d+\]\.?/, '') }))
  const constraint = error instanceof HotcrmError ? String(error.params['reason'] ?? '') : constraintOf(error)
  const unique = draft && uniqueWords(importing, draft, constraint)
  if (unique) return [unique]
  if (error instanceof HotcrmError) return [{ at: '', code: error.code, params: error.params }]
  return [{ at: '', code: 'conflict', params: { reason: constraint || codeOf(error) } }]
}
const constraintOf = (error: unknown): string =>
  error instanceof Error && 'constraint' in error ? String(error.constraint) : ''

/** A unique index over several fields names them and what they hold. */
function uniqueWords({ object, scope }: Importing, draft: Draft, constraint: string): Issue | null {
  const { language } = scope.actor
  for (const { fields, unique } of object.indexes ?? []) {
    if (!unique || !constraint.startsWith([object.table ?? object.name, ...fields].join('_'))) continue
    const params: ErrorParams = {
      object: object.label[language].toLowerCase(),
      field: fields.map((name) => object.all[name]?.label[language] ?? name).join(' + '),
      got: fields.map((name) => shown(draft.values[name] ?? null)).join(' + '),
    }
    return { at: fields[0] ?? '', code: 'duplicate', params }
  }
  return null
}
