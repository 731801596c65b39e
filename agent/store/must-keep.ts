import type { Effect } from '#tools'
import type { PlanStep } from '../plan.ts'

interface Standing {
  readonly lane?: unknown
  readonly plan?: unknown
}

/**
 * Whether where a run stands must survive its process: a model was asked, which costs money and may
 * answer otherwise next time, or the plan does more than read. Everything else is found again by
 * beginning anew: the sentence, the moment, the thread's memory and the steps written down are the same.
 */
export function mustKeep({ lane, plan }: Standing, effectOf: (tool: string) => Effect | undefined): boolean {
  if (lane === 'model') return true
  return Array.isArray(plan) && plan.some((step: PlanStep) => effectOf(step.tool) !== 'read')
}
