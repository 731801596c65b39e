import { sql } from 'drizzle-orm'
import { HotcrmError, type AnyRecord, type FieldValue, type KeptChange } from '../../contract.ts'
import { fieldColumn } from '../../fields/define.ts'
import type { ObjectType } from '../../objects/schema.ts'
import { duplicates } from '../duplicates.ts'
import { alive, main, tableOf } from '../rows.ts'
import { run, type Scope } from '../scope.ts'
import type { TakenBack } from './take-back.ts'

const keptOf = (
  { object, current, values }: TakenBack,
  field: string | null,
  reason: KeptChange['reason'],
): KeptChange => ({
  object: object.name,
  id: current.id,
  field,
  reason,
  now: field === null ? null : (current[field] ?? null),
  was: field === null ? null : (values[field] ?? null),
})
export const afterOf = ({ current, values }: TakenBack): AnyRecord => ({ ...current, ...values })
const comesBack = ({ current, values }: TakenBack): boolean =>
  current.deleted_at !== null && values['deleted_at'] === null && 'deleted_at' in values

/** Leaves a field as it is, or empty where the record comes back; refuses where it cannot be empty. */
function leave(one: TakenBack, field: string, reason: KeptChange['reason'], language: 'en' | 'zh'): void {
  one.kept.push(keptOf(one, field, reason))
  if (!comesBack(one)) {
    delete one.values[field]
    return
  }
  const { required, label, type_field } = one.object.all[field] ?? {}
  if (required)
    throw new HotcrmError('conflict', { reason: `${one.object.label[language]}: ${label?.[language]}` })
  one.values[field] = null
  if (type_field) one.values[type_field] = null
}

/** References that would point at something deleted meanwhile stay as they are. `returning` comes back in this undo. */
export async function fitReferences(
  scope: Scope,
  some: readonly TakenBack[],
  returning: ReadonlySet<string>,
): Promise<void> {
  const asked = some.flatMap((one) => {
    const after = afterOf(one)
    return Object.entries(one.object.all).flatMap(([field, { targets }]) => {
      const id = after[field]
      const matters = field in one.values || comesBack(one)
      return targets && matters && !one.remove && typeof id === 'string' ? [{ one, field, targets, id }] : []
    })
  })
  const byTarget = new Map<string, Set<string>>()
  for (const { targets, id } of asked)
    for (const target of targets) byTarget.set(target, (byTarget.get(target) ?? new Set()).add(id))
  const parts = [...byTarget].map(
    ([target, ids]) => sql`select r.id::text as id from ${tableOf(scope.catalog.known(target))} r
      where r.id = any(${sql.param([...ids])}::uuid[]) and ${alive(scope.actor, 'r')}`,
  )
  if (parts.length === 0) return
  const rows = await run<{ id: string }>(scope.db, sql.join(parts, sql` union all `))
  const there = new Set(rows.map(({ id }) => id))
  for (const { one, field, id } of asked)
    if (!there.has(id) && !returning.has(id)) leave(one, field, 'missing', scope.actor.language)
}

/** Unique values that another record has taken meanwhile stay with it. */
export async function fitUniques(scope: Scope, some: readonly TakenBack[]): Promise<void> {
  const left = some.filter(({ remove }) => !remove)
  for (const [object, ones] of Map.groupBy(left, (one) => one.object)) {
    const live = ones.filter((one) => afterOf(one).deleted_at === null)
    const found = await duplicates(
      scope,
      object,
      live.map((one) => ({ before: comesBack(one) ? null : one.current, after: afterOf(one) })),
    )
    // Who gives a value up in the same undo is no obstacle.
    const given = new Set(some.flatMap((one) => givenUp(one)))
    for (const [i, issues] of found.entries())
      for (const { at } of issues) {
        const one = live[i]
        if (one && !given.has(claimOn(at, afterOf(one)[at]))) leave(one, at, 'taken', scope.actor.language)
      }
  }
}
const claimOn = (field: string, value: FieldValue | undefined): string => `${field} ${JSON.stringify(value)}`
const givenUp = ({ object, current, values, remove }: TakenBack): string[] =>
  Object.entries(object.all).flatMap(([name, { unique }]) =>
    unique && current[name] !== null && (remove || (name in values && values[name] !== current[name]))
      ? [claimOn(name, current[name])]
      : [],
  )

interface Pointing extends Record<string, unknown> {
  readonly id: string
  readonly target: string
}
/**
 * A record that the writes created and that others point at by now stays. What stays is itself somebody
 * that points, so this goes on until nothing more is held.
 */
export async function fitRemovals(
  scope: Scope,
  some: readonly TakenBack[],
  leaving: Set<string>,
): Promise<void> {
  for (const { current, remove } of some) if (!remove) leaving.delete(current.id)
  const planned = new Map(some.map((one) => [one.current.id, one]))
  const held: { readonly by: string; readonly target: string }[] = []
  for (const [object, ones] of Map.groupBy(
    some.filter(({ remove }) => remove),
    (one) => one.object,
  ))
    for (const { id, target, field } of await pointersAt(
      scope,
      object,
      ones.map(({ current }) => current.id),
    )) {
      const plan = planned.get(id)
      const now: FieldValue = plan && !plan.remove ? (afterOf(plan)[field] ?? null) : target
      if (now === target) held.push({ by: id, target })
    }
  for (let more = true; more;) {
    const next = held.find(({ by, target }) => leaving.has(target) && !leaving.has(by))
    more = next !== undefined
    const one = next && planned.get(next.target)
    if (!next) break
    leaving.delete(next.target)
    if (!one) continue
    one.remove = false
    one.kept.push(keptOf(one, null, 'in_use'))
    for (const name of Object.keys(one.values)) delete one.values[name]
  }
}

async function pointersAt(
  scope: Scope,
  object: ObjectType,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly target: string; readonly field: string }[]> {
  const found = []
  for (const pointer of scope.catalog.pointersTo(object.name)) {
    const at = fieldColumn(main, pointer.object.all[pointer.field], pointer.field)
    const rows = await run<Pointing>(
      scope.db,
      sql`select ${sql.identifier(main)}.id, ${at} as target from ${tableOf(pointer.object)} ${sql.identifier(main)}
        where ${alive(scope.actor, main)} and ${at} = any(${sql.param(ids)}::uuid[])`,
    )
    found.push(...rows.map(({ id, target }) => ({ id, target, field: pointer.field })))
  }
  return found
}
