import {
  HotcrmError,
  type BulkOptions,
  type BulkResult,
  type ErrorCode,
  type ErrorParams,
  type Issue,
} from '../contract.ts'
import type { ObjectType } from '../objects/schema.ts'
import type { Change } from './change.ts'
import { firstAnswer, keepAnswer } from './claim.ts'
import { commit } from './commit.ts'
import { exclusively } from './exclusively.ts'
import { newId } from './id.ts'
import { invalid } from './issues.ts'
import type { Scope } from './scope.ts'
import type { WriteSetRef } from './trail.ts'

/** Rows that are in memory at a time; the transaction may hold many times as many. */
const chunkSize = 2500

/** One bulk write while it goes on. */
export interface Bulk {
  /** Sees what this write has written, and nobody else writes. */
  readonly scope: Scope
  readonly partial: boolean
  readonly write_set: WriteSetRef
  /** Writes changes as part of the whole, and counts those of `object` as what was asked for. */
  readonly write: (changes: readonly Change[], object: ObjectType) => Promise<void>
  /** Tells of a row that cannot be written; in mode `all` nothing will be. */
  readonly fail: (
    row: number,
    id: string | null,
    code: ErrorCode,
    params: ErrorParams,
    issues?: readonly Issue[],
  ) => void
  readonly unchanged: (count: number) => void
}

/**
 * One transaction over many rows, chunk by chunk: memory stays bounded, and either all of it is kept or,
 * in mode `partial`, all but the rows that were told to be wrong.
 */
export async function bulk<T, E extends object = object>(
  scope: Scope,
  kind: string,
  options: Pick<BulkOptions, 'mode' | 'cause' | 'claim'>,
  { list, work, more }: Work<T, E>,
): Promise<BulkResult & E> {
  const { claim } = options
  return exclusively(scope, async (inside) => {
    const first = await firstAnswer<BulkResult & E>(inside, claim)
    if (first) return first
    const rows = await list(inside)
    const going = begin(inside, kind, options)
    for (let from = 0; from < rows.length; from += chunkSize) {
      await work(going.bulk, rows.slice(from, from + chunkSize), from)
      if (!going.bulk.partial) going.refuse()
    }
    const result = { ...going.result(rows.length), ...more() }
    if (claim && result.write_set_id) await keepAnswer(inside, claim, result)
    return result
  })
}
interface Work<T, E> {
  /** What there is to do, in order; read once nobody else writes. */
  readonly list: (inside: Scope) => Promise<readonly T[]>
  readonly work: (bulk: Bulk, rows: readonly T[], from: number) => Promise<void>
  /** What the answer says beyond the counts. */
  readonly more: () => E
}
export const nothingMore = (): object => ({})

function begin(
  scope: Scope,
  kind: string,
  { mode, cause, claim }: Pick<BulkOptions, 'mode' | 'cause' | 'claim'>,
) {
  const failed: BulkResult['failed'][number][] = []
  const write_set = { id: newId(scope.clock.now()), kind }
  const count = { created: 0, changed: 0, unchanged: 0, written: 0 }
  const own: Bulk = {
    scope,
    partial: mode === 'partial',
    write_set,
    async write(changes, object) {
      if (changes.length === 0) return
      await commit(scope, changes, { cause: cause ?? claim?.run_id, write_set, lean: true })
      count.written += changes.length
      for (const change of changes)
        if (change.object === object) count[change.kind === 'created' ? 'created' : 'changed'] += 1
    },
    fail: (row, id, code, params, issues = []) => void failed.push({ row, id, code, params, issues }),
    unchanged: (more) => void (count.unchanged += more),
  }
  return {
    bulk: own,
    /** One error for everything that is wrong with the rows seen so far. */
    refuse() {
      if (failed.length > 0) throw refusal(scope, failed)
    },
    result(matched: number): BulkResult {
      const { created, changed, unchanged, written } = count
      const write_set_id = written > 0 ? write_set.id : null
      return { matched, created, changed, unchanged, failed, write_set_id }
    },
  }
}

function refusal({ actor }: Scope, failed: BulkResult['failed']): HotcrmError {
  const whole = failed.find(({ code }) => code !== 'invalid')
  if (whole) return new HotcrmError(whole.code, whole.params)
  const issues = failed.flatMap(({ row, issues }) =>
    issues.map((issue) => ({ ...issue, at: `rows[${row}].${issue.at}` })),
  )
  return invalid(issues, actor.language)
}
