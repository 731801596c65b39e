import type { AfterHook, AfterMoment } from './after/hook.ts'
import type { BeforeHook, BeforeMoment } from './before.ts'
import type { Hook } from './hook.ts'

/** The rules of a store, found by object and moment. */
export interface HookRegistry {
  /** Lowest priority first. */
  before(object: string, moment: BeforeMoment): readonly BeforeHook[]
  /** Every rule before a write, in the order in which they were named. */
  readonly beforeHooks: readonly BeforeHook[]
  after(object: string, moment: AfterMoment): readonly AfterHook[]
  readonly afterHooks: readonly AfterHook[]
}

export function hookRegistry(hooks: readonly Hook[]): HookRegistry {
  const beforeHooks = hooks.filter((hook) => hook.when === 'before')
  const afterHooks = hooks.filter((hook) => hook.when === 'after')
  const names = new Set(afterHooks.map(({ name }) => name))
  if (names.size < afterHooks.length) throw new Error('Two hooks after the commit have one name')
  const before = byMoment(beforeHooks)
  for (const some of before.values()) some.sort((a, b) => a.hook.priority - b.hook.priority)
  const after = byMoment(afterHooks)
  return {
    before: (object, moment) => (before.get(`${moment} ${object}`) ?? []).map(({ hook }) => hook),
    beforeHooks,
    after: (object, moment) => (after.get(`${moment} ${object}`) ?? []).map(({ hook }) => hook),
    afterHooks,
  }
}
const byMoment = <H extends { readonly object: string; readonly on: readonly string[] }>(
  hooks: readonly H[],
) =>
  Map.groupBy(
    hooks.flatMap((hook) => hook.on.map((moment) => ({ hook, at: `${moment} ${hook.object}` }))),
    ({ at }) => at,
  )
