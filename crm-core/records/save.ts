import { sql } from 'drizzle-orm'
import type { AnyRecord, Issue, Language, RecordInput, SaveOptions, SaveResult } from '../contract.ts'
import { demand, forbidden, policyOf } from '../access/can.ts'
import { column } from '../fields/define.ts'
import type { ObjectType } from '../objects/schema.ts'
import { runHooks } from '../hooks/run-hooks.ts'
import { changesBetween, type Change } from './change.ts'
import { firstResult } from './claim.ts'
import { commit, stale, type CommitOptions } from './commit.ts'
import { duplicates } from './duplicates.ts'
import { isId } from './find.ts'
import { refuse } from './issues.ts'
import { unknownFiles } from './files-named.ts'
import { withFormulas } from './formulas.ts'
import { blank, stamp } from './new-record.ts'
import { missing, parseInput } from './parse-input.ts'
import { danglingReferences, lookAround, settle } from './references.ts'
import { columnsOf, main, notFound, readable, tableOf, toRecord } from './rows.ts'
import { run, type Scope } from './scope.ts'
import { revealOne, sealerFor, sealWhatRulesSet } from './seal.ts'

/** Saves one record: creates it without `id`, updates it with one. */
export async function saveRecord(
  scope: Scope,
  name: string,
  input: RecordInput,
  options: SaveOptions = {},
): Promise<SaveResult> {
  const first = await firstResult(scope, options.claim)
  if (first) return first
  const prepared = await prepare(scope, name, [input], { ...options, single: true })
  const [result] = await store(scope, prepared, options)
  if (!result) throw new Error('A save has no result')
  return result
}

/** Saves a list in one transaction: all or none. */
export async function saveRecords(
  scope: Scope,
  name: string,
  inputs: readonly RecordInput[],
  options: SaveOptions & Pick<CommitOptions, 'alongside'> = {},
): Promise<SaveResult[]> {
  if (inputs.length === 0) return []
  return store(scope, await prepare(scope, name, inputs, options), options)
}

/** What a save would change, rules included; writes nothing. */
export async function previewRecord(scope: Scope, name: string, input: RecordInput): Promise<SaveResult> {
  const [change] = await prepare(scope, name, [input], { single: true })
  if (!change) throw new Error('A preview has no result')
  return resultOf(change)
}
const resultOf = ({ after, kind, changes }: Change): SaveResult => ({
  record: after,
  created: kind === 'created',
  changes,
  repeated: false,
})

/** The same for a list; issues are told by row, as saveRecords does. */
export const previewRecords = async (
  scope: Scope,
  name: string,
  inputs: readonly RecordInput[],
): Promise<SaveResult[]> => (await prepare(scope, name, inputs, {})).map(resultOf)

/** Commits what really changes; a record that is already as it should be is answered as it is. */
async function store(
  scope: Scope,
  prepared: readonly Change[],
  options: CommitOptions,
): Promise<SaveResult[]> {
  const real = prepared.filter((change) => change.kind === 'created' || change.changes.length > 0)
  // Without a change there is nothing that a claim would keep from happening twice.
  if (real.length === 0) return prepared.map(resultOf)
  const written = await commit(scope, real, options)
  const byChange = new Map(real.map((change, i) => [change, written[i]]))
  return prepared.map((change) => byChange.get(change) ?? resultOf(change))
}

interface PrepareOptions {
  readonly expected_version?: number
  /** One record was sent, so issues are told by field and not by row. */
  readonly single?: boolean
  /** Ids of records that are made in the same transaction, with their objects: they may be pointed to. */
  readonly coming?: ReadonlyMap<string, string>
}

