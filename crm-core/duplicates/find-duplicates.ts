import { sql } from 'drizzle-orm'
import { HotcrmError, type AnyRecord, type DuplicateHit, type RecordInput } from '../contract.ts'
import { demand } from '../access/can.ts'
import { column } from '../fields/define.ts'
import type { ObjectType } from '../objects/schema.ts'
import { displaySql } from '../records/display.ts'
import { getRecord } from '../records/find.ts'
import { columnsOf, isId, main, notFound, readable, tableOf, toRecord } from '../records/rows.ts'
import { parseInput } from '../records/parse-input.ts'
import { run, type Scope } from '../records/scope.ts'
import { keysOf } from './keys.ts'
import { scoreOf, threshold } from './score.ts'
import { isComparable, traitsOf } from './traits.ts'

/** Records that are looked at for one; who shares the most keys comes first. */
const most = 200

/** Records within reach that may be the same as a stored one, or as one that is about to be created; best first. */
export async function duplicatesOf(scope: Scope, name: string, input: RecordInput): Promise<DuplicateHit[]> {
  const object = comparable(scope, name)
  demand(scope.actor, object, 'read')
  const stored = input.id === undefined ? null : await there(scope, object, input.id)
  const values = { ...stored, ...parseInput(scope, object, input).values }
  const traits = traitsOf(object, values)
  const found = await sharing(scope, object, keysOf(traits), stored?.id ?? null)
  return found
    .map(({ record, display }): DuplicateHit => {
      const { score, reasons } = scoreOf(traits, traitsOf(object, record))
      return { object: name, id: record.id, display, score, reasons }
    })
    .filter(({ score }) => score >= threshold)
    .toSorted((a, b) => b.score - a.score)
}

/** The object, when its records can be compared. */
export function comparable({ catalog, actor }: Scope, name: string): ObjectType {
  const object = catalog.named(name)
  if (isComparable(object)) return object
  const names = catalog.open.filter(isComparable).map((one) => one.label[actor.language])
  throw new HotcrmError('bad_request', { reason: `${object.label[actor.language]} ∉ ${names.join(', ')}` })
}

async function there(scope: Scope, object: ObjectType, id: string): Promise<AnyRecord> {
  const record = isId(id) ? await getRecord(scope, object.name, id) : null
  if (!record) throw notFound(scope.actor, object)
  return record
}

async function sharing(
  scope: Scope,
  object: ObjectType,
  keys: readonly string[],
  self: string | null,
): Promise<{ readonly record: AnyRecord; readonly display: string }[]> {
  if (keys.length === 0) return []
  const { actor } = scope
  const rows = await run(
    scope.db,
    sql`with near as (
        select record_id, count(*) as shared from duplicate_key
        where tenant_id = ${actor.tenant_id}::uuid and object = ${object.name} and key = any(${sql.param(keys)}::text[])
        group by record_id)
      select ${columnsOf(object, main)}, ${displaySql(scope.catalog, object, main)} as shown_as from near join ${tableOf(object)} ${sql.identifier(main)}
        on ${column(main, 'id')} = near.record_id
      where ${readable(actor, object, main)} and ${column(main, 'id')} is distinct from ${self}::uuid
      order by near.shared desc, ${column(main, 'id')} limit ${most}`,
  )
  return rows.map((row) => ({
    record: toRecord(object, row),
    display: typeof row['shown_as'] === 'string' ? row['shown_as'] : '',
  }))
}
