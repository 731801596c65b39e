import type { StepOutcome } from './outcome.ts'
import { refsIn, type Doubt, type Found } from './resolve-refs.ts'

/** What a step that came through found, for the references of later steps; null when it did not. */
export function foundBy(outcomes: readonly StepOutcome[], step_id: string): Found | null {
  const outcome = outcomes.find((one) => one.step.id === step_id && one.status === 'done')
  if (!outcome) return null
  const { records, total } = outcome
  return { records, total, doubt: doubtOf(outcomes, outcome) }
}

/** Doubt is handed on: what was read of a record that is only perhaps the right one is doubtful too. */
function doubtOf(outcomes: readonly StepOutcome[], outcome: StepOutcome): Doubt | null {
  if (outcome.effect !== 'read') return null
  if (outcome.doubtful) return { from: outcome.step.id, records: outcome.records }
  for (const ref of refsIn(outcome.step.args)) {
    const source = ref.optional ? undefined : outcomes.find((one) => one.step.id === ref.$from)
    const doubt = source ? doubtOf(outcomes, source) : null
    if (doubt) return doubt
  }
  return null
}
