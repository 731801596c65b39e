import { sql } from 'drizzle-orm'
import {
  HotcrmError,
  type AnyRecord,
  type FieldValue,
  type Issue,
  type MergeOptions,
  type MergeResult,
  type RecordInput,
} from '../contract.ts'
import { demand } from '../access/can.ts'
import { runHooks } from '../hooks/run-hooks.ts'
import type { ObjectType } from '../objects/schema.ts'
import { changesBetween, type Change } from './change.ts'
import { commit, stale } from './commit.ts'
import { consider } from './consider.ts'
import { exclusively } from './exclusively.ts'
import { own } from './filter.ts'
import { isId } from './rows.ts'
import { newId } from './id.ts'
import { refuse } from './issues.ts'
import { ancestors, moveChildren } from './merge-children.ts'
import { stamp } from './new-record.ts'
import { readForWrite } from './read-for-write.ts'
import { notFound, unknownField } from './rows.ts'
import { run, type Scope } from './scope.ts'

/** Records that one merge makes one of at most. */
const most = 50

/**
 * Makes one record of several in one transaction: what points at the others points at the kept one, the
 * others are deleted and say where they went, and the kept one has the chosen values. One set of writes.
 */
export async function mergeRecords(
  scope: Scope,
  name: string,
  keep_id: string,
  other_ids: readonly string[],
  options: MergeOptions = {},
): Promise<MergeResult> {
  const object = scope.catalog.named(name)
  const { actor } = scope
  demand(actor, object, 'update')
  demand(actor, object, 'delete')
  const ids = [...new Set(other_ids.map((id) => id.toLowerCase()))]
  const keep = keep_id.toLowerCase()
  if (![keep, ...ids].every(isId)) throw notFound(actor, object)
  if (ids.length === 0 || ids.length > most || ids.includes(keep))
    throw new HotcrmError('bad_request', { reason: `others: 1 … ${most}, ≠ ${keep}` })
  return exclusively(scope, (inside) => merge(inside, object, keep, ids, options))
}

async function merge(
  scope: Scope,
  object: ObjectType,
  keep_id: string,
  ids: readonly string[],
  options: MergeOptions,
): Promise<MergeResult> {
  const { actor } = scope
  const [kept] = (await readForWrite(scope, object, [keep_id])).values()
  const found = await readForWrite(scope, object, ids, 'delete')
  const others = ids.flatMap((id) => found.get(id) ?? [])
  if (!kept) throw notFound(actor, object)
  if (options.expected_version !== undefined && kept.version !== options.expected_version)
    throw stale(object, kept, actor.language)
  const input = await valuesOf(scope, object, kept, others, options)
  const write_set = { id: newId(scope.clock.now()), kind: 'merge' }
  const part = { cause: options.cause ?? `merge:${keep_id}`, write_set, lean: true }
  const moved = await moveChildren(scope, object, keep_id, ids, part)
  await commit(scope, await deletions(scope, object, others), part)
  await leaveWay(scope, object, keep_id, ids, write_set.id)
  const record = await keepWith(scope, object, keep_id, input, part)
  return { record, merged: ids, moved, write_set_id: write_set.id }
}

/** What the kept record is to say: its own, chosen, and where it says nothing what the others say. */
async function valuesOf(
  scope: Scope,
  object: ObjectType,
  kept: AnyRecord,
  others: readonly AnyRecord[],
  { values = {}, from = {} }: MergeOptions,
): Promise<RecordInput> {
  const { actor } = scope
  const all = new Map([kept, ...others].map((record) => [record.id, record]))
  const chosen: Record<string, unknown> = {}
  const issues: Issue[] = []
  for (const [name, id] of Object.entries(from)) {
    const source = all.get(id.toLowerCase())
    if (!own(object, name)) issues.push(unknownField(actor, object, name, `from.${name}`))
    else if (source) chosen[name] = source[name] ?? null
    else
      issues.push({
        at: `from.${name}`,
        code: 'no_such_reference',
        params: { field: name, object: object.label[actor.language] },
      })
  }
  refuse(issues, actor.language)
  const ids = new Set(others.map(({ id }) => id))
  const filled: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(object.all)) {
    if (field.read_only) continue
    const source = others.find((other) => isThere(other[name]))
    if (!isThere(kept[name]) && source && !isAmong(ids, source[name]) && source[name] !== kept.id)
      filled[name] = source[name]
    // It cannot belong to what it becomes one with.
    if (isAmong(ids, kept[name])) filled[name] = null
  }
  for (const name of await circles(scope, object, kept, others)) filled[name] = null
  return { ...filled, ...chosen, ...values, id: kept.id }
}
const isAmong = (ids: ReadonlySet<string>, value: FieldValue | undefined): boolean =>
  typeof value === 'string' && ids.has(value)
