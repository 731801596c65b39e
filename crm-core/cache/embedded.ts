import { openObjects } from '../objects/all.ts'
import type { Database } from '../store/database.ts'
import type { PolicyOf, RecordCache } from './cache.ts'
import { memoryStamps } from './memory-stamps.ts'
import { writtenBy } from './observe.ts'
import { accessObjects, memoryLayer, recordCache } from './record-cache.ts'

const objects: ReadonlySet<string> = new Set(openObjects.map(({ name }) => name))

/**
 * The cache of a process that owns its database. Every statement passes by here, so that also what is
 * written past the records, by a repair or a demo, is never hidden by it.
 */
export function embeddedCache(database: Database, policyOf: PolicyOf): RecordCache {
  const stamps = memoryStamps()
  const matters = (table: string) => policyOf(table) !== undefined || accessObjects.has(table)
  database.observe?.((text) => {
    const { tables, more } = writtenBy(text)
    const own = tables.filter((table) => objects.has(table))
    if (own.some(matters) || (more && own.length === tables.length)) stamps.renewAll()
  })
  return recordCache(stamps, memoryLayer(), policyOf)
}
