import { readConcepts } from './filters/concepts.ts'
import { readDates } from './filters/dates.ts'
import { readFields } from './filters/fields.ts'
import { readNumbers } from './filters/numbers.ts'
import { readOptions } from './filters/options.ts'
import { readOwners } from './filters/owners.ts'
import { readPointed } from './filters/pointed.ts'
import type { PlanFilter } from './conditions.ts'
import type { Context } from './context.ts'
import type { Words } from './words.ts'

/** Everything in these words that narrows the object, taken piece by piece; names are left to the caller. */
export function readFilters(context: Context, words: Words, object: string): PlanFilter[] {
  return [readPointed, readConcepts, readFields, readNumbers, readDates, readOwners, readOptions].flatMap(
    (read) => read(context, words, object),
  )
}
