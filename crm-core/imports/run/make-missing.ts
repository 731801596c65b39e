import { saveRecords } from '../../records/save.ts'
import type { Importing } from '../plan/importing.ts'
import type { MakeMissing } from '../plan/plan-chunk.ts'
import type { Missing } from '../plan/resolve-relations.ts'
import { storeEntries } from './journal.ts'
import { refusedDrafts } from './row-issues.ts'

/** Creates the parents that rows name, each name once whatever its case; what is refused stays missing. */
export const makeMissing =
  (importing: Importing): MakeMissing =>
  async (missing) => {
    for (const one of missing) await make(importing, one)
    return new Map()
  }

async function make(
  { scope, names, cause, run }: Importing,
  { column, target, texts }: Missing,
): Promise<void> {
  let groups = [...Map.groupBy(texts, (text) => text.toLowerCase()).values()]
  while (groups.length > 0) {
    try {
      const made = await saveRecords(
        scope,
        target.name,
        groups.map(([name]) => ({ [target.display]: name })),
        {
          cause,
          alongside: (tx, results) =>
            storeEntries(
              tx,
              scope,
              run.id,
              results.map(({ record }) => ({
                row: 0,
                object: target.name,
                record_id: record.id,
                action: 'created',
                version: record.version,
              })),
            ),
        },
      )
      for (const [i, group] of groups.entries())
        for (const text of group) names.set(column.name, text, [made[i]?.record.id ?? ''])
      return
    } catch (error) {
      const refused = refusedDrafts(error)
      if (!refused) throw error
      groups = groups.filter((_, i) => !refused.has(i))
    }
  }
}

/** In a dry run: takes note of the names that would be created. */
export const noteMissing =
  (noted: (object: string, name: string) => void): MakeMissing =>
  async (missing) => {
    const absent = new Map<string, ReadonlySet<string>>()
    for (const { column, target, texts } of missing) {
      for (const text of texts) noted(target.name, text.toLowerCase())
      absent.set(column.name, new Set(texts))
    }
    return absent
  }
