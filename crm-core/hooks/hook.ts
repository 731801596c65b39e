import type { Actor, AnyRecord, ErrorCode, ErrorParams, Issue, Sql } from '../contract.ts'
import type { Catalog } from '../objects/catalog.ts'
import type { ObjectType, RecordOf } from '../objects/schema.ts'

export type HookMoment = 'beforeCreate' | 'beforeUpdate' | 'beforeDelete'

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
export interface Hook {
  readonly name: string
  readonly object: string
  readonly on: readonly HookMoment[]
  readonly priority: number
  readonly onError: 'abort' | 'continue'
  run(context: HookContext<AnyRecord>): void | Promise<void>
  alongside(writes: readonly Write<AnyRecord>[], tx: Sql, now: Date): Promise<void>
}
interface HookDefinition<R> {
  readonly on: HookMoment | readonly HookMoment[]
  /** Lower runs first; 100 when left out. */
  readonly priority?: number
  /** Whether a fault in the rule stops the write. A rejection always does. */
  readonly onError?: 'abort' | 'continue'
  run?(context: HookContext<R>): void | Promise<void>
  /** Writes more in the same transaction, once for all records of it: no statement a record. */
  alongside?(writes: readonly Write<R>[], tx: Sql, now: Date): Promise<void>
}

export const Hook = {
  /** A rule of one object, named as the rule. */
  create<O extends ObjectType>(object: O, name: string, definition: HookDefinition<RecordOf<O>>): Hook {
    const { on, priority, onError } = definition
    return {
      name,
      object: object.name,
      on: typeof on === 'string' ? [on] : on,
      priority: priority ?? 100,
      onError: onError ?? 'abort',
      // The registry holds rules of all objects; each only ever gets records of its own.
      run: (context) => definition.run?.(context as unknown as HookContext<RecordOf<O>>),
      alongside: async (writes, tx, now) =>
        definition.alongside?.(writes as unknown as readonly Write<RecordOf<O>>[], tx, now),
    }
  },
}
