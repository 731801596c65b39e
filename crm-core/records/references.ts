import { sql, type SQL } from 'drizzle-orm'
import type { AnyRecord, FieldValue, Issue, Money } from '../contract.ts'
import { rightsOf } from '../access/can.ts'
import { fieldEntries } from '../objects/entries.ts'
import type { ObjectType } from '../objects/schema.ts'
import { readable, tableOf } from './rows.ts'
import { run, type Scope } from './scope.ts'

/** What a write has to know of the rest of the tenant. */
export interface Surroundings {
  readonly currency: string
  /** The object of each record that is pointed to and within reach. */
  readonly objects: ReadonlyMap<string, string>
}
type Draft = Readonly<Record<string, FieldValue>>

/**
 * Looks up everything that these values point to, and the workspace's currency, in one statement; none
 * when nothing is asked. The actor's own id needs no look.
 */
export async function lookAround(
  scope: Scope,
  object: ObjectType,
  drafts: readonly Draft[],
): Promise<Surroundings> {
  const { actor } = scope
  const wanted = new Map<string, Set<string>>()
  for (const [name, field] of fieldEntries(object))
    for (const target of field.targets ?? [])
      for (const draft of drafts) {
        const id = draft[name]
        if (typeof id !== 'string' || id === actor.user_id) continue
        wanted.set(target, (wanted.get(target) ?? new Set()).add(id))
      }
  const objects = new Map([[actor.user_id, 'user']])
  const parts = [...wanted].map(([target, ids]) => reachable(scope, scope.catalog.known(target), [...ids]))
  if (drafts.some((draft) => needsCurrency(object, draft))) parts.push(currencySql(scope))
  if (parts.length === 0) return { currency: '', objects }
  const rows = await run<{ kind: string; value: string }>(scope.db, sql.join(parts, sql` union all `))
  let currency = ''
  for (const { kind, value } of rows)
    if (kind === '') currency = value
    else objects.set(value, kind)
  return { currency, objects }
}

function reachable(scope: Scope, target: ObjectType, ids: readonly string[]): SQL {
  const may = rightsOf(scope.actor, target).read ? sql`true` : sql`false`
  return sql`select ${target.name}::text as kind, r.id::text as value from ${tableOf(target)} r
    where r.id = any(${sql.param(ids)}::uuid[]) and ${may} and ${readable(scope.actor, target, 'r')}`
}
const currencySql = ({ actor }: Scope): SQL =>
  sql`select '' as kind, w.currency as value from tenant w where w.tenant_id = ${actor.tenant_id}::uuid`

const isBareMoney = (value: FieldValue | undefined): value is Money =>
  typeof value === 'object' &&
  value !== null &&
  'amount' in value &&
  'currency' in value &&
  value.currency === ''
const needsCurrency = (object: ObjectType, draft: Draft): boolean =>
  fieldEntries(object).some(([name]) => isBareMoney(draft[name]))

/** The values with the workspace's currency where none was said, and the kinds of links. */
export function settle(object: ObjectType, values: Draft, around: Surroundings): Record<string, FieldValue> {
  const settled: Record<string, FieldValue> = { ...values }
  for (const [name, field] of fieldEntries(object)) {
    const value = values[name]
    if (isBareMoney(value)) settled[name] = { amount: value.amount, currency: around.currency }
    if (field.type_field && name in values)
      settled[field.type_field] = typeof value === 'string' ? (around.objects.get(value) ?? null) : null
  }
  return settled
}

/** References that point to nothing within reach; unchanged ones stay as they are. */
export function danglingReferences(
  scope: Scope,
  object: ObjectType,
  values: Draft,
  before: AnyRecord | null,
  around: Surroundings,
): Issue[] {
  const { language } = scope.actor
  return fieldEntries(object).flatMap(([name, field]): Issue[] => {
    const id = values[name]
    if (!field.targets || typeof id !== 'string' || id === before?.[name]) return []
    const kind = around.objects.get(id)
    if (kind !== undefined && field.targets.includes(kind)) return []
    const names = field.targets.map((target) => scope.catalog.known(target).label[language]).join(' / ')
    return [{ at: name, code: 'no_such_reference', params: { field: field.label[language], object: names } }]
  })
}
