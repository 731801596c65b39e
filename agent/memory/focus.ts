import type { Focus } from '../plan.ts'
import type { StepOutcome } from '../steps/outcome.ts'

const kept = 5
const idsKept = 200

/** What is in play after this turn: what it found or changed, newest first, before what was in play. */
export function nextFocus(before: readonly Focus[], outcomes: readonly StepOutcome[]): Focus[] {
  const fresh = outcomes.filter((outcome) => outcome.status === 'done').flatMap(focusOf)
  return [...fresh.reverse(), ...before].slice(0, kept)
}

function focusOf({ step, records, effect }: StepOutcome): Focus[] {
  const objects = [...new Set(records.map((record) => record.object))]
  return objects.map((object) => ({
    object,
    ids: records
      .filter((record) => record.object === object)
      .map((record) => record.id)
      .slice(0, idsKept),
    ...(effect === 'read' ? { step } : {}),
  }))
}
