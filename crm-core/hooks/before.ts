import type { Actor, AnyRecord, ErrorCode, ErrorParams, FieldValue, Issue, Sql } from '../contract.ts'
import type { Catalog } from '../objects/catalog.ts'
import type { ObjectType, RecordOf } from '../objects/schema.ts'
import type { OnError, RetryPolicy } from './retry.ts'

export type BeforeMoment = 'beforeCreate' | 'beforeUpdate' | 'beforeDelete'

/** What a rule sees of one write, typed by its object. */
export interface HookContext<R> {
  /** The record as it will be stored; `set` changes it. */
  readonly record: R
  /** As it was; null at a creation. */
  readonly before: R | null
  readonly actor: Actor
  readonly now: Date
  readonly catalog: Catalog
  /** For looking things up; what a rule writes goes through `alongside`. */
  readonly db: Sql
  /** Whether any of these fields gets another value; at a creation, whether it gets one at all. */
  readonly changed: (...fields: readonly (keyof R & string)[]) => boolean
  /**
   * The answer to one question of the rule for all records of a list, as they came: asked with the first of
   * them and remembered for the others, so that a list costs no more statements than a record.
   */
  readonly forAll: <T>(ask: (records: readonly R[]) => Promise<T>) => Promise<T>
  /** A secret as it is, for the rules that compute with it: in the record it stands sealed. */
  readonly open: <K extends keyof R & string>(field: K) => Promise<R[K]>
  readonly set: <K extends keyof R & string>(field: K, value: R[K]) => void
  /** One more issue; the write is refused once all rules have spoken. */
  readonly reject: (code: ErrorCode, field: keyof R & string, params?: ErrorParams) => void
  /** The same for a place within a field, with its words complete. */
  readonly tell: (issue: Issue) => void
}
/** One record that a transaction has written, as a rule sees it. */
export interface Write<R> {
  readonly record: R
  readonly before: R | null
  readonly changed: (...fields: readonly (keyof R & string)[]) => boolean
}
/** What a rule may do inside the transaction of a write. */
export interface Alongside {
  readonly tx: Sql
  readonly now: Date
  /** Makes another record in the same transaction, with its audit line and event; the rules of its object run. */
  readonly create: (object: string, values: Readonly<Record<string, FieldValue>>) => void
  /**
   * Changes another record in the same transaction, with its version, audit line and event, so that it can be
   * told who did it and undone; of its rules only those run that write alongside. `deleted_at` takes it away
   * or brings it back.
   */
  readonly follow: (object: string, id: string, values: Readonly<Record<string, FieldValue>>) => void
  /** Says which rows a statement of the rule's own has changed, so that nobody is shown them as they were. */
  readonly touched: (object: string, ids: readonly string[]) => void
}
export interface BeforeHook {
  readonly when: 'before'
  readonly name: string
  readonly object: string
  readonly on: readonly BeforeMoment[]
  readonly priority: number
  readonly onError: OnError
  readonly retry: Partial<RetryPolicy>
  run(context: HookContext<AnyRecord>): void | Promise<void>
  /** Absent when the rule writes nothing of its own. */
  readonly alongside: ((writes: readonly Write<AnyRecord>[], doing: Alongside) => Promise<void>) | undefined
}
export interface BeforeDefinition<R> {
  readonly on: BeforeMoment | readonly BeforeMoment[]
  /** Lower runs first; 100 when left out. */
  readonly priority?: number
  /**
   * What a fault in the rule does to the write: stops it (`abort`, usual), is reported while the write goes
   * on without what the rule had done (`continue`), or stops it only when it comes again (`retry`). A
   * rejection always stops it.
   */
  readonly onError?: OnError
  readonly retry?: Partial<RetryPolicy>
  run?(context: HookContext<R>): void | Promise<void>
  /** Writes more in the same transaction, once for all records of it: no statement a record. */
  alongside?(writes: readonly Write<R>[], doing: Alongside): Promise<void>
}

/** The registry holds rules of all objects; each only ever gets records of its own. */
export function beforeHook<O extends ObjectType>(
  object: O,
  name: string,
  definition: BeforeDefinition<RecordOf<O>>,
): BeforeHook {
  return {
    when: 'before',
    name,
    object: object.name,
    on: [definition.on].flat(),
    priority: definition.priority ?? 100,
    onError: definition.onError ?? 'abort',
    retry: definition.retry ?? {},
    run: (context) => definition.run?.(context as unknown as HookContext<RecordOf<O>>),
    alongside:
      definition.alongside &&
      (async (writes, doing) =>
        definition.alongside?.(writes as unknown as readonly Write<RecordOf<O>>[], doing)),
  }
}