/** From inputs to changes: rights, parsing, references, rules, duplicates. All issues in one error. */
export async function prepare(
  scope: Scope,
  name: string,
  inputs: readonly RecordInput[],
  options: PrepareOptions,
): Promise<Change[]> {
  const object = scope.catalog.named(name)
  const { actor } = scope
  for (const right of new Set(inputs.map((input) => (input.id === undefined ? 'create' : 'update'))))
    demand(actor, object, right)
  const before = await currentRecords(scope, object, inputs)
  const [only] = before
  if (options.expected_version !== undefined && only && only.version !== options.expected_version)
    throw stale(object, await revealOne(scope, object, only), actor.language)

  const parsed = inputs.map((input) => parseInput(scope, object, input))
  const seen = await lookAround(
    scope,
    object,
    parsed.map(({ values }) => values),
  )
  const around = { ...seen, objects: new Map([...seen.objects, ...(options.coming ?? [])]) }
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
  const changes: Change[] = []
  for (const [i, { values, before: old }] of settled.entries()) {
    const base = old ?? blank(scope, object)
    const draft = { ...base, ...sealed(base, values), ...stamp(scope) }
    const considered = await runHooks(scope, object, old ? 'beforeUpdate' : 'beforeCreate', {
      before: old,
      after: draft,
    })
    issues[i]?.push(
      ...considered.issues,
      ...unsaid(issues[i], missing(object, asValues(considered.after), actor.language)),
    )
    const kept = await sealWhatRulesSet(scope, object, base, considered.after)
    const { after, issues: beyond } = withFormulas(object, kept, actor.language)
    issues[i]?.push(...beyond)
    changes.push({
      object,
      kind: old ? 'updated' : 'created',
      before: old,
      after,
      changes: changesBetween(object, old, after),
    })
  }
  for (const [i, found] of (await duplicates(scope, object, changes)).entries()) issues[i]?.push(...found)
  refuse(
    issues.flatMap((some, i) =>
      options.single ? some : some.map((issue) => ({ ...issue, at: `rows[${i}].${issue.at}` })),
    ),
    actor.language,
  )
  return changes
}

/** A value that was refused is not also missing. */
const unsaid = (said: readonly Issue[] | undefined, more: readonly Issue[]): Issue[] =>
  more.filter((issue) => !said?.some((one) => one.at === issue.at))
const asValues = (record: AnyRecord) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, value ?? null]))

/**
 * The records that inputs with an id mean, in their order, null for creations: not_found for what is
 * out of reach, forbidden for what may only be read.
 */
async function currentRecords(
  scope: Scope,
  object: ObjectType,
  inputs: readonly RecordInput[],
): Promise<(AnyRecord | null)[]> {
  const ids = inputs.flatMap(({ id }) => (id === undefined ? [] : [id]))
  if (ids.length === 0) return inputs.map(() => null)
  const { actor } = scope
  if (!ids.every(isId)) throw notFound(actor, object)
  refuse(repeatedIds(object, inputs, actor.language), actor.language)
  const found = await readForWrite(scope, object, ids)
  return inputs.map(({ id }) => (id === undefined ? null : (found.get(id.toLowerCase()) ?? null)))
}

/** A record can be changed once in a list: which of two changes should hold is not said. */
function repeatedIds(object: ObjectType, inputs: readonly RecordInput[], language: Language): Issue[] {
  const seen = new Set<string>()
  return inputs.flatMap(({ id }, i): Issue[] => {
    if (id === undefined || !seen.has(id.toLowerCase())) {
      if (id !== undefined) seen.add(id.toLowerCase())
      return []
    }
    const params = { object: object.label[language], field: 'id', got: id }
    return [{ at: `rows[${i}].id`, code: 'duplicate', params }]
  })
}

/** Reads records that are about to be written, with the right to do so checked row by row. */
export async function readForWrite(
  scope: Scope,
  object: ObjectType,
  ids: readonly string[],
  right: 'update' | 'delete' = 'update',
): Promise<Map<string, AnyRecord>> {
  const { actor } = scope
  const rows = await run(
    scope.db,
    sql`select ${columnsOf(object, main)}, ${policyOf(object).write(actor, main)} as may_write
      from ${tableOf(object)} ${sql.identifier(main)}
      where ${column(main, 'id')} = any(${sql.param(ids)}::uuid[]) and ${readable(actor, object, main)}`,
  )
  const found = new Map(rows.map((row) => [String(row['id']), row]))
  for (const id of ids) {
    const row = found.get(id.toLowerCase())
    if (!row) throw notFound(actor, object)
    if (row['may_write'] !== true) throw forbidden(actor, object, right)
  }
  return new Map([...found].map(([id, row]) => [id, toRecord(object, row)]))
}
