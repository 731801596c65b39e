import { setTimeout as wait } from 'node:timers/promises'
import type { AnyRecord, FieldValue, Issue, Sql } from '../contract.ts'
import type { ObjectType } from '../objects/schema.ts'
import { same, type Change } from '../records/change.ts'
import type { Scope } from '../records/scope.ts'
import { openSecret } from '../records/seal.ts'
import type { Alongside, BeforeHook, BeforeMoment, HookContext, Write } from './before.ts'
import { delayAfter, inPlaceRetry } from './retry.ts'

/** A record while the rules look at it. */
export interface Draft {
  readonly before: AnyRecord | null
  readonly after: AnyRecord
  /** What it came with; left out, it came alone. */
  readonly list?: DraftList
}
/** Records that the rules look at one by one, and what they have asked for all of them. */
export interface DraftList {
  readonly records: readonly AnyRecord[]
  /** By the rule that asked. */
  readonly answers: Map<string, Promise<unknown>>
}
export const draftList = (records: readonly AnyRecord[]): DraftList => ({ records, answers: new Map() })
export interface Considered {
  readonly after: AnyRecord
  readonly issues: readonly Issue[]
}
type Values = Record<string, FieldValue | undefined>

/** Runs the rules of a moment, lowest priority first; each sees what the ones before it have set. */
export async function runHooks(
  scope: Scope,
  object: ObjectType,
  moment: BeforeMoment,
  { before, after, list = draftList([after]) }: Draft,
): Promise<Considered> {
  let values: Values = { ...after }
  const issues: Issue[] = []
  for (const hook of scope.hooks.before(object.name, moment))
    await enduring(scope, hook, async () => {
      // What a rule sets and refuses counts once it has ended well. One that ends the write needs no copy.
      const draft = hook.onError === 'abort' ? values : { ...values }
      const found: Issue[] = []
      await hook.run(contextOf(scope, object, { before, hook, list }, draft, found))
      values = draft
      issues.push(...found)
    })
  // A draft has the fields of a record from the start; rules change values, never the shape.
  return { after: values as AnyRecord & Values, issues }
}

function contextOf(
  scope: Scope,
  object: ObjectType,
  { before, hook, list }: { before: AnyRecord | null; hook: BeforeHook; list: DraftList },
  values: Values,
  issues: Issue[],
): HookContext<AnyRecord> {
  return {
    record: values as AnyRecord & Values,
    before,
    actor: scope.actor,
    now: scope.clock.now(),
    catalog: scope.catalog,
    db: scope.db,
    changed: (...fields) => fields.some((name) => !same(before?.[name], values[name])),
    forAll: <T>(ask: (records: readonly AnyRecord[]) => Promise<T>) => {
      const answer = list.answers.get(hook.name) ?? ask(list.records)
      list.answers.set(hook.name, answer)
      // A rule asks one question, whose answers are of one shape.
      return answer as Promise<T>
    },
    open: (field) => openSecret(scope, object, values as AnyRecord & Values, field),
    set: (field, value) => {
      values[field] = value
    },
    reject: (code, field, params = {}) => {
      const label = object.all[field]?.label[scope.actor.language] ?? field
      issues.push({ at: field, code, params: { field: label, ...params } })
    },
    tell: (issue) => void issues.push(issue),
  }
}

/** Runs a rule as its `onError` says: a fault stops the write, is tried again in place, or is reported. */
async function enduring(scope: Scope, hook: BeforeHook, run: () => Promise<void>): Promise<void> {
  if (hook.onError === 'abort') return run()
  const policy = { ...inPlaceRetry, ...hook.retry }
  const attempts = hook.onError === 'retry' ? policy.attempts : 1
  for (let made = 1; ; made++)
    try {
      return await run()
    } catch (error) {
      if (made < attempts) await wait(delayAfter(made, policy))
      else if (hook.onError === 'retry') throw error
      else return scope.report(faultOf(hook, error))
    }
}
/** A fault by the name of its rule; what the rule was about stays with the cause. */
const faultOf = (hook: BeforeHook, cause: unknown) => new Error(`Hook ${hook.name} failed`, { cause })

/** A record that comes back is a changed one: what was summed up without it is summed up again. */
const moments = {
  created: 'beforeCreate',
  updated: 'beforeUpdate',
  deleted: 'beforeDelete',
  restored: 'beforeUpdate',
} as const

interface Created {
  readonly object: string
  readonly values: Readonly<Record<string, FieldValue>>
}
interface Followed extends Created {
  readonly id: string
}
/** What rules want to be written with a transaction, beyond what they have written themselves. */
export interface Accompanied {
  readonly created: readonly Created[]
  readonly followed: readonly Followed[]
  readonly touched: readonly { readonly object: string; readonly id: string }[]
}

/** Lets rules write what goes with the changes of a transaction, each once for all records of its object. */
export async function runAlongside(scope: Scope, tx: Sql, changes: readonly Change[]): Promise<Accompanied> {
  const created: Created[] = []
  const followed: Followed[] = []
  const touched: { object: string; id: string }[] = []
  for (const hook of scope.hooks.beforeHooks) {
    const { alongside } = hook
    const writes = alongside ? writesFor(hook, changes) : []
    if (!alongside || writes.length === 0) continue
    await enduring(scope, hook, () =>
      keptWhole(tx, hook, async () => {
        const made: Created[] = []
        const more: Followed[] = []
        const doing: Alongside = {
          tx,
          now: scope.clock.now(),
          create: (object, values) => void made.push({ object, values }),
          follow: (object, id, values) => void more.push({ object, id, values }),
          touched: (object, ids) => void touched.push(...ids.map((id) => ({ object, id }))),
        }
        await alongside(writes, doing)
        created.push(...made)
        followed.push(...more)
      }),
    )
  }
  return { created, followed, touched }
}

const writesFor = (hook: BeforeHook, changes: readonly Change[]): Write<AnyRecord>[] =>
  changes
    .filter(({ object, kind }) => object.name === hook.object && hook.on.some((on) => on === moments[kind]))
    .map(({ after, before }) => {
      const changed = (...fields: readonly string[]) =>
        fields.some((name) => !same(before?.[name], after[name]))
      return { record: after, before, changed }
    })

/** A rule whose fault does not end the transaction leaves nothing half done in it. */
async function keptWhole(tx: Sql, hook: BeforeHook, work: () => Promise<void>): Promise<void> {
  if (hook.onError === 'abort') return work()
  await tx.query('savepoint hook')
  try {
    await work()
  } catch (error) {
    await tx.query('rollback to savepoint hook')
    throw error
  }
  await tx.query('release savepoint hook')
}
