import { Ask } from './ask.ts'
import type { Context } from './context.ts'
import type { Words } from './words.ts'

/** Tries one reading. Where it ends with a question nothing of it stays, and the question is given back. */
export function attempt(context: Context, words: Words, read: () => void): Ask | null {
  const undo = [context.mark(), words.mark()]
  try {
    read()
    return null
  } catch (failure) {
    if (!(failure instanceof Ask)) throw failure
    for (const back of undo) back()
    return failure
  }
}
