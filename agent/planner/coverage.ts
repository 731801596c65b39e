import type { Context } from './context.ts'
import { unclear } from './replies.ts'
import type { Words } from './words.ts'

/**
 * The rule that keeps the planner honest: a word with content of its own that no builder took means that
 * the sentence was not understood, and then nothing of it is done.
 */
export function requireUnderstood(context: Context, words: Words): void {
  const left = words.leftovers()
  if (left.length > 0) throw unclear(context, words)
}
