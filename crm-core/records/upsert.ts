import { sql } from 'drizzle-orm'
import {
  HotcrmError,
  type AnyRecord,
  type FieldValue,
  type Issue,
  type RecordInput,
  type SaveResult,
  type UpsertAllOptions,
  type UpsertAllResult,
  type UpsertOptions,
} from '../contract.ts'
import { demand, forbidden, rightsOf } from '../access/can.ts'
import { column, fieldColumn } from '../fields/define.ts'
import type { AnyField } from '../fields/kind.ts'
import { parseValue } from '../fields/parse.ts'
import { shown } from '../fields/operators.ts'
import type { ObjectType } from '../objects/schema.ts'
import { bulk, type Bulk } from './bulk.ts'
import { firstResult } from './claim.ts'
import { consider } from './consider.ts'
import { exclusively } from './exclusively.ts'
import { own } from './filter.ts'
import { isId } from './rows.ts'
import { refuse } from './issues.ts'
import { readReached } from './read-for-write.ts'
import { alive, main, notFound, tableOf, unknownField } from './rows.ts'
import { saveRecord } from './save.ts'
import { run, type Scope } from './scope.ts'
import { goodOnes } from './update-all.ts'

/** Updates the record with the same value in the match field, or creates one. */
export async function upsertRecord(
  scope: Scope,
  name: string,
  input: RecordInput,
  { match, ...options }: UpsertOptions,
): Promise<SaveResult> {
  const first = await firstResult(scope, options.claim)
  if (first) return first
  const object = scope.catalog.named(name)
  const field = matchField(scope, object, match)
  // Nobody else writes between the look and the write, so that two at a time make one record.
  return exclusively(scope, async (inside) => {
    const [found] = await matching(inside, object, field, [input])
    refuse(found?.issues ?? [], scope.actor.language)
    const id = input.id ?? found?.id
    return saveRecord(inside, name, id === undefined ? input : { ...input, id }, options)
  })
}

/** Creations and updates of a list, by id or by the match field; the rest as BulkOptions say. */
export async function upsertAll(
  scope: Scope,
  name: string,
  inputs: readonly RecordInput[],
  options: UpsertAllOptions = {},
): Promise<UpsertAllResult> {
  const object = scope.catalog.named(name)
  const field = options.match === undefined ? null : matchField(scope, object, options.match)
  const { create, update } = rightsOf(scope.actor, object)
  if (!create && !update) demand(scope.actor, object, 'create')
  const ids: (string | null)[] = inputs.map(() => null)
  const seen = new Set<string>()
  return bulk<RecordInput, { ids: (string | null)[] }>(scope, 'bulk_save', options, {
    list: async () => {
      seen.clear()
      ids.fill(null)
      return inputs
    },
    work: async (going, rows, from) => {
      const targets = await targetsOf(going, object, field, rows, from, seen)
      const { changes, issues } = await consider(
        going.scope,
        object,
        targets.map(({ input }) => input),
        targets.map(({ before }) => before),
      )
      const good = goodOnes(going, targets, changes, issues)
      const failed = issues.map((wrong) => wrong.length > 0)
      for (const [i, { row }] of targets.entries()) if (!failed[i]) ids[row] = changes[i]?.after.id ?? null
      await going.write(good, object)
    },
    more: () => ({ ids }),
  })
}

interface Target {
  readonly row: number
  readonly input: RecordInput
  readonly before: AnyRecord | null
}

