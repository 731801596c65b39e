import type { Actor, AnyRecord, ErrorCode, ErrorParams, Sql } from '../contract.ts'
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
  /** For looking things up; what a rule writes goes through `also`. */
  readonly db: Sql
  /** Whether any of these fields gets another value; at a creation, whether it gets one at all. */
  changed(...fields: readonly (keyof R & string)[]): boolean
  set<K extends keyof R & string>(field: K, value: R[K]): void
  /** One more issue; the write is refused once all rules have spoken. */
  reject(code: ErrorCode, field: keyof R & string, params?: ErrorParams): void
  /** Something more to write, in the same transaction as the record. */
  also(work: (tx: Sql) => Promise<void>): void
}
export interface Hook {
  readonly name: string
  readonly object: string
  readonly on: readonly HookMoment[]
  readonly priority: number
  readonly onError: 'abort' | 'continue'
  run(context: HookContext<AnyRecord>): void | Promise<void>
}
interface HookDefinition<R> {
  readonly on: HookMoment | readonly HookMoment[]
  /** Lower runs first; 100 when left out. */
  readonly priority?: number
  /** Whether a fault in the rule stops the write. A rejection always does. */
  readonly onError?: 'abort' | 'continue'
  run(context: HookContext<R>): void | Promise<void>
}

export const Hook = {
  /** A rule of one object, named as the rule. */
  create<O extends ObjectType>(object: O, name: string, definition: HookDefinition<RecordOf<O>>): Hook {
    const run: HookDefinition<RecordOf<O>>['run'] = definition.run
    return {
      name,
      object: object.name,
      on: typeof definition.on === 'string' ? [definition.on] : definition.on,
      priority: definition.priority ?? 100,
      onError: definition.onError ?? 'abort',
      // The registry holds rules of all objects; each is only ever run with records of its own.
      run: (context) => run(context as unknown as HookContext<RecordOf<O>>),
    }
  },
}
