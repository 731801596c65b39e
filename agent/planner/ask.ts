import type { Label } from '#crm-core/contract'
import type { PendingQuestion } from '../plan.ts'

/** Ends the reading of a sentence with a question. Thrown by builders, caught only by plan(). */
export class Ask extends Error {
  readonly question: Label
  readonly pending: PendingQuestion | null
  readonly suggestions: readonly Label[]
  readonly confidence: number
  constructor(
    question: Label,
    more: { pending?: PendingQuestion; suggestions?: readonly Label[]; confidence?: number } = {},
  ) {
    super(question.en)
    this.question = question
    this.pending = more.pending ?? null
    this.suggestions = more.suggestions ?? []
    this.confidence = more.confidence ?? 0.5
  }
}

/** Ends the reading because no tool can do this. */
export class CannotDo extends Error {
  readonly reason: Label
  readonly suggestions: readonly Label[]
  constructor(reason: Label, suggestions: readonly Label[] = []) {
    super(reason.en)
    this.reason = reason
    this.suggestions = suggestions
  }
}
