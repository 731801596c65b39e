import type { AnyRecord, FieldValue, Issue, Sql } from '../contract.ts'
import type { ObjectType } from '../objects/schema.ts'
import { same, type Change } from '../records/change.ts'
import type { Scope } from '../records/scope.ts'
import { allHooks } from './all.ts'
import type { HookContext, HookMoment, Write } from './hook.ts'

/** A record while the rules look at it. */
export interface Draft {
  readonly before: AnyRecord | null
  readonly after: AnyRecord
}
export interface Considered {
  readonly after: AnyRecord
  readonly issues: readonly Issue[]
}

const byMoment = Map.groupBy(
  allHooks.flatMap((hook) => hook.on.map((moment) => ({ hook, at: `${moment} ${hook.object}` }))),
  ({ at }) => at,
)
for (const hooks of byMoment.values()) hooks.sort((a, b) => a.hook.priority - b.hook.priority)

/** Runs the rules of a moment, lowest priority first; each sees what the ones before it have set. */
export async function runHooks(
  scope: Scope,
  object: ObjectType,
  moment: HookMoment,
  { before, after }: Draft,
): Promise<Considered> {
  const values: Record<string, FieldValue | undefined> = { ...after }
  // A draft has the fields of a record from the start; rules change values, never the shape.
  const record = values as AnyRecord & Record<string, FieldValue | undefined>
  const issues: Issue[] = []
  const context: HookContext<AnyRecord> = {
    record,
    before,
    actor: scope.actor,
    now: scope.clock.now(),
    catalog: scope.catalog,
    db: scope.db,
    changed: (...fields) => fields.some((name) => !same(before?.[name], values[name])),
    set: (field, value) => {
      values[field] = value
    },
    reject: (code, field, params = {}) => {
      const label = object.all[field]?.label[scope.actor.language] ?? field
      issues.push({ at: field, code, params: { field: label, ...params } })
    },
    tell: (issue) => void issues.push(issue),
  }
  for (const { hook } of byMoment.get(`${moment} ${object.name}`) ?? []) {
    try {
      await hook.run(context)
    } catch (error) {
      if (hook.onError === 'abort') throw error
    }
  }
  return { after: record, issues }
}

const moments = {
  created: 'beforeCreate',
  updated: 'beforeUpdate',
  deleted: 'beforeDelete',
  restored: null,
} as const

/** Lets rules write what goes with the changes of a transaction, each once for all records of its object. */
export async function runAlongside(scope: Scope, tx: Sql, changes: readonly Change[]): Promise<void> {
  const now = scope.clock.now()
  for (const hook of allHooks) {
    const writes = changes
      .filter(({ object, kind }) => object.name === hook.object && hook.on.some((on) => on === moments[kind]))
      .map(({ after, before }): Write<AnyRecord> => {
        const changed = (...fields: readonly string[]) =>
          fields.some((name) => !same(before?.[name], after[name]))
        return { record: after, before, changed }
      })
    if (writes.length > 0) await hook.alongside(writes, tx, now)
  }
}
