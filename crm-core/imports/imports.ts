import { sql } from 'drizzle-orm'
import { HotcrmError, type ImportRun as Told, type Imports, type Queue } from '../contract.ts'
import { demand } from '../access/can.ts'
import { ImportRun } from '../objects/system/import-run.ts'
import type { Catalog } from '../objects/catalog.ts'
import { newId } from '../records/id.ts'
import type { Scope } from '../records/scope.ts'
import { configured, editable } from './configure.ts'
import { dryRun } from './dry-run.ts'
import { failedRows } from './failed-rows.ts'
import { inspect } from './inspect.ts'
import { issuePage } from './issue-store.ts'
import { dateOrderOf, guessColumns } from './plan/guess.ts'
import { importable, throughImport } from './plan/importable.ts'
import { openImporting } from './plan/importing.ts'
import { insertRun, listRuns, ownRun, patchRun, readRun, told, type Stored } from './run-store.ts'
import { publish, type Desk } from './run/run-import.ts'
import { enqueue } from './run/work.ts'

export interface ImportDesk extends Desk {
  readonly queue: Queue
}
const most_bytes = 5 * 2 ** 30
/** Of a change that meets another one. */
const most_tries = 5

/** Imports in the hands of the actor of a scope. */
export function importsOf(scope: Scope, desk: ImportDesk): Imports {
  const importing = throughImport(scope)
  return {
    async upload(name, file) {
      const object = scope.catalog.named(name)
      demand(scope.actor, object, 'create')
      const { key } = await desk.files.put(file.content, most_bytes)
      try {
        const { format, headers, samples, rows } = await inspect(await desk.files.get(key))
        const fields = importable(importing, object)
        const columns = guessColumns(headers, samples, {
          fields,
          all: new Map(Object.entries(object.all)),
          catalog: scope.catalog,
        })
        const options = { date_order: dateOrderOf(samples) }
        const id = newId(scope.clock.now())
        const file_name = file.name.replace(/^.*[/\\]/, '').slice(0, 255) || 'file'
        return told(
          await insertRun(scope, {
            id,
            object: name,
            file_name,
            file_key: key,
            format,
            columns,
            options,
            rows,
          }),
        )
      } catch (error) {
        await forget(scope, desk, key)
        throw error
      }
    },
    get: async (id) => told(await readRun(scope, id)),
    list: async (limit = 50) =>
      (await listRuns(scope, Math.min(Math.max(Math.trunc(limit), 1), 200))).map(told),
    async issues(id, page) {
      await readRun(scope, id)
      return issuePage(scope, id, page)
    },
    failedRows: (id) => failedRows(scope, desk, id),
    async configure(id, asked) {
      for (let tries = 1; ; tries++) {
        const one = await ownRun(scope, id)
        const patched = await configured(importing, one, asked)
        // Somebody else has changed it meanwhile: both changes are to be there.
        if (patched || tries === most_tries || !editable.includes(one.status))
          return changed(scope, one, patched)
      }
    },
    async dryRun(id) {
      const one = await ownRun(scope, id)
      if (one.status !== 'draft' && one.status !== 'previewed') throw wrongState(scope, one)
      const preview = await dryRun(
        await openImporting(importing, one),
        await desk.files.get(one.file_key ?? ''),
      )
      await patchRun(scope.db, id, editable, sql`status = 'previewed'`)
      return preview
    },
    start: (ids) => start(importing, desk, ids),
    async cancel(id) {
      const one = await ownRun(scope, id)
      const now = scope.clock.now()
      const until = new Date(now.getTime() + 30 * 86_400_000)
      const stopped = await patchRun(
        scope.db,
        id,
        ['draft', 'previewed', 'queued', 'running'],
        sql`status = 'cancelled', finished_at = ${now.toISOString()}::timestamptz, revert_until = ${until.toISOString()}::timestamptz`,
      )
      return tell(desk, changed(scope, one, stopped), stopped)
    },
    async revert(id) {
      const one = await ownRun(scope, id)
      const now = scope.clock.now().toISOString()
      if (one.revert_until === null || one.revert_until < now) throw wrongState(scope, one)
      const begun = await patchRun(
        scope.db,
        id,
        ['done', 'failed', 'cancelled'],
        sql`status = 'reverting', updated_by = ${scope.actor.user_id}::uuid`,
      )
      const answer = changed(scope, one, begun)
      await enqueue(desk.queue, { tenant_id: one.tenant_id, run_id: id })
      return tell(desk, answer, begun)
    },
  }
}

const changed = (scope: Scope, before: Stored, after: Stored | null): Told => {
  if (!after) throw wrongState(scope, before)
  return told(after)
}
function tell(desk: Desk, answer: Told, stored: Stored | null): Told {
  if (stored) publish(desk, stored)
  return answer
}
const wrongState = ({ actor }: Scope, { status }: Stored): HotcrmError => {
  const field = ImportRun.fields.status
  const word = field.options?.find((option) => option.code === status)?.label[actor.language] ?? status
  return new HotcrmError('conflict', {
    reason: actor.language === 'zh' ? `该导入的状态为“${word}”` : `this import is ${word.toLowerCase()}`,
  })
}

/** Puts imports into the line, parents before what points to them. */
async function start(scope: Scope, desk: ImportDesk, ids: readonly string[]): Promise<Told[]> {
  const all: Stored[] = []
  for (const id of new Set(ids)) all.push(await ownRun(scope, id))
  for (const one of all) {
    if (one.status !== 'draft' && one.status !== 'previewed') throw wrongState(scope, one)
    await openImporting(scope, one)
  }
  const line = byDependency(scope.catalog, all)
  const now = scope.clock.now().getTime()
  const begun = await scope.db.transaction(async (tx) => {
    const rows: Stored[] = []
    for (const [i, one] of line.entries()) {
      const at = new Date(now + i).toISOString()
      const row = await patchRun(
        tx,
        one.id,
        ['draft', 'previewed'],
        sql`status = 'queued', queued_at = ${at}::timestamptz, updated_by = ${scope.actor.user_id}::uuid`,
      )
      if (!row) throw wrongState(scope, one)
      rows.push(row)
    }
    return rows
  })
  for (const one of begun) publish(desk, one)
  const [first] = begun
  // The others are woken by the one before them.
  if (first) await enqueue(desk.queue, { tenant_id: first.tenant_id, run_id: first.id })
  return begun.map(told)
}

/** An object comes after those that its mapped columns point to; circles keep the order that was given. */
export function byDependency(catalog: Catalog, runs: readonly Stored[]): Stored[] {
  const line: Stored[] = []
  let left = [...runs]
  while (left.length > 0) {
    const waits = (one: Stored) =>
      one.columns.some(({ field }) =>
        catalog
          .named(one.object)
          .all[field ?? '']?.targets?.some(
            (target) => target !== one.object && left.some((other) => other.object === target),
          ),
      )
    const free = left.filter((one) => !waits(one))
    const next = free.length > 0 ? free : left.slice(0, 1)
    line.push(...next)
    left = left.filter((one) => !next.includes(one))
  }
  return line
}

/** A file that turned out unreadable is not kept, unless another import has the same. */
async function forget(scope: Scope, desk: Desk, key: string): Promise<void> {
  const { rows } = await scope.db.query('select 1 from import_run where file_key = $1 limit 1', [key])
  if (rows.length === 0) await desk.files.delete(key)
}
