import type { AnyRecord, Issue, RecordInput, Sql } from '../contract.ts'
import type { ObjectType } from '../objects/schema.ts'
import { draftList, runHooks } from '../hooks/run-hooks.ts'
import { changesBetween, type Change } from './change.ts'
import { duplicates } from './duplicates.ts'
import { unknownFiles } from './files-named.ts'
import { withFormulas } from './formulas.ts'
import { blank, stamp } from './new-record.ts'
import { missing, parseInput } from './parse-input.ts'
import { danglingReferences, lookAround, settle } from './references.ts'
import type { Scope } from './scope.ts'
import { sealerFor, sealWhatRulesSet } from './seal.ts'

/** What inputs come to, and what is wrong with each; a change whose row has issues must not be written. */
export interface ConsideredInputs {
  readonly changes: readonly Change[]
  readonly issues: readonly (readonly Issue[])[]
}

/**
 * From inputs to changes: parsing, references, secrets, rules, formulas, duplicates. `before` holds the records
 * that are updated; `coming` the objects of ids that the same transaction makes.
 */
export async function consider(
  scope: Scope,
  object: ObjectType,
  inputs: readonly RecordInput[],
  before: readonly (AnyRecord | null)[],
  coming: ReadonlyMap<string, string> = new Map(),
): Promise<ConsideredInputs> {
  const { language } = scope.actor
  const parsed = inputs.map((input) => parseInput(scope, object, input))
  const seen = await lookAround(
    scope,
    object,
    parsed.map(({ values }) => values),
  )
  const around = { ...seen, objects: new Map([...seen.objects, ...coming]) }
  const issues: Issue[][] = parsed.map(({ values, issues: wrong }, i) => [
    ...wrong,
    ...danglingReferences(scope, object, values, before[i] ?? null, around),
  ])
  const settled = parsed.map(({ values }, i) => ({
    values: settle(object, values, around),
    before: before[i] ?? null,
  }))
  for (const [i, found] of (await unknownFiles(scope, object, settled)).entries()) issues[i]?.push(...found)
  const sealed = await sealerFor(scope, object, settled)
  const ruled: Scope = { ...scope, db: { ...scope.db, query: remembering(scope.db) } }
  const changes: Change[] = []
  const by = stamp(scope)
  const drafts = settled.map(({ values, before: old }) => {
    const base = old ?? blank(scope, object)
    return { old, base, draft: { ...base, ...sealed(base, values), ...by } }
  })
  const list = draftList(drafts.map(({ draft }) => draft))
  for (const [i, { old, base, draft }] of drafts.entries()) {
    const moment = old ? 'beforeUpdate' : 'beforeCreate'
    const considered = await runHooks(ruled, object, moment, { before: old, after: draft, list })
    issues[i]?.push(...considered.issues, ...unsaid(issues[i], missing(object, considered.after, language)))
    const kept = await sealWhatRulesSet(scope, object, base, considered.after)
    const { after, issues: beyond } = withFormulas(object, kept, language)
    issues[i]?.push(...beyond)
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
