import { sql } from 'drizzle-orm'
import type { AnyRecord, RecordLabel, RecordRef } from '../contract.ts'
import { demand } from '../access/can.ts'
import { column } from '../fields/define.ts'
import { inTheirMonths } from './in-months.ts'
import { labelRecords } from './label.ts'
import { columnsOf, isId, main, readable, tableOf, toRecord } from './rows.ts'
import { run, type Scope } from './scope.ts'

/** Lookups of one request: those of one tick become one statement an object. Nothing is kept beyond it. */
export interface Loader {
  /** A record by its id; null when it is out of reach. */
  load(object: string, id: string): Promise<AnyRecord | null>
  label(refs: readonly RecordRef[]): Promise<RecordLabel[]>
}

export function createLoader(scope: Scope): Loader {
  const records = new Map<string, (id: string) => Promise<AnyRecord | null>>()
  const labels = gathered((refs: readonly (readonly RecordRef[])[]) => labelsOf(scope, refs.flat()))
  return {
    async load(name, id) {
      const object = scope.catalog.named(name)
      demand(scope.actor, object, 'read')
      if (!isId(id)) return null
      const known = records.get(name)
      if (known) return known(id.toLowerCase())
      const fetch = gathered((ids: readonly string[]) => recordsOf(scope, name, ids))
      const load = async (id: string) => (await fetch(id)).get(id) ?? null
      records.set(name, load)
      return load(id.toLowerCase())
    },
    async label(refs) {
      const found = await labels(refs)
      const asked = new Set(refs.map(keyOf))
      return [...asked].flatMap((key) => found.get(key) ?? [])
    },
  }
}
const keyOf = ({ object, id }: RecordRef): string => `${object}:${id.toLowerCase()}`

async function labelsOf(scope: Scope, refs: readonly RecordRef[]): Promise<Map<string, RecordLabel>> {
  return new Map((await labelRecords(scope, refs)).map((label) => [keyOf(label), label]))
}
async function recordsOf(
  scope: Scope,
  name: string,
  ids: readonly string[],
): Promise<Map<string, AnyRecord>> {
  const object = scope.catalog.named(name)
  const asked = [...new Set(ids)]
  const rows = await inTheirMonths(object, main, asked, (bounds) =>
    run(
      scope.db,
      sql`select ${columnsOf(object, main)} from ${tableOf(object)} ${sql.identifier(main)}
        where ${column(main, 'id')} = any(${sql.param(asked)}::uuid[]) and ${bounds} and ${readable(scope.actor, object, main)}`,
    ),
  )
  return new Map(rows.map((row) => toRecord(object, row)).map((record) => [record.id, record]))
}

/** Gathers what is asked until the promises of this tick have run, asks once, and hands everybody the answer. */
function gathered<K, V>(fetch: (keys: readonly K[]) => Promise<V>): (key: K) => Promise<V> {
  let waiting: { keys: K[]; answer: Promise<V> } | null = null
  return (key) => {
    if (waiting) {
      waiting.keys.push(key)
      return waiting.answer
    }
    const keys = [key]
    const answer = new Promise<void>((resolve) => {
      // Behind the promises that are due already: they may ask for more.
      void Promise.resolve().then(() => process.nextTick(resolve))
    }).then(() => {
      waiting = null
      return fetch(keys)
    })
    waiting = { keys, answer }
    return answer
  }
}
