import type { Label, Language, RecordLabel } from '#crm-core/contract'

/**
 * Stands in the arguments of a step for something an earlier step found.
 * `one` must resolve to exactly one record, else the run asks which (several) or says so (none).
 * `all` is every record of that step, as a list. `as: 'id'` gives the id text, for a reference
 * field among values; `as: 'ref'` (default) gives {object, id}.
 * `field` reads a field of that one record instead (the account of a contact: account_id).
 */
export interface Ref {
  readonly $from: string
  readonly pick: 'one' | 'all'
  readonly as?: 'ref' | 'id'
  readonly field?: string
  /** With `one`: when nothing or more than one thing was found, the argument is left out and the step still runs. */
  readonly optional?: boolean
}
export type PlanArgs = { readonly [name: string]: PlanValue }
export type PlanValue =
  string | number | boolean | null | Ref | readonly PlanValue[] | { readonly [name: string]: PlanValue }

export interface PlanStep {
  /** s1, s2 … unique in the run. */
  readonly id: string
  readonly tool: string
  readonly args: PlanArgs
  /** Fields of the record that was asked for: the reply begins with them. */
  readonly asks?: readonly string[]
}

/** What was in play when the user spoke: results of earlier turns, newest first. */
export interface Focus {
  readonly object: string
  /** In the order in which they were shown. */
  readonly ids: readonly string[]
  /** The search that found them, so that "only above 50k" can narrow it. */
  readonly step?: PlanStep
}
/** A question that the last turn ended with. The answer fills it and the plan goes on. */
export interface PendingQuestion {
  readonly plan: readonly PlanStep[]
  /** Path into the plan that the answer fills, for example ["s1", "args", "name"]; null when only yes/no is asked. */
  readonly slot: readonly string[] | null
  readonly kind: 'choice' | 'value' | 'confirm'
  readonly choices: readonly RecordLabel[]
  /** For kind value: the object and field that the answer is a value of. */
  readonly expects?: { readonly object: string; readonly field: string }
}

export type PlannerOutcome =
  /** Every content word was understood and the plan may run (the policy still decides what must be asked). */
  | { readonly kind: 'plan'; readonly steps: readonly PlanStep[]; readonly interpretation: Label }
  /** Not understood well enough to act: asked back, never guessed. */
  | {
      readonly kind: 'clarify'
      readonly question: Label
      readonly pending: PendingQuestion | null
      readonly suggestions: readonly string[]
    }
  /** Understood as something that is no CRM work, or needs a language model. `suggestions` are nearest commands. */
  | { readonly kind: 'unsupported'; readonly reason: Label; readonly suggestions: readonly string[] }
  /** Greeting, help, thanks: answered in words. */
  | { readonly kind: 'reply'; readonly text: Label; readonly suggestions: readonly string[] }

export interface PlannerResult {
  readonly outcome: PlannerOutcome
  /** 0 to 1; ≥ 0.8 runs. */
  readonly confidence: number
  readonly language: Language
  /** What each part of the sentence was taken for; shown by `hotcrm query --explain`. */
  readonly trace: readonly { readonly text: string; readonly as: string }[]
}