const isThere = (value: FieldValue | undefined): boolean =>
  value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)

/** Fields by which the kept record stands somewhere below one of the others: moved up, it would stand below itself. */
async function circles(
  scope: Scope,
  object: ObjectType,
  kept: AnyRecord,
  others: readonly AnyRecord[],
): Promise<string[]> {
  const names: string[] = []
  for (const { field, object: from } of scope.catalog.pointersTo(object.name)) {
    const above = kept[field]
    if (from.name !== object.name || typeof above !== 'string') continue
    const line = await ancestors(scope, object, field, above)
    if (others.some(({ id }) => line.has(id))) names.push(field)
  }
  return names
}

async function deletions(scope: Scope, object: ObjectType, others: readonly AnyRecord[]): Promise<Change[]> {
  const deleted_at = scope.clock.now().toISOString()
  const changes: Change[] = []
  for (const before of others) {
    const after = { ...before, ...stamp(scope), deleted_at }
    const { issues } = await runHooks(scope, object, 'beforeDelete', { before, after })
    refuse(issues, scope.actor.language)
    changes.push({ object, kind: 'deleted', before, after, changes: changesBetween(object, before, after) })
  }
  return changes
}

/** Whoever asks for one of the others is told where it went. */
async function leaveWay(
  scope: Scope,
  object: ObjectType,
  keep_id: string,
  ids: readonly string[],
  write_set_id: string,
): Promise<void> {
  const rows = ids.map((record_id) => ({ id: newId(scope.clock.now()), record_id }))
  await run(
    scope.db,
    sql`insert into merged_record (id, tenant_id, object, record_id, merged_into, write_set_id)
      select id, ${scope.actor.tenant_id}::uuid, ${object.name}, record_id, ${keep_id}::uuid, ${write_set_id}::uuid
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, record_id uuid)`,
  )
  await run(
    scope.db,
    sql`update duplicate_candidate set status = 'merged', decided_by = ${scope.actor.user_id}::uuid,
        decided_at = ${scope.clock.now().toISOString()}::timestamptz
      where tenant_id = ${scope.actor.tenant_id}::uuid and status = 'open'
        and one_id = any(${sql.param([keep_id, ...ids])}::uuid[]) and other_id = any(${sql.param([keep_id, ...ids])}::uuid[])`,
  )
}

/** The kept record with its values, through the rules; moving children may have changed it already. */
async function keepWith(
  scope: Scope,
  object: ObjectType,
  id: string,
  input: RecordInput,
  part: Parameters<typeof commit>[2],
): Promise<AnyRecord> {
  const before = (await readForWrite(scope, object, [id])).get(id)
  if (!before) throw notFound(scope.actor, object)
  const { changes, issues } = await consider(scope, object, [input], [before])
  refuse(issues.flat(), scope.actor.language)
  const real = changes.filter((change) => change.changes.length > 0)
  if (real.length === 0) return before
  const [result] = await commit(scope, real, { ...part, lean: false })
  return result?.record ?? before
}

/** Where a record went that was merged; null when it was not, or the merge was undone. */
export async function mergedInto(scope: Scope, object: ObjectType, id: string): Promise<string | null> {
  const [row] = await run<{ id: string }>(
    scope.db,
    sql`with recursive way (id, step) as (
        select ${id}::uuid, 0
        union all
        select m.merged_into, way.step + 1 from way
          join merged_record m on m.record_id = way.id and m.tenant_id = ${scope.actor.tenant_id}::uuid
            and m.object = ${object.name}
          join write_set w on w.id = m.write_set_id and w.undone_at is null
        where way.step < 50)
      select id from way where step > 0 order by step desc limit 1`,
  )
  return row?.id ?? null
}
