import type { ObjectType, RecordOf } from '../objects/schema.ts'
import { afterHook, type AfterDefinition, type AfterHook } from './after/hook.ts'
import { beforeHook, type BeforeDefinition, type BeforeHook } from './before.ts'

/** A rule of one object: before a write it may change or refuse it, after the commit it does what follows. */
export type Hook = BeforeHook | AfterHook

/** A rule of one object, named as the rule. */
function create<O extends ObjectType>(
  object: O,
  name: string,
  definition: BeforeDefinition<RecordOf<O>>,
): BeforeHook
function create<O extends ObjectType>(
  object: O,
  name: string,
  definition: AfterDefinition<RecordOf<O>>,
): AfterHook
function create<O extends ObjectType>(
  object: O,
  name: string,
  definition: BeforeDefinition<RecordOf<O>> | AfterDefinition<RecordOf<O>>,
): Hook {
  return isAfter(definition) ? afterHook(object, name, definition) : beforeHook(object, name, definition)
}
const isAfter = <R>(definition: BeforeDefinition<R> | AfterDefinition<R>): definition is AfterDefinition<R> =>
  [definition.on].flat().some((moment) => moment.startsWith('after'))

export const Hook = { create }
