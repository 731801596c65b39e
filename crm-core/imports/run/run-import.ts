import { sql } from 'drizzle-orm'
import { errorWords, HotcrmError, type Bus } from '../../contract.ts'
import { run, type Scope } from '../../records/scope.ts'
import type { FileStore } from '../file-store.ts'
import { dataRows } from '../inspect.ts'
import { openImporting } from '../plan/importing.ts'
import type { TableRow } from '../read/table.ts'
import { patchRun, readRun, told, type Stored } from '../run-store.ts'
import { Lost } from './lost.ts'
import { planLinks } from './plan-links.ts'
import { storeChunk, type Span } from './store-chunk.ts'

export interface Desk {
  readonly files: FileStore
  readonly bus: Bus
}
export const chunk_size = 500
const revert_days = 30

/** The topic on which screens of a workspace hear how imports come on; the message is an ImportRun as JSON. */
export const importsTopic = (tenant_id: string): string => `imports:${tenant_id}`
export const publish = ({ bus }: Pick<Desk, 'bus'>, one: Stored): void =>
  bus.publish(importsTopic(one.tenant_id), JSON.stringify(told(one)))

/**
 * Runs an import from where it stands until it is done, or until the signal says that this process ends:
 * then another takes it up. What cannot succeed is told on the import; anything else is thrown, to be retried.
 */
export async function runImport(
  scope: Scope,
  desk: Desk,
  id: string,
  signal: AbortSignal,
): Promise<'done' | 'later'> {
  try {
    const one = await readRun(scope, id)
    if (one.status !== 'running') return 'done'
    for (const phase of ['rows', 'links'] as const)
      if (!(await runPhase(scope, desk, id, phase, signal))) return 'later'
    await finished(scope, desk, id)
    return 'done'
  } catch (error) {
    if (error instanceof Lost) return 'done'
    if (!(error instanceof HotcrmError) || !hopeless.has(error.code)) throw error
    await failed(scope, desk, id, error)
    return 'done'
  }
}
const hopeless = new Set([
  'unreadable_file',
  'too_large',
  'no_columns',
  'unknown_object',
  'forbidden',
  'not_found',
])

/** One pass over the file; false when it was stopped before its end. */
async function runPhase(
  scope: Scope,
  desk: Desk,
  id: string,
  phase: Span['phase'],
  signal: AbortSignal,
): Promise<boolean> {
  const one = await readRun(scope, id)
  if (phase === 'rows' && one.phase === 'links') return true
  const importing = await openImporting(scope, one)
  if (phase === 'links') {
    if (importing.links.length === 0) return true
    if (one.phase === 'rows') await patchRun(scope.db, id, ['running'], sql`phase = 'links', position = 0`)
  }
  const file = await desk.files.get(one.file_key ?? '')
  let position = one.phase === phase ? one.position : 0
  let chunk: TableRow[] = []
  const storeIt = async () => {
    if (phase === 'rows') await storeChunk(importing, chunk, position)
    else await storeChunk(importing, chunk, position, 'links', planLinks)
    position += chunk.length
    chunk = []
    publish(desk, await readRun(scope, id))
  }
  for await (const row of dataRows(file, one.format, position)) {
    chunk.push(row)
    if (chunk.length < chunk_size) continue
    await storeIt()
    if (signal.aborted) return false
  }
  if (chunk.length > 0) await storeIt()
  return true
}

async function finished(scope: Scope, desk: Desk, id: string): Promise<void> {
  const now = scope.clock.now()
  const until = new Date(now.getTime() + revert_days * 86_400_000)
  const done = await patchRun(
    scope.db,
    id,
    ['running'],
    sql`status = 'done', finished_at = ${now.toISOString()}::timestamptz, revert_until = ${until.toISOString()}::timestamptz`,
  )
  if (done) publish(desk, done)
}

async function failed(scope: Scope, desk: Desk, id: string, error: HotcrmError): Promise<void> {
  const words = errorWords(error.code, error.params, scope.actor.language)
  const now = scope.clock.now()
  const until = new Date(now.getTime() + revert_days * 86_400_000)
  const one = await patchRun(
    scope.db,
    id,
    ['running', 'reverting'],
    sql`status = 'failed', error = ${words}, finished_at = ${now.toISOString()}::timestamptz, revert_until = ${until.toISOString()}::timestamptz`,
  )
  if (one) publish(desk, one)
}

/** Takes an import from the line; false while another of the workspace runs: two would race for the same keys. */
export async function takeTurn(scope: Scope, id: string): Promise<boolean> {
  return scope.db.transaction(async (tx) => {
    await run(
      tx,
      sql`select pg_advisory_xact_lock(hashtextextended(${`import:${scope.actor.tenant_id}`}, 0))`,
    )
    const [row] = await run<{ status: string; busy: boolean }>(
      tx,
      sql`select status, exists (select from import_run o where o.tenant_id = t.tenant_id and o.id <> t.id
          and o.status in ('running', 'reverting')) as busy
        from import_run t where t.id = ${id}::uuid`,
    )
    if (row?.status !== 'queued') return true
    if (row.busy) return false
    await run(
      tx,
      sql`update import_run set status = 'running', started_at = ${scope.clock.now().toISOString()}::timestamptz, updated_at = now()
        where id = ${id}::uuid`,
    )
    return true
  })
}
