import type { AnyRecord, Issue, RecordInput, Sql } from '../contract.ts'
import type { ObjectType } from '../objects/schema.ts'
import { runHooks } from '../hooks/run-hooks.ts'
import { changesBetween, type Change } from './change.ts'
import { duplicates } from './duplicates.ts'
import { blank, stamp } from './new-record.ts'
import { missing, parseInput } from './parse-input.ts'
import { danglingReferences, lookAround, settle } from './references.ts'
import type { Scope } from './scope.ts'

/** What inputs come to, and what is wrong with each; a change whose row has issues must not be written. */
export interface ConsideredInputs {
  readonly changes: readonly Change[]
  readonly issues: readonly (readonly Issue[])[]
}

/** From inputs to changes: parsing, references, rules, duplicates. `before` holds the records that are updated. */
export async function consider(
  scope: Scope,
  object: ObjectType,
  inputs: readonly RecordInput[],
  before: readonly (AnyRecord | null)[],
): Promise<ConsideredInputs> {
  const parsed = inputs.map((input) => parseInput(scope, object, input))
  const around = await lookAround(
    scope,
    object,
    parsed.map(({ values }) => values),
  )
  const issues: Issue[][] = parsed.map(({ values, issues: wrong }, i) => [
    ...wrong,
    ...danglingReferences(scope, object, values, before[i] ?? null, around),
  ])
  const ruled: Scope = { ...scope, db: { ...scope.db, query: remembering(scope.db) } }
  const changes: Change[] = []
  const by = stamp(scope)
  for (const [i, { values }] of parsed.entries()) {
    const old = before[i] ?? null
    const settled = settle(object, values, around)
    const draft = { ...(old ?? blank(scope, object)), ...settled, ...by }
    const { after, issues: refused } = await runHooks(ruled, object, old ? 'beforeUpdate' : 'beforeCreate', {
      before: old,
      after: draft,
    })
    issues[i]?.push(...refused, ...unsaid(issues[i], missing(object, after, scope.actor.language)))
    const kind = old ? 'updated' : 'created'
    changes.push({ object, kind, before: old, after, changes: changesBetween(object, old, after) })
  }
  for (const [i, found] of (await duplicates(scope, object, changes)).entries()) issues[i]?.push(...found)
  return { changes, issues }
}

/** A value that was refused is not also missing. */
const unsaid = (said: readonly Issue[] | undefined, more: readonly Issue[]): Issue[] =>
  more.filter((issue) => !said?.some((one) => one.at === issue.at))

/** What rules look up is asked once for all rows of a list: the same question has the same answer. */
export function remembering(db: Sql): Sql['query'] {
  const known = new Map<string, Promise<unknown>>()
  return <Row>(text: string, values: readonly unknown[] = []) => {
    const key = JSON.stringify([text, values])
    const answer = known.get(key) ?? db.query<Row>(text, values)
    known.set(key, answer)
    // The same text brings rows of the same shape.
    return answer as ReturnType<typeof db.query<Row>>
  }
}
