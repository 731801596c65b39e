import type { ActorCrm, AnyRecord, Claim, FieldChange, FieldValue, TenantDb } from '../../contract.ts'
import type { ObjectType, RecordOf } from '../../objects/schema.ts'
import { usualRetry, type OnError, type RetryPolicy } from '../retry.ts'

export type AfterMoment = 'afterCreate' | 'afterUpdate' | 'afterDelete'

/** What a rule sees of one event after its commit. It may see the same event again, after a crash. */
export interface AfterContext<R> {
  readonly event: {
    readonly id: string
    readonly moment: AfterMoment
    readonly at: Date
    /** What the write itself had been caused by. */
    readonly cause: string | null
  }
  readonly record_id: string
  /** As it is now, also when it has been deleted since; null when it is no longer stored. */
  readonly record: R | null
  /** The values of the changed fields before the write, and after it. */
  readonly before: Partial<R>
  readonly after: Partial<R>
  readonly changes: readonly FieldChange[]
  readonly changed: (...fields: readonly (keyof R & string)[]) => boolean
  /** Who made the write. */
  readonly by: { readonly user_id: string | null; readonly door: string }
  /** The store in the hands of the workspace's system; everything written through it names this event as its cause. */
  readonly crm: ActorCrm
  readonly db: TenantDb
  readonly now: Date
  /** For a write that may happen once: the same step of the same event writes nothing a second time. */
  readonly once: (step: string) => { readonly claim: Claim }
  /**
   * Stores figures that follow from other records. They make no new version, so no edit of a person is in
   * their way, and leave no line in the history; what is already so is not written.
   */
  readonly derive: (object: string, rows: readonly DerivedRow[]) => Promise<void>
}
export type DerivedRow = { readonly id: string; readonly [field: string]: FieldValue }

export interface AfterHook {
  readonly when: 'after'
  readonly name: string
  readonly object: string
  readonly on: readonly AfterMoment[]
  readonly onError: OnError
  readonly retry: RetryPolicy
  /** Whether several events of a workspace are handed over at once. */
  readonly together: boolean
  /** Whether an update of these fields is its business; null is any. */
  readonly fields: readonly string[] | null
  run(contexts: readonly AfterContext<AnyRecord>[]): Promise<void>
}
export interface AfterDefinition<R> {
  readonly on: AfterMoment | readonly AfterMoment[]
  /** An update that changes none of these is not its business. */
  readonly fields?: readonly (keyof R & string)[]
  /**
   * What a fault leads to: tried again later and at last a dead letter (`retry`, usual), a dead letter at
   * once (`abort`), or a report and nothing more (`continue`).
   */
  readonly onError?: OnError
  readonly retry?: Partial<RetryPolicy>
  /** Does what follows from one event. */
  run?(context: AfterContext<R>): Promise<void>
  /** The same for many events of one workspace in few statements; must be safe to repeat as a whole. */
  together?(contexts: readonly AfterContext<R>[]): Promise<void>
}

/** The registry holds rules of all objects; each only ever gets events of its own. */
export function afterHook<O extends ObjectType>(
  object: O,
  name: string,
  definition: AfterDefinition<RecordOf<O>>,
): AfterHook {
  const { on, fields, onError, retry } = definition
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`"${name}" is no name for a hook`)
  return {
    when: 'after',
    name,
    object: object.name,
    on: [on].flat(),
    onError: onError ?? 'retry',
    retry: { ...usualRetry, ...retry },
    together: definition.together !== undefined,
    fields: fields ?? null,
    async run(contexts) {
      const own = contexts as unknown as readonly AfterContext<RecordOf<O>>[]
      await definition.together?.(own)
      for (const context of own) await definition.run?.(context)
    },
  }
}
