import { sql } from 'drizzle-orm'
import { HotcrmError, type AnyRecord, type FieldValue, type RemoveOptions } from '../contract.ts'
import { demand } from '../access/can.ts'
import { fieldColumn } from '../fields/define.ts'
import type { Relation } from '../objects/relations.ts'
import type { ObjectType } from '../objects/schema.ts'
import { runHooks } from '../hooks/run-hooks.ts'
import { changesBetween, type Change } from './change.ts'
import { firstResult } from './claim.ts'
import { commit, stale } from './commit.ts'
import { isId } from './rows.ts'
import { refuse } from './issues.ts'
import { alive, columnsOf, main, notFound, tableOf, toRecord } from './rows.ts'
import { readForWrite } from './read-for-write.ts'
import { run, type Scope } from './scope.ts'
import { revealOne } from './seal.ts'

/** Deletes softly, with what the references that point here say: cascade, let go, or refuse. */
export async function removeRecord(
  scope: Scope,
  name: string,
  id: string,
  options: RemoveOptions = {},
): Promise<AnyRecord> {
  const first = await firstResult(scope, options.claim)
  if (first) return first.record
  const object = scope.catalog.named(name)
  demand(scope.actor, object, 'delete')
  if (!isId(id)) throw notFound(scope.actor, object)
  const before = (await readForWrite(scope, object, [id], 'delete')).get(id.toLowerCase())
  if (!before) throw notFound(scope.actor, object)
  if (options.expected_version !== undefined && before.version !== options.expected_version)
    throw stale(object, await revealOne(scope, object, before), scope.actor.language)
  const { issues } = await runHooks(scope, object, 'beforeDelete', {
    before,
    after: { ...before, deleted_at: scope.clock.now().toISOString() },
  })
  refuse(issues, scope.actor.language)
  const { changes, blocked } = await deletion(scope, object, [before])
  for (const error of blocked.values()) throw error
  const [result] = await commit(scope, changes, options)
  return result?.record ?? before
}

/** A deletion with all that follows from it, and which of the records it cannot take, with the reason. */
export interface Deletion {
  readonly changes: readonly Change[]
  readonly blocked: ReadonlyMap<string, HotcrmError>
}
interface Doomed {
  readonly record: AnyRecord
  /** The record that was to be deleted in the first place. */
  readonly root: string
}

/** The deletion of these records and what follows from it, level by level: one statement a pointing field. */
export async function deletion(
  scope: Scope,
  object: ObjectType,
  records: readonly AnyRecord[],
): Promise<Deletion> {
  const gone = new Map<string, Change>()
  const freed = new Map<string, Change>()
  const blocked = new Map<string, HotcrmError>()
  let level = [{ object, doomed: records.map((record): Doomed => ({ record, root: record.id })) }]
  while (level.length > 0) {
    const next: typeof level = []
    for (const { object, doomed } of level) {
      const fresh = doomed.filter(({ record }) => !gone.has(record.id))
      for (const { record } of fresh) gone.set(record.id, deleted(scope, object, record))
      const roots = new Map(fresh.map(({ record, root }) => [record.id, root]))
      for (const pointer of fresh.length ? scope.catalog.pointersTo(object.name) : []) {
        const children = await pointing(scope, pointer, [...roots.keys()])
        const rootOf = (child: AnyRecord) => {
          const parent = child[pointer.field]
          return typeof parent === 'string' ? (roots.get(parent) ?? '') : ''
        }
        if (pointer.on_delete === 'restrict')
          for (const [root, some] of Map.groupBy(children, rootOf))
            blocked.set(root, restricted(scope, object, pointer, some))
        else if (pointer.on_delete === 'cascade')
          next.push({
            object: pointer.object,
            doomed: children.map((record) => ({ record, root: rootOf(record) })),
          })
        else for (const child of children) free(scope, freed, pointer, child)
      }
    }
    level = next.filter(({ doomed }) => doomed.length > 0)
  }
  const changes = [...gone.values(), ...[...freed.values()].filter((change) => !gone.has(change.after.id))]
  return { changes, blocked }
}

function restricted(scope: Scope, object: ObjectType, pointer: Relation, children: readonly AnyRecord[]) {
  const { language } = scope.actor
  return new HotcrmError('restricted', {
    object: object.label[language].toLowerCase(),
    count: children.length,
    child: pointer.object.plural[language].toLowerCase(),
  })
}

/** Rows that point at these, whoever may see them: a deletion leaves nothing hanging. */
export async function pointing(
  scope: Scope,
  { object, field }: Pick<Relation, 'object' | 'field'>,
  of: readonly string[],
): Promise<AnyRecord[]> {
  const ids = sql.param(of)
  const rows = await run(
    scope.db,
    sql`select ${columnsOf(object, main)} from ${tableOf(object)} ${sql.identifier(main)}
      where ${alive(scope.actor, main)} and ${fieldColumn(main, object.all[field], field)} = any(${ids}::uuid[])`,
  )
  return rows.map((row) => toRecord(object, row))
}

const touched = (scope: Scope) => ({
  updated_at: scope.clock.now().toISOString(),
  updated_by: scope.actor.user_id,
})
function deleted(scope: Scope, object: ObjectType, before: AnyRecord): Change {
  const after = { ...before, ...touched(scope), deleted_at: scope.clock.now().toISOString() }
  return { object, kind: 'deleted', before, after, changes: changesBetween(object, before, after) }
}
function free(scope: Scope, freed: Map<string, Change>, { object, field }: Relation, child: AnyRecord): void {
  const known = freed.get(child.id)
  const type = object.all[field]?.type_field
  const cleared: Record<string, FieldValue> = { [field]: null, ...(type && { [type]: null }) }
  const after = { ...(known?.after ?? child), ...cleared, ...touched(scope) }
  freed.set(child.id, {
    object,
    kind: 'updated',
    before: child,
    after,
    changes: changesBetween(object, child, after),
  })
}
