import {
  HotcrmError,
  type AnyRecord,
  type Claim,
  type Language,
  type SaveResult,
  type Sql,
} from '../contract.ts'
import { uniqueIndexName } from '../fields/define.ts'
import { shown } from '../fields/operators.ts'
import { runAlongside } from '../hooks/run-hooks.ts'
import type { ObjectType } from '../objects/schema.ts'
import { accompaniment } from './accompaniment.ts'
import type { RowRef } from '../cache/cache.ts'
import type { Change } from './change.ts'
import { AlreadyClaimed, firstResult, storeClaim } from './claim.ts'
import { getRecord } from './find.ts'
import { newId } from './id.ts'
import { invalid } from './issues.ts'
import { giveNumbers } from './numbers.ts'
import { sealAnew } from './seal-anew.ts'
import { asValue, notFound } from './rows.ts'
import { retried } from '../store/retried.ts'
import type { Scope } from './scope.ts'
import { leaveTrail, type WriteSetRef } from './trail.ts'
import { Overtaken, writeChanges, type Head } from './write.ts'

export interface CommitOptions {
  readonly claim?: Claim
  readonly cause?: string
  /** Writes more in the same transaction, once the records are there; what it throws undoes all of it. */
  readonly alongside?: (tx: Sql, results: readonly SaveResult[]) => Promise<void>
  /** What these changes are a part of; left out, they are a set of their own. */
  readonly write_set?: WriteSetRef
  /** Ids that a part of the whole still to come is about: rules that follow leave these records to it. */
  readonly pending?: ReadonlySet<string>
  /** Nobody looks at the records afterwards, so the database need not send them back. */
  readonly lean?: boolean
}

/**
 * One transaction for all changes: rows with their version check, search, what rules add, audit lines,
 * outbox events and the claim. Either all of it is there afterwards or nothing.
 */
export async function commit(
  scope: Scope,
  changes: readonly Change[],
  options: CommitOptions = {},
): Promise<SaveResult[]> {
  try {
    const attempt = () =>
      scope.cache.writing((mark) =>
        scope.db.transaction(async (tx) => {
          const { results, written } = await inside(scope, tx, changes, options)
          await mark(written)
          return results
        }),
      )
    const results = await (scope.db.joined ? attempt() : retried(attempt))
    scope.committed()
    return results
  } catch (error) {
    if (error instanceof AlreadyClaimed) return repeated(scope, changes, options)
    throw await explain(scope, changes, error)
  }
}

async function inside(
  scope: Scope,
  tx: Sql,
  asked: readonly Change[],
  {
    claim,
    cause,
    alongside,
    lean,
    pending,
    write_set = { id: newId(scope.clock.now()), kind: 'save' },
  }: CommitOptions,
): Promise<{ results: SaveResult[]; written: readonly RowRef[] }> {
  const records = new Map<string, AnyRecord>()
  const all: Change[] = []
  const versions: number[] = []
  const touched: { object: string; id: string }[] = []
  let head: Head | undefined
  let level = await readyToWrite(scope, tx, asked)
  const changes = level
  // What rules add may itself have rules: a contract in force has invoices, and those have lines.
  while (level.length > 0) {
    all.push(...level)
    // Groups keep the order in which their first change came: a parent before what points to it.
    for (const group of Map.groupBy(level, ({ object, kind }) => `${kind} ${object.name}`).values()) {
      const written = await writeChanges(scope, tx, group, lean)
      head ??= written.head
      for (const record of written.records) records.set(record.id, record)
    }
    versions.push(...level.map(({ after }) => records.get(after.id)?.version ?? after.version))
    const wanted = await runAlongside(scope, tx, level)
    touched.push(...wanted.touched)
    const followed = wanted.followed.filter(({ id }) => !pending?.has(id))
    level = await readyToWrite(scope, tx, await accompaniment(scope, tx, { ...wanted, followed }))
  }
  const results = changes.map((change): SaveResult => {
    const record = records.get(change.after.id) ?? change.after
    return {
      record,
      created: change.kind === 'created',
      changes: change.changes,
      repeated: false,
      write_set_id: write_set.id,
    }
  })
  // What an agent's run writes is found by the run.
  const mark = { cause: cause ?? claim?.run_id ?? scope.cause ?? null, write_set }
  if (head) await leaveTrail(scope, tx, all, versions, head, mark)
  const [first] = results
  const [main] = changes
  if (claim && first && main) await storeClaim(scope, tx, claim, first, main.object.name)
  await alongside?.(tx, results)
  const { tenant_id } = scope.actor
  const written = all.map(({ object, after, kind }) => ({
    tenant_id,
    object: object.name,
    id: after.id,
    kind,
  }))
  return { results, written: [...written, ...touched.map((row) => ({ tenant_id, ...row }))] }
}

/** What only the transaction can say: the numbers of new records, and the key that secrets are sealed with. */
async function readyToWrite(scope: Scope, tx: Sql, changes: readonly Change[]): Promise<readonly Change[]> {
  const ready = new Map<string, Change>()
  for (const group of Map.groupBy(changes, ({ object, kind }) => `${kind} ${object.name}`).values())
    for (const change of await giveNumbers(scope, tx, await sealAnew(scope, tx, group)))
      ready.set(change.after.id, change)
  return changes.map((change) => ready.get(change.after.id) ?? change)
}

async function repeated(
  scope: Scope,
  changes: readonly Change[],
  options: CommitOptions,
): Promise<SaveResult[]> {
  const first = await firstResult(scope, options.claim)
  if (!first) throw new HotcrmError('conflict', { reason: `claim ${options.claim?.key ?? ''}` })
  return changes.map(() => first)
}

/** Turns what the database refuses into words; what was overtaken comes with the record as it is now. */
async function explain(scope: Scope, changes: readonly Change[], error: unknown): Promise<unknown> {
  const { actor } = scope
  if (error instanceof Overtaken) {
    const object = changes.find((change) => change.after.id === error.id)?.object ?? changes[0]?.object
    if (!object) return error
    const current = await getRecord(scope, object.name, error.id)
    return current ? stale(object, current, actor.language) : notFound(actor, object)
  }
  return duplicate(scope, changes, error) ?? error
}

export const stale = (object: ObjectType, current: AnyRecord, language: Language): HotcrmError =>
  new HotcrmError(
    'stale_version',
    { object: object.label[language].toLowerCase(), version: current.version },
    { current: asValue(current) },
  )

/** A unique index was hit by two writers at once; the usual duplicate is found before. */
function duplicate(scope: Scope, changes: readonly Change[], error: unknown): HotcrmError | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505') return null
  const constraint = 'constraint' in error ? String(error.constraint) : ''
  for (const { object, after } of changes)
    for (const [name, field] of Object.entries(object.all))
      if (constraint === uniqueIndexName(object.table ?? object.name, field, name)) {
        const { language } = scope.actor
        const params = {
          object: object.label[language],
          field: field.label[language],
          got: shown(after[name]),
        }
        return invalid([{ at: name, code: 'duplicate', params }], language)
      }
  return new HotcrmError('conflict', { reason: constraint }, { cause: error })
}