/** The rows of a chunk with the records that they mean; rows that mean none, or nobody knows which, are told. */
async function targetsOf(
  going: Bulk,
  object: ObjectType,
  field: MatchField | null,
  inputs: readonly RecordInput[],
  from: number,
  seen: Set<string>,
): Promise<Target[]> {
  const { scope } = going
  const { actor } = scope
  const found = field ? await matching(scope, object, field, inputs) : []
  const idOf = (input: RecordInput, i: number) => (input.id ?? found[i]?.id)?.toLowerCase()
  const ids = inputs.flatMap((input, i) => idOf(input, i) ?? []).filter(isId)
  const reached = await readReached(scope, object, ids)
  const rights = rightsOf(actor, object)
  return inputs.flatMap((input, i): Target[] => {
    const row = from + i
    const id = idOf(input, i)
    const again = {
      object: object.label[actor.language],
      field: field?.name ?? 'id',
      got: id ?? found[i]?.key ?? '',
    }
    const issues = [
      ...(found[i]?.issues ?? []),
      ...keysOf(id, found[i]?.key).flatMap((key): Issue[] =>
        seen.has(key) ? [{ at: again.field, code: 'duplicate', params: again }] : [],
      ),
    ]
    for (const key of keysOf(id, found[i]?.key)) seen.add(key)
    if (issues.length > 0) return told('invalid', {}, issues)
    const there = id === undefined ? undefined : reached.get(id)
    if (id !== undefined && !there) return refused(notFound(actor, object))
    if (there ? !there.may_write || !rights.update : !rights.create)
      return refused(forbidden(actor, object, there ? 'update' : 'create'))
    const { id: _, ...values } = input
    return [
      { row, input: there ? { ...values, id: there.record.id } : values, before: there?.record ?? null },
    ]

    function refused({ code, params }: HotcrmError): Target[] {
      return told(code, params, [])
    }
    function told(
      code: HotcrmError['code'],
      params: HotcrmError['params'],
      wrong: readonly Issue[],
    ): Target[] {
      going.fail(row, id ?? null, code, params, wrong)
      return []
    }
  })
}
/** By what a row of the list is known: two rows must not mean one record. */
const keysOf = (id: string | undefined, key: string | undefined): string[] => [
  ...(id === undefined ? [] : [`id ${id}`]),
  ...(key === undefined ? [] : [`key ${key}`]),
]

interface MatchField {
  readonly name: string
  readonly field: AnyField
}
interface Match {
  readonly id?: string
  /** The value that was looked for. */
  readonly key?: string
  readonly issues: readonly Issue[]
}

/** A field whose value can name a record: text, as it is stored. */
function matchField({ actor }: Scope, object: ObjectType, name: string): MatchField {
  const field = own(object, name)
  if (!field) refuse([unknownField(actor, object, name, 'match')], actor.language)
  else if (field.measures === 'text' && !field.read_only) return { name, field }
  const label = field?.label[actor.language] ?? name
  throw new HotcrmError(
    'invalid',
    {},
    {
      issues: [
        {
          at: 'match',
          code: 'wrong_type',
          params: { field: 'match', expected: 'external_id, email …', got: label },
        },
      ],
    },
  )
}

/** The live records of the tenant that have the value of each input; one statement for the list. */
async function matching(
  scope: Scope,
  object: ObjectType,
  { name, field }: MatchField,
  inputs: readonly RecordInput[],
): Promise<Match[]> {
  const { actor } = scope
  const { language } = actor
  const keys = inputs.map((input) => keyOf(field, input[name], language))
  const asked = [...new Set(keys.filter((key) => key !== undefined))]
  const rows = asked.length
    ? await run<{ id: string; value: string }>(
        scope.db,
        sql`select ${column(main, 'id')}, ${fieldColumn(main, field, name)} as value
          from ${tableOf(object)} ${sql.identifier(main)}
          where ${alive(actor, main)} and ${fieldColumn(main, field, name)} = any(${sql.param(asked)}::text[])`,
      )
    : []
  const byValue = Map.groupBy(rows, ({ value }) => value)
  return inputs.map((input, i): Match => {
    const key = keys[i]
    const label = field.label[language]
    if (input.id !== undefined) return { issues: [] }
    if (key === undefined) {
      // A value that is there and cannot be read is told with all that is wrong with its row.
      const given = (input[name] ?? '') !== ''
      return { issues: given ? [] : [{ at: name, code: 'required', params: { field: label } }] }
    }
    const found = byValue.get(key) ?? []
    const params = { count: found.length, field: label, got: shown(key) }
    if (found.length > 1) return { key, issues: [{ at: name, code: 'ambiguous_match', params }] }
    return { key, id: found[0]?.id, issues: [] }
  })
}

/** The value as it would be stored; undefined when there is none, or none that could be. */
function keyOf(field: AnyField, given: unknown, language: 'en' | 'zh'): string | undefined {
  if (given === undefined || given === null) return undefined
  const parsed = parseValue(field, given, language)
  const value: FieldValue = parsed.ok ? parsed.value : null
  return typeof value === 'string' && value !== '' ? value : undefined
}
