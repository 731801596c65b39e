import { sql } from 'drizzle-orm'
import type { AnyRecord, KeptChange, UndoResult } from '../../contract.ts'
import { forbidden, policyOf, rightsOf } from '../../access/can.ts'
import type { ObjectType } from '../../objects/schema.ts'
import { changesBetween, kindOf, type Change } from '../change.ts'
import { commit } from '../commit.ts'
import { exclusively } from '../exclusively.ts'
import { columnsOf, isId, main, tableOf, toRecord } from '../rows.ts'
import { newId } from '../id.ts'
import { stamp } from '../new-record.ts'
import { run, type Scope } from '../scope.ts'
import { afterOf, fitReferences, fitRemovals, fitUniques } from './fit.ts'
import {
  linesOf,
  markUndone,
  sentMails,
  setById,
  setsByCause,
  touchedRecords,
  type StoredSet,
} from './sets.ts'
import type { Touched } from './sets.ts'
import { takeBack, type TakenBack } from './take-back.ts'

/** Records that are in memory at a time. */
const chunkSize = 1000
const nobody = '00000000-0000-0000-0000-000000000000'

/** Takes one set of writes back. */
export const undoSet = (scope: Scope, id: string): Promise<UndoResult> =>
  exclusively(scope, async (inside) => undo(inside, await setById(inside, isId(id) ? id : nobody), id))

/** Takes everything back that one cause wrote, such as a run of the agent. */
export const undoCause = (scope: Scope, cause: string): Promise<UndoResult> =>
  exclusively(scope, async (inside) => undo(inside, await setsByCause(inside, cause), cause))

/**
 * Fields become what they were, what was deleted comes back, what was created goes: in one transaction, in
 * which nobody else writes. It is a set of writes itself, so undoing it does again what was undone.
 */
async function undo(scope: Scope, found: readonly StoredSet[], of: string): Promise<UndoResult> {
  const mails = await sentMails(scope, found)
  const sets = found.filter(({ id }) => !mails.set_ids.has(id))
  const records = await touchedRecords(scope, sets)
  const idsWhere = (asked: (one: Touched) => boolean) =>
    new Set(records.filter(asked).map(({ record_id }) => record_id))
  const all = idsWhere(() => true)
  const leaving = idsWhere(({ created }) => created)
  const returning = idsWhere(({ deleted }) => deleted)
  const own = sets.every(({ user_id }) => user_id === scope.actor.user_id)
  const with_others = records.some(({ object }) => !isSystems(scope, object))
  const write_set = { id: newId(scope.clock.now()), kind: 'undo' }
  const kept: KeptChange[] = [...mails.kept]
  let undone = 0
  for (let from = 0; from < records.length; from += chunkSize) {
    const some = await takenBack(scope, sets, records.slice(from, from + chunkSize), {
      own,
      with_others,
    })
    await fitReferences(scope, some, returning)
    await fitUniques(scope, some)
    await fitRemovals(scope, some, leaving)
    kept.push(...some.flatMap((one) => one.kept))
    const changes = inOrder(some.flatMap((one) => changeOf(scope, one)))
    // What rules keep of these records is made of all parts, so it is made when the last of them is there.
    const pending = from + chunkSize < records.length ? all : undefined
    const part = { cause: `undo:${of}`, write_set, lean: true, pending }
    if (changes.length > 0) await commit(scope, changes, part)
    undone += changes.length
  }
  if (undone > 0) await markUndone(scope, sets, write_set.id)
  return { write_set_id: undone > 0 ? write_set.id : null, undone, kept }
}

/** What the lines of these records come to, held against the records as they are now. */
async function takenBack(
  scope: Scope,
  sets: readonly StoredSet[],
  records: readonly Touched[],
  whose: Whose,
): Promise<TakenBack[]> {
  const lines = await linesOf(
    scope,
    sets,
    records.map(({ record_id }) => record_id),
  )
  const taken = new Map<string, TakenBack>()
  for (const [name, some] of Map.groupBy(records, ({ object }) => object)) {
    const object = scope.catalog.open.find((one) => one.name === name)
    if (!object) continue
    const ids = some.map(({ record_id }) => record_id)
    for (const current of await currentRows(scope, object, ids, whose))
      taken.set(current.id, takeBack(object, current, lines.get(current.id) ?? []))
  }
  // In the order of the records, the one written last first.
  return records.flatMap(({ record_id }) => taken.get(record_id) ?? [])
}

/** Whose writes are taken back, and whether there are others among them than the system's own. */
interface Whose {
  readonly own: boolean
  readonly with_others: boolean
}
/** Records that rules write and nobody else, such as the milestones of a case. */
const isSystems = ({ catalog }: Scope, name: string): boolean => {
  const object = catalog.open.find((one) => one.name === name)
  return object !== undefined && !policyOf(object).rights('admin').update
}

/**
 * The records as they are, deleted ones too. One's own writes may be taken back where one has the right to
 * write such records at all; those of others only where each record is within reach. What rules wrote goes
 * back with what they wrote it for.
 */
async function currentRows(
  scope: Scope,
  object: ObjectType,
  ids: readonly string[],
  { own, with_others }: Whose,
): Promise<AnyRecord[]> {
  const { actor } = scope
  const systems = isSystems(scope, object.name)
  const rights = rightsOf(actor, object)
  const follows = systems && rights.read && (own || with_others)
  if (!(rights.update && rights.delete) && !follows)
    throw forbidden(actor, object, rights.update ? 'delete' : 'update')
  const rows = await run(
    scope.db,
    sql`select ${columnsOf(object, main)}, ${policyOf(object).write(actor, main)} as may_write
      from ${tableOf(object)} ${sql.identifier(main)}
      where ${sql.identifier(main)}.tenant_id = ${actor.tenant_id}::uuid
        and ${sql.identifier(main)}.id = any(${sql.param(ids)}::uuid[])`,
  )
  if (!own && !follows && rows.some((row) => row['may_write'] !== true))
    throw forbidden(actor, object, 'update')
  return rows.map((row) => toRecord(object, row))
}

function changeOf(scope: Scope, one: TakenBack): Change[] {
  const { object, current: before } = one
  const deleted_at = scope.clock.now().toISOString()
  const after = { ...(one.remove ? { ...before, deleted_at } : afterOf(one)), ...stamp(scope) }
  const changes = changesBetween(object, before, after)
  if (changes.length === 0) return []
  return [{ object, kind: kindOf(before, after), before, after, changes }]
}

/** What gives a unique value up comes before what takes it back. */
const places: Record<Change['kind'], number> = { deleted: 0, updated: 1, restored: 2, created: 3 }
const inOrder = (changes: readonly Change[]): Change[] =>
  changes.toSorted((a, b) => places[a.kind] - places[b.kind])
