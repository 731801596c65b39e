import type { Label } from '#crm-core/contract'
import type { StartOptions } from '../service.ts'
import type { Spending } from '../state.ts'

/** What one run may use before it is stopped. */
export interface Limits {
  readonly steps: number
  readonly model_calls: number
  readonly tokens: number
  readonly cost_usd: number
  /** Working time since the run was taken up; waiting for a person does not count. */
  readonly deadline_ms: number
  /** On the process's own clock (performance.now), so that a fixed clock cannot stop it. */
  readonly started: number
}

const defaults = { steps: 20, model_calls: 12, tokens: 200_000, cost_usd: 0.5, deadline_ms: 180_000 }

export function limitsOf(options: StartOptions): Limits {
  return {
    ...defaults,
    steps: options.max_steps ?? defaults.steps,
    cost_usd: options.max_cost_usd ?? defaults.cost_usd,
    started: performance.now(),
  }
}

export const budgetWords: Readonly<Record<string, Label>> = {
  steps: { en: 'steps', zh: '步骤数' },
  model_calls: { en: 'model calls', zh: '模型调用次数' },
  tokens: { en: 'tokens', zh: '令牌数' },
  cost: { en: 'cost', zh: '费用' },
  time: { en: 'time', zh: '时间' },
}

/** The budget that is used up before another step is taken, or null. `steps` is the number taken so far. */
export function usedUp(limits: Limits, spent: Spending, steps: number): string | null {
  if (steps >= limits.steps) return 'steps'
  if (spent.model_calls > limits.model_calls) return 'model_calls'
  if (spent.tokens_in + spent.tokens_out > limits.tokens) return 'tokens'
  if (spent.cost_usd > limits.cost_usd) return 'cost'
  return performance.now() - limits.started > limits.deadline_ms ? 'time' : null
}

/** The budget that forbids another model call, or null. */
export function modelUsedUp(limits: Limits, spent: Spending): string | null {
  if (spent.model_calls >= limits.model_calls) return 'model_calls'
  if (spent.model_calls > 0 && spent.cost_usd >= limits.cost_usd) return 'cost'
  return usedUp(limits, spent, 0)
}
