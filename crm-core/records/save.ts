import type { AnyRecord, Issue, Language, RecordInput, SaveOptions, SaveResult } from '../contract.ts'
import { demand } from '../access/can.ts'
import type { ObjectType } from '../objects/schema.ts'
import type { Change } from './change.ts'
import { firstResult } from './claim.ts'
import { commit, stale, type CommitOptions } from './commit.ts'
import { consider } from './consider.ts'
import { refuse } from './issues.ts'
import { readForWrite } from './read-for-write.ts'
import { isId, notFound } from './rows.ts'
import { revealOne } from './seal.ts'
import type { Scope } from './scope.ts'

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
  options: SaveOptions & Pick<CommitOptions, 'alongside' | 'lean'> = {},
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

  const { changes, issues } = await consider(scope, object, inputs, before, options.coming)
  refuse(
    issues.flatMap((some, i) =>
      options.single ? some : some.map((issue) => ({ ...issue, at: `rows[${i}].${issue.at}` })),
    ),
    actor.language,
  )
  return [...changes]
}

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
