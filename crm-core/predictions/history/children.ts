import { sql } from 'drizzle-orm'
import type { AnyRecord, ChildNeeds, Moment, Snapshot } from '../../contract.ts'
import { column, fieldColumn } from '../../fields/define.ts'
import type { ObjectType } from '../../objects/schema.ts'
import { main, tableOf } from '../../records/rows.ts'
import { run } from '../../store/statement.ts'
import type { HistoryStore } from './history-store.ts'
import { demandHistory } from './kept-fields.ts'
import { noLines, readLines, valueAt, type Lines } from './lines.ts'
import { asRecord, createdAt, readRows, selected, valuesAt, wasThere } from './rows.ts'

/** A moment so short ago is now. */
const present_ms = 500

type Child = Snapshot['children'][string][number]

/**
 * What pointed to each record at its moment, the latest `most`, oldest first. Most children have stayed where they
 * were since: these the database finds and cuts by itself. Those that have moved, gone or come back since the
 * earliest moment are few, and looked at one by one.
 */
export async function childrenAt(
  store: HistoryStore,
  needs: ChildNeeds,
  moments: readonly (Moment | null)[],
): Promise<readonly (readonly Child[])[]> {
  const object = store.catalog().known(needs.object)
  demandHistory(object, [...needs.fields, needs.via])
  const asked = moments.filter((one) => one !== null)
  if (asked.length === 0) return moments.map(() => [])
  const ids = [...new Set(asked.map(({ id }) => id))]
  const since = new Date(
    asked.reduce((least, { at }) => Math.min(least, at.getTime()), Number.POSITIVE_INFINITY),
  )
  // Of this very moment nothing has to be taken back: who is scored now waits for no look at the log.
  const present = store.clock.now().getTime() - since.getTime() < present_ms
  const restless = present ? [] : await restlessOf(store, object, needs.via, ids, since)
  const settled = await settledAt(store, object, needs, asked, restless)
  const moved = await readRows(store, object, restless, [...needs.fields, needs.via])
  const all = [...new Set([...[...settled.values()].flat().map(({ id }) => id), ...moved.keys()])]
  const lines = await readLines(
    store,
    object,
    present ? [] : all,
    [...needs.fields, needs.via, 'deleted_at'],
    since,
  )
  const belonged = belonging(needs, [...moved.values()], lines)
  let place = 0
  return moments.map((moment) => {
    if (!moment) return []
    place += 1
    const some = [...(settled.get(place) ?? []), ...belonged(moment)]
    return latest(some, needs.most).map((row) => ({
      created_at: new Date(row.created_at),
      values: valuesAt(row, lines.get(row.id) ?? noLines, needs.fields, moment.at.getTime()),
    }))
  })
}
const latest = (rows: readonly AnyRecord[], most: number): AnyRecord[] =>
  rows
    .toSorted((a, b) => createdAt(a) - createdAt(b) || (a.id < b.id ? -1 : 1))
    .slice(Math.max(rows.length - most, 0))

/** Of these rows those that pointed to a record at its moment. */
function belonging(needs: ChildNeeds, rows: readonly AnyRecord[], lines: ReadonlyMap<string, Lines>) {
  const ever = new Map<string, Set<AnyRecord>>()
  for (const row of rows) {
    const pointers = (lines.get(row.id) ?? noLines).changes.filter(({ field }) => field === needs.via)
    for (const value of [row[needs.via], ...pointers.map(({ before }) => before)])
      if (typeof value === 'string') ever.set(value, (ever.get(value) ?? new Set()).add(row))
  }
  return ({ id, at }: Moment): AnyRecord[] =>
    [...(ever.get(id) ?? [])].filter((row) => {
      const own = lines.get(row.id) ?? noLines
      const time = at.getTime()
      return wasThere(row, own, time) && valueAt(own, needs.via, time, row[needs.via] ?? null) === id
    })
}

/** Ids of children that pointed to any of these, or began to, or were deleted or came back, since a time. */
async function restlessOf(
  { db, tenant_id }: HistoryStore,
  object: ObjectType,
  via: string,
  ids: readonly string[],
  since: Date,
): Promise<string[]> {
  const wanted = sql.param(ids)
  const to = fieldColumn(main, object.all[via], via)
  const rows = await run<{ id: string }>(
    db,
    sql`select a.record_id as id from audit_log a
      where a.tenant_id = ${tenant_id}::uuid and a.object = ${object.name} and a.action <> 'created'
        and a.created_at > ${since.toISOString()}::timestamptz
        and (a.action = 'restored' or exists (
          select from jsonb_to_recordset(a.changes) as c (field text, before jsonb, after jsonb)
          where c.field = ${via} and (c.before #>> '{}' = any(${wanted}::text[]) or c.after #>> '{}' = any(${wanted}::text[]))))
      union
      select ${column(main, 'id')} from ${tableOf(object)} ${sql.identifier(main)}
      where ${column(main, 'tenant_id')} = ${tenant_id}::uuid and ${to} = any(${wanted}::uuid[])
        and ${column(main, 'deleted_at')} is not null`,
  )
  return rows.map(({ id }) => id)
}

/** Children that have been where they are all the time, by the place of the moment (from 1). */
async function settledAt(
  { db, tenant_id }: HistoryStore,
  object: ObjectType,
  { via, fields, most }: ChildNeeds,
  moments: readonly Moment[],
  restless: readonly string[],
): Promise<ReadonlyMap<number, readonly AnyRecord[]>> {
  const ids = sql.param(moments.map(({ id }) => id))
  const times = sql.param(moments.map(({ at }) => at.toISOString()))
  const rows = await run<Record<string, unknown> & { place: string }>(
    db,
    sql`select m.place, ${selected(object, fields)}
      from unnest(${ids}::uuid[], ${times}::timestamptz[]) with ordinality as m (id, at, place)
      cross join lateral (
        select * from ${tableOf(object)} x
        where ${column('x', 'tenant_id')} = ${tenant_id}::uuid and ${fieldColumn('x', object.all[via], via)} = m.id
          and ${column('x', 'deleted_at')} is null and ${column('x', 'created_at')} <= m.at
          and ${column('x', 'id')} <> all(${sql.param(restless)}::uuid[])
        order by ${column('x', 'created_at')} desc, ${column('x', 'id')} desc limit ${most}) ${sql.identifier(main)}`,
  )
  const found = new Map<number, AnyRecord[]>()
  for (const row of rows) {
    const place = Number(row.place)
    const some = found.get(place) ?? []
    some.push(asRecord(object, row, fields))
    found.set(place, some)
  }
  return found
}
