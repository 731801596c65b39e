/** What a fault in a rule leads to. */
export type OnError = 'abort' | 'continue' | 'retry'

export interface RetryPolicy {
  /** How often it is tried altogether. */
  readonly attempts: number
  /** The wait after the first failure; doubled after each further one. */
  readonly base_ms: number
  readonly max_delay_ms: number
}
/** After a commit nobody waits: eight attempts over about two minutes and a half. */
export const usualRetry: RetryPolicy = { attempts: 8, base_ms: 1000, max_delay_ms: 600_000 }
/** Before a write a person waits. */
export const inPlaceRetry: RetryPolicy = { attempts: 3, base_ms: 20, max_delay_ms: 200 }

/** How long to wait after attempt `made` failed: between half and all of the doubled base, so that many do not come back at once. */
export function delayAfter(made: number, policy: RetryPolicy, random: () => number = Math.random): number {
  const whole = Math.min(policy.base_ms * 2 ** Math.min(made - 1, 30), policy.max_delay_ms)
  return Math.round(whole * (0.5 + random() / 2))
}
