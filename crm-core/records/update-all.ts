import type { BulkOptions, BulkResult, Issue, RecordInput, Selection } from '../contract.ts'
import { demand, forbidden } from '../access/can.ts'
import type { ObjectType } from '../objects/schema.ts'
import { bulk, nothingMore, type Bulk } from './bulk.ts'
import type { Change } from './change.ts'
import { consider } from './consider.ts'
import { isId } from './rows.ts'
import { refuse } from './issues.ts'
import { parseInput } from './parse-input.ts'
import { readReached } from './read-for-write.ts'
import { notFound } from './rows.ts'
import type { Scope } from './scope.ts'
import { countedWell, selected } from './selection.ts'

/** The same changes to every record that matches, with rules and trail for each. */
export async function updateAll(
  scope: Scope,
  name: string,
  selection: Selection,
  changes: RecordInput,
  options: BulkOptions = {},
): Promise<BulkResult> {
  const object = scope.catalog.named(name)
  demand(scope.actor, object, 'update')
  refuse(wrongWith(scope, object, changes), scope.actor.language)
  return bulk(scope, 'bulk_update', options, {
    list: (inside) => wanted(inside, object, selection, options),
    work: (going, ids, from) => updateSome(going, object, ids, from, changes),
    more: nothingMore,
  })
}

/** What is wrong with the changes themselves is said once, not for each row. */
function wrongWith(scope: Scope, object: ObjectType, changes: RecordInput) {
  const { issues } = parseInput(scope, object, changes)
  const { id } = changes
  return id === undefined ? issues : [...issues, { at: 'id', code: 'read_only' as const }]
}

/** What was named by its id and is not within reach stays in the list, to be told. */
export async function wanted(
  scope: Scope,
  object: ObjectType,
  selection: Selection,
  options: BulkOptions,
): Promise<readonly string[]> {
  if (!selection.ids || selection.filter || selection.search)
    return selected(scope, object, selection, options)
  if (!selection.ids.every(isId)) throw notFound(scope.actor, object)
  return countedWell([...new Set(selection.ids.map((id) => id.toLowerCase()))], options)
}

async function updateSome(
  going: Bulk,
  object: ObjectType,
  ids: readonly string[],
  from: number,
  values: RecordInput,
): Promise<void> {
  const { scope } = going
  const asked = ids.map((id, i) => ({ id, row: from + i }))
  const rows = await writableRows(going, object, asked, 'update')
  const { changes, issues } = await consider(
    scope,
    object,
    rows.map(() => values),
    rows.map(({ record }) => record),
  )
  await going.write(goodOnes(going, rows, changes, issues), object)
}

/** The rows of a chunk that may be written; the others are told. */
export async function writableRows(
  { scope, fail }: Bulk,
  object: ObjectType,
  asked: readonly { readonly id: string; readonly row: number }[],
  right: 'update' | 'delete',
) {
  const { actor } = scope
  const found = await readReached(
    scope,
    object,
    asked.map(({ id }) => id),
  )
  return asked.flatMap(({ id, row }) => {
    const reached = found.get(id)
    const error = !reached
      ? notFound(actor, object)
      : reached.may_write
        ? null
        : forbidden(actor, object, right)
    if (error) fail(row, id, error.code, error.params)
    return reached && !error ? [{ row, record: reached.record }] : []
  })
}

/** Changes without issues that change something; rows with issues are told. */
export function goodOnes(
  { fail, unchanged }: Pick<Bulk, 'fail' | 'unchanged'>,
  rows: readonly { readonly row: number }[],
  changes: readonly Change[],
  issues: readonly (readonly Issue[])[],
): Change[] {
  return changes.filter((change, i) => {
    const wrong = issues[i] ?? []
    const row = rows[i]?.row ?? i
    if (wrong.length > 0) fail(row, change.before?.id ?? null, 'invalid', {}, wrong)
    else if (change.before && change.changes.length === 0) unchanged(1)
    else return true
    return false
  })
}
