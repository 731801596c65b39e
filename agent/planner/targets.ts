import type { Context } from './context.ts'
import { readNamed } from './targets/named.ts'
import { readPlural } from './targets/plural.ts'
import { readPointer } from './targets/pointer.ts'
import { readSeveral } from './targets/several.ts'
import type { Target } from './targets/target.ts'
import type { Words } from './words.ts'

/**
 * Reads a stretch of words as a target and takes all of it; null when it is none. `objects` are the kinds
 * that make sense here, the likeliest first.
 */
export function readTarget(context: Context, words: Words, objects: readonly string[]): Target | null {
  return (
    readPointer(context, words, objects) ??
    readPlural(context, words, objects) ??
    readNamed(context, words, objects) ??
    readSeveral(context, words, objects)
  )
}
