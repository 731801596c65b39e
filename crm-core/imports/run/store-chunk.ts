import { sql } from 'drizzle-orm'
import type { ImportCounts, ImportIssue, SaveResult, Sql } from '../../contract.ts'
import { run } from '../../records/scope.ts'
import { saveRecords } from '../../records/save.ts'
import { storeIssues } from '../issue-store.ts'
import type { Importing } from '../plan/importing.ts'
import { inputOf, planChunk, type ChunkPlan, type Draft } from '../plan/plan-chunk.ts'
import type { TableRow } from '../read/table.ts'
import { storeEntries, type Entry } from './journal.ts'
import { Lost } from './lost.ts'
import { makeMissing } from './make-missing.ts'
import { retried } from '../../store/retried.ts'
import { draftIssues, isRowFault, refusedDrafts, rowFailure } from './row-issues.ts'

/** Which rows of which pass a chunk is: stored once, or Lost. */
export interface Span {
  readonly phase: 'rows' | 'links'
  readonly from: number
  readonly size: number
}
type Plan = (importing: Importing, rows: readonly TableRow[]) => Promise<ChunkPlan>
const planRows: Plan = (importing, rows) => planChunk(importing, rows, makeMissing(importing))

/**
 * Stores a chunk: records, entries, issues and the position in one transaction. A chunk that fails as a
 * whole is halved until the row at fault is alone; that one is told and left out.
 */
export async function storeChunk(
  importing: Importing,
  rows: readonly TableRow[],
  from: number,
  phase: Span['phase'] = 'rows',
  plan: Plan = planRows,
): Promise<void> {
  let planned: ChunkPlan | undefined
  try {
    planned = await plan(importing, rows)
    await store(importing, planned, { phase, from, size: rows.length })
  } catch (error) {
    if (error instanceof Lost || !isRowFault(error)) throw error
    const [only, ...others] = rows
    if (!only) throw error
    if (others.length === 0) {
      const issues = rowFailure(importing, planned?.drafts[0], error)
      const told = issues.map((issue) => ({ ...issue, row: only.row, column: null }))
      const failed = { drafts: [], skipped: [], issues: told, failed: new Set([only.row]) }
      return store(importing, failed, { phase, from, size: 1 })
    }
    const middle = Math.ceil(rows.length / 2)
    await storeChunk(importing, rows.slice(0, middle), from, phase, plan)
    await storeChunk(importing, rows.slice(middle), from + middle, phase, plan)
  }
}

/** Saves what can be saved; drafts that are refused are told and left out, and the rest is tried again. */
async function store(importing: Importing, plan: ChunkPlan, span: Span): Promise<void> {
  let drafts = plan.drafts
  let issues = plan.issues
  for (;;) {
    try {
      const now = { ...plan, drafts, issues }
      return await retried(() => save(importing, now, span))
    } catch (error) {
      const refused = refusedDrafts(error)
      if (!refused) throw error
      const tried = drafts
      issues = [...issues, ...[...refused].flatMap(([i, some]) => issuesOf(importing, tried[i], some))]
      drafts = tried.filter((_, i) => !refused.has(i))
    }
  }
}
const issuesOf = (
  importing: Importing,
  draft: Draft | undefined,
  issues: Parameters<typeof draftIssues>[2],
) => (draft ? draftIssues(importing, draft, issues) : [])

async function save(importing: Importing, plan: ChunkPlan, span: Span): Promise<void> {
  const { scope, object, cause } = importing
  let settled = false
  const settle = async (tx: Sql, results: readonly SaveResult[]) => {
    settled = true
    await finish(importing, tx, plan, span, results)
  }
  if (plan.drafts.length > 0)
    await saveRecords(scope, object.name, plan.drafts.map(inputOf), {
      cause,
      alongside: settle,
      lean: true,
    })
  // Where nothing really changes nothing is committed, and the position still moves on.
  if (!settled) await scope.db.transaction((tx) => settle(tx, []))
}

/** What goes with the records of a chunk. The position is the claim: who finds it moved stores nothing. */
async function finish(
  importing: Importing,
  tx: Sql,
  plan: ChunkPlan,
  span: Span,
  results: readonly SaveResult[],
): Promise<void> {
  const {
    scope,
    run: { id },
  } = importing
  const entries = entriesOf(importing, plan, span, results)
  await moveOn(tx, id, span, countsOf(plan, span, entries))
  await storeEntries(tx, scope, id, entries)
  await storeIssues(tx, scope, id, plan.issues)
}

function entriesOf(
  { object, links }: Importing,
  { drafts }: ChunkPlan,
  { phase }: Span,
  results: readonly SaveResult[],
): Entry[] {
  const changed = new Map(results.map((result) => [result.record.id, result]))
  const created = results.filter((result) => result.created).values()
  return drafts.flatMap((draft): Entry[] => {
    const result = draft.id === null ? created.next().value : changed.get(draft.id)
    const record_id = result?.record.id ?? draft.id
    // A row that changed nothing is noted only where a second pass asks which record it means.
    if (record_id === null || (!result && links.length === 0)) return []
    const version = result?.record.version ?? 0
    return draft.rows.map((row, i) => ({
      row,
      object: object.name,
      record_id,
      version,
      action: !result
        ? 'matched'
        : phase === 'links'
          ? 'linked'
          : result.created && i === 0
            ? 'created'
            : 'updated',
    }))
  })
}

function countsOf(
  { skipped, issues, drafts }: ChunkPlan,
  { phase, size }: Span,
  entries: readonly Entry[],
): ImportCounts {
  if (phase === 'links') return { read: 0, created: 0, updated: 0, skipped: 0, failed: 0 }
  const of = (action: Entry['action']) => entries.filter((entry) => entry.action === action).length
  const created = of('created')
  const updated = of('updated')
  const failed = new Set(issues.map(({ row }: ImportIssue) => row)).size
  const unchanged = drafts.reduce((sum, draft) => sum + draft.rows.length, 0) - created - updated
  return { read: size, created, updated, skipped: skipped.length + unchanged, failed }
}

async function moveOn(tx: Sql, id: string, { phase, from, size }: Span, counts: ImportCounts): Promise<void> {
  const moved = await run(
    tx,
    sql`update import_run set position = ${from + size}, "read" = "read" + ${counts.read}, created = created + ${counts.created},
        updated = updated + ${counts.updated}, skipped = skipped + ${counts.skipped}, failed = failed + ${counts.failed}, updated_at = now()
      where id = ${id}::uuid and phase = ${phase} and position = ${from} and status = 'running' returning id`,
  )
  if (moved.length === 0) throw new Lost()
}
