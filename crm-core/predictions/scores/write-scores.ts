import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { HotcrmError, type AnyRecord, type Sql } from '../../contract.ts'
import type { RecordCache } from '../../cache/cache.ts'
import { columnName } from '../../fields/define.ts'
import { systemActor } from '../../hooks/after/context.ts'
import type { Catalog } from '../../objects/catalog.ts'
import type { ObjectType } from '../../objects/schema.ts'
import { changesBetween, type Change } from '../../records/change.ts'
import { takeHead } from '../../records/exclusively.ts'
import { newId } from '../../records/id.ts'
import { columnsOf, main, tableOf, toRecord } from '../../records/rows.ts'
import { leaveTrail } from '../../records/trail.ts'
import { retried } from '../../store/retried.ts'
import { run } from '../../store/statement.ts'
import type { Keeping } from '../store/keeping.ts'

export interface ScoreWriting extends Keeping {
  readonly cache: RecordCache
  readonly catalog: () => Catalog
}
export interface Scores {
  readonly object: string
  readonly field: string
  readonly rows: readonly { readonly id: string; readonly value: number | null }[]
  /** `model:lead-score@3`: seen in the history of the record, and never a reason to score again. */
  readonly cause: `model:${string}`
}
/** Rows that are in memory at a time. */
const chunkSize = 2000

/**
 * Writes what models say into the field that shows it, where it differs: an audit line and an event each, as set of
 * writes `score` by the system, so that no undo of a person's or an agent's work meets it. The record's version and
 * time of change stay: somebody who edits it is not told that it was changed under their hands. Answers how many
 * records have another score now; deleted ones keep theirs.
 */
export async function writeScores(writing: ScoreWriting, scores: Scores): Promise<number> {
  const { db, cache, committed } = writing
  const object = writing.catalog().named(scores.object)
  refuseUnfit(object, scores)
  let written = 0
  for (let from = 0; from < scores.rows.length; from += chunkSize) {
    const some = { ...scores, rows: scores.rows.slice(from, from + chunkSize) }
    written += await retried(() =>
      cache.writing((mark) =>
        db.transaction(async (tx) => {
          const changes = await writeSome(writing, tx, object, some)
          await mark(
            changes.map(({ after }) => ({ tenant_id: writing.tenant_id, object: object.name, id: after.id })),
          )
          return changes.length
        }),
      ),
    )
  }
  if (written > 0) committed()
  return written
}

function refuseUnfit(object: ObjectType, { field, rows }: Scores): void {
  const known = object.all[field]
  if (!known)
    throw new HotcrmError('unknown_field', { field: field.slice(0, 64), object: object.name, nearest: '' })
  const value = known.schema.nullable()
  const bad = rows.find((row) => !value.safeParse(row.value).success)
  const { min = '', max = '' } = known.range ?? {}
  if (bad) throw new HotcrmError('out_of_range', { field: known.label.en, min, max })
}

async function writeSome(
  { tenant_id, clock }: ScoreWriting,
  tx: Sql,
  object: ObjectType,
  { field, rows, cause }: Scores,
): Promise<readonly Change[]> {
  const actor = systemActor(tenant_id, null)
  const [head] = await run(tx, takeHead({ actor, clock }))
  const stored = sql.identifier(columnName(object.all[field], field))
  const before = await run(
    tx,
    sql`select ${columnsOf(object, main, [field, 'created_at'])} from ${tableOf(object)} ${sql.identifier(main)}
      where t.tenant_id = ${tenant_id}::uuid and t.id = any(${sql.param(rows.map(({ id }) => id))}::uuid[])
        and t.deleted_at is null`,
  )
  const values = new Map(rows.map(({ id, value }) => [id, value]))
  const changes = before.flatMap((row) => changeOf(object, toRecord(object, row, [field]), field, values))
  if (changes.length === 0) return []
  const written = changes.map(({ after }) => ({ id: after.id, value: values.get(after.id) ?? null }))
  await run(
    tx,
    sql`update ${tableOf(object)} as t set ${stored} = v.value
      from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as v (id uuid, value double precision)
      where t.id = v.id and t.tenant_id = ${tenant_id}::uuid`,
  )
  const end = headShape.parse(head)
  const versions = changes.map(({ after }) => after.version)
  const mark = { cause, write_set: { id: newId(clock.now()), kind: 'score' } }
  await leaveTrail({ actor, clock }, tx, changes, versions, end, mark)
  return changes
}
const headShape = z.object({ seq: z.coerce.number(), hash: z.string() })

function changeOf(
  object: ObjectType,
  before: AnyRecord,
  field: string,
  values: ReadonlyMap<string, number | null>,
): Change[] {
  const after: AnyRecord = { ...before, [field]: values.get(before.id) ?? null }
  const changes = changesBetween(object, before, after)
  return changes.length > 0 ? [{ object, kind: 'updated', before, after, changes }] : []
}
