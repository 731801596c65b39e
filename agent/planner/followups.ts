import type { Context } from './context.ts'
import { readCorrection } from './followups/correction.ts'
import { readNarrowing } from './followups/narrowing.ts'
import { readNth } from './followups/nth.ts'
import { readPeriodChange } from './followups/period-change.ts'
import { readRegroup } from './followups/regroup.ts'
import { readTotal } from './followups/total.ts'
import type { Words } from './words.ts'

/** Sentences that only mean something after the turn before: true when one was read and its steps added. */
export function readFollowUp(context: Context, words: Words): boolean {
  const [focus] = context.input.focus
  if (!focus) return false
  return (
    readCorrection(context, words, focus) ||
    readNth(context, words, focus) ||
    readTotal(context, words, focus) ||
    readPeriodChange(context, words, focus) ||
    readRegroup(context, words, focus) ||
    readNarrowing(context, words, focus)
  )
}
