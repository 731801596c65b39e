import { HotcrmError, type SnapshotValues } from '../../contract.ts'
import type { ObjectType } from '../../objects/schema.ts'
import type { HistoryStore } from './history-store.ts'
import { demandHistory } from './kept-fields.ts'
import { noLines, readLines } from './lines.ts'
import { readRows, valuesAt, wasThere } from './rows.ts'

/** Where a reference field leads; only one that leads to one object has values that are alike. */
export function parentOf(store: HistoryStore, object: ObjectType, via: string): ObjectType {
  demandHistory(object, [via])
  const [target, ...others] = object.all[via]?.targets ?? []
  if (target === undefined || others.length > 0)
    throw new HotcrmError('no_history', { field: via, object: object.name })
  return store.catalog().known(target)
}

/** What a reference pointed to at a moment. */
export interface Pointed {
  readonly id: string
  readonly at: number
}

/** The values of what was pointed to, each as of its moment; null where that was not there. */
export async function parentsAt(
  store: HistoryStore,
  object: ObjectType,
  fields: readonly string[],
  pointed: readonly (Pointed | null)[],
): Promise<readonly (SnapshotValues | null)[]> {
  const there = pointed.filter((one) => one !== null)
  if (there.length === 0) return pointed.map(() => null)
  const ids = [...new Set(there.map(({ id }) => id))]
  const since = new Date(there.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY))
  const rows = await readRows(store, object, ids, fields)
  const lines = await readLines(store, object, ids, [...fields, 'deleted_at'], since)
  return pointed.map((one) => {
    const row = rows.get(one?.id ?? '')
    if (!one || !row) return null
    const own = lines.get(row.id) ?? noLines
    return wasThere(row, own, one.at) ? valuesAt(row, own, fields, one.at) : null
  })
}
