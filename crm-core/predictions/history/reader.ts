import type { AnyRecord, Moment, Snapshot, SnapshotNeeds, SnapshotReader } from '../../contract.ts'
import type { ObjectType } from '../../objects/schema.ts'
import { isId } from '../../records/rows.ts'
import { childrenAt } from './children.ts'
import type { HistoryStore } from './history-store.ts'
import { demandHistory } from './kept-fields.ts'
import { knownSince, logSince } from './known-since.ts'
import { changesUntil, noLines, readLines, valueAt, type Lines } from './lines.ts'
import { livesOf } from './lives.ts'
import { parentOf, parentsAt } from './parents.ts'
import { createdAt, readRows, valuesAt, wasThere } from './rows.ts'

/** Moments that are in memory at a time. */
const chunkSize = 4000

/**
 * Records as they stood at moments, rebuilt from today's rows by taking back the audit lines after each moment: a
 * few statements for thousands of moments. A moment before `known_since` is answered with what is known, and says so
 * by that time. What was removed for good (an import that was reverted) is in no snapshot.
 */
export const snapshotReader = (store: HistoryStore): SnapshotReader => ({
  async snapshots(needs, moments) {
    const found: (Snapshot | null)[] = []
    // Without any moment it is still said what is wrong with the needs.
    for (let from = 0; from === 0 || from < moments.length; from += chunkSize)
      found.push(...(await snapshotsOf(store, needs, moments.slice(from, from + chunkSize))))
    return found
  },
  lives: (object, options) => livesOf(store, object, options),
})

async function snapshotsOf(
  store: HistoryStore,
  needs: SnapshotNeeds,
  moments: readonly Moment[],
): Promise<readonly (Snapshot | null)[]> {
  const object = store.catalog().known(needs.object)
  const vias = needs.parents.map(({ via }) => via)
  const fields = [...new Set([...needs.fields, ...needs.changes, ...vias])]
  demandHistory(object, fields)
  const ids = [...new Set(moments.map(({ id }) => id).filter(isId))]
  const log_since = await logSince(store)
  const rows = await readRows(store, object, ids, fields)
  const lines = await readLines(store, object, ids, [...fields, 'deleted_at'], null)
  const standing = moments.map((moment): Standing | null => {
    const row = rows.get(moment.id)
    const own = lines.get(moment.id) ?? noLines
    return row && wasThere(row, own, moment.at.getTime()) ? { ...moment, row, own } : null
  })
  const parents = await Promise.all(needs.parents.map((one) => parentsOf(store, object, one, standing)))
  const children = await Promise.all(needs.children.map((one) => childrenAt(store, one, standing)))
  return standing.map((one, i): Snapshot | null => {
    if (!one) return null
    const time = one.at.getTime()
    return {
      id: one.id,
      at: one.at,
      created_at: new Date(one.row.created_at),
      known_since: new Date(knownSince(one.own, createdAt(one.row), log_since)),
      values: valuesAt(one.row, one.own, needs.fields, time),
      parents: Object.fromEntries(vias.map((via, n) => [via, parents[n]?.[i] ?? null])),
      children: Object.fromEntries(needs.children.map(({ name }, n) => [name, children[n]?.[i] ?? []])),
      changes: changesUntil(one.own, needs.changes, time),
    }
  })
}

/** A record that was there at its moment. */
interface Standing extends Moment {
  readonly row: AnyRecord
  readonly own: Lines
}

async function parentsOf(
  store: HistoryStore,
  object: ObjectType,
  { via, fields }: SnapshotNeeds['parents'][number],
  standing: readonly (Standing | null)[],
) {
  const target = parentOf(store, object, via)
  demandHistory(target, fields)
  const pointed = standing.map((one) => {
    const id = one && valueAt(one.own, via, one.at.getTime(), one.row[via] ?? null)
    return one && typeof id === 'string' ? { id, at: one.at.getTime() } : null
  })
  return parentsAt(store, target, fields, pointed)
}
