import { sql, type SQL } from 'drizzle-orm'
import type { AnyRecord } from '../contract.ts'
import { forbidden } from '../access/can.ts'
import { column } from '../fields/define.ts'
import type { ObjectType } from '../objects/schema.ts'
import { newId } from '../records/id.ts'
import { alive, columnsOf, main, tableOf, toRecord } from '../records/rows.ts'
import { run, type Scope } from '../records/scope.ts'
import { comparable } from './find-duplicates.ts'
import { scoreOf, threshold } from './score.ts'
import { traitsOf, type Traits } from './traits.ts'
import { writing } from './write-keys.ts'

/** Records that are in memory at a time. */
const chunkSize = 1000
/** A key that more records share says nothing of any two of them. */
const mostSharing = 50
const keysAtATime = 200

/**
 * Compares all records of an object with those that share a key, and fills the review list. Pairs that do not
 * look alike any more leave it; what a person has decided stays decided.
 */
export async function scanDuplicates(
  scope: Scope,
  name: string,
): Promise<{ readonly compared: number; readonly found: number }> {
  const object = comparable(scope, name)
  if (scope.actor.role !== 'admin') throw forbidden(scope.actor, object, 'update')
  const began = scope.clock.now().toISOString()
  await refreshKeys(scope, object)
  let compared = 0
  for (let after = ''; ;) {
    const blocks = await nextBlocks(scope, object, after)
    const last = blocks.at(-1)
    if (!last) break
    const pairs = pairsOf(blocks)
    await list(scope, object, await score(scope, object, pairs), began)
    compared += pairs.length
    after = last.key
  }
  await run(
    scope.db,
    sql`delete from duplicate_candidate where tenant_id = ${scope.actor.tenant_id}::uuid
      and object = ${object.name} and status = 'open' and updated_at < ${began}::timestamptz`,
  )
  const [count] = await run<{ found: number }>(
    scope.db,
    sql`select count(*)::int as found from duplicate_candidate where tenant_id = ${scope.actor.tenant_id}::uuid
      and object = ${object.name} and status = 'open'`,
  )
  return { compared, found: count?.found ?? 0 }
}
const nil = '00000000-0000-0000-0000-000000000000'

/** Keys of records that came before there were keys, or by another way than the write path. */
async function refreshKeys(scope: Scope, object: ObjectType): Promise<void> {
  let after = nil
  for (;;) {
    const records = await page(
      scope,
      object,
      sql`${alive(scope.actor, main)} and ${column(main, 'id')} > ${after}::uuid`,
    )
    const last = records.at(-1)
    if (!last) return
    const rows = records.map((record) => ({ object, record }))
    await run(scope.db, sql`with ${writing(rows)} select 1 as done`)
    after = last.id
  }
}

async function page(scope: Scope, object: ObjectType, where: SQL): Promise<AnyRecord[]> {
  const rows = await run(
    scope.db,
    sql`select ${columnsOf(object, main)} from ${tableOf(object)} ${sql.identifier(main)}
      where ${where} order by ${column(main, 'id')} limit ${chunkSize}`,
  )
  return rows.map((row) => toRecord(object, row))
}

interface Pair {
  readonly one: string
  readonly other: string
}
interface Block extends Record<string, unknown> {
  readonly key: string
  readonly ids: readonly string[]
}
/** The next keys that several records share, in order: one walk along the index. */
const nextBlocks = ({ db, actor }: Scope, object: ObjectType, after: string): Promise<Block[]> =>
  run<Block>(
    db,
    sql`select key, array_agg(record_id::text order by record_id) as ids from duplicate_key
      where tenant_id = ${actor.tenant_id}::uuid and object = ${object.name} and key > ${after}
      group by key having count(*) between 2 and ${mostSharing} order by key limit ${keysAtATime}`,
  )

/** Each pair of records of these keys once. */
function pairsOf(blocks: readonly Block[]): Pair[] {
  const pairs = new Map<string, Pair>()
  for (const { ids } of blocks)
    for (const [i, one] of ids.entries())
      for (const other of ids.slice(i + 1)) pairs.set(`${one} ${other}`, { one, other })
  return [...pairs.values()]
}

interface Alike extends Pair {
  readonly score: number
  readonly reasons: string
}
async function score(scope: Scope, object: ObjectType, pairs: readonly Pair[]): Promise<Alike[]> {
  const ids = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))]
  const rows = await run(
    scope.db,
    sql`select ${columnsOf(object, main)} from ${tableOf(object)} ${sql.identifier(main)}
      where ${alive(scope.actor, main)} and ${column(main, 'id')} = any(${sql.param(ids)}::uuid[])`,
  )
  const traits = new Map<string, Traits>(
    rows.map((row) => [String(row['id']), traitsOf(object, toRecord(object, row))]),
  )
  return pairs.flatMap(({ one, other }): Alike[] => {
    const a = traits.get(one)
    const b = traits.get(other)
    if (!a || !b) return []
    const { score: value, reasons } = scoreOf(a, b)
    return value >= threshold ? [{ one, other, score: value, reasons: JSON.stringify(reasons) }] : []
  })
}

/** A pair that was dismissed is not asked about again; one that was merged is when it is two again. */
async function list(
  { db, actor, clock }: Scope,
  object: ObjectType,
  alike: readonly Alike[],
  at: string,
): Promise<void> {
  if (alike.length === 0) return
  const rows = alike.map((pair) => ({ id: newId(clock.now()), ...pair, reasons: JSON.parse(pair.reasons) }))
  await run(
    db,
    sql`insert into duplicate_candidate as c (id, tenant_id, created_at, updated_at, object, one_id, other_id, score, reasons, status)
      select id, ${actor.tenant_id}::uuid, ${at}::timestamptz, ${at}::timestamptz, ${object.name}, one, other, score, reasons, 'open'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, one uuid, other uuid, score float8, reasons jsonb)
      on conflict (tenant_id, one_id, other_id) do update
        set score = excluded.score, reasons = excluded.reasons, updated_at = excluded.updated_at, status = 'open'
        where c.status <> 'not_duplicate'`,
  )
}
