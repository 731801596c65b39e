import { HotcrmError } from '#crm-core/contract'
import type { RowScorer } from '../remote/row-scorer.ts'

const rest_ms = 10_000

/**
 * An endpoint that could not be reached is not asked again for ten seconds, and fails at once with the same error:
 * who asks next need not wait again for what others have waited for.
 */
export function restingAfterFaults(scorer: RowScorer, now: () => Date): RowScorer {
  let fault: { readonly error: HotcrmError; readonly until: number } | null = null
  return {
    ...scorer,
    async score(rows, signal) {
      if (fault && now().getTime() < fault.until) throw fault.error
      fault = null
      try {
        return await scorer.score(rows, signal)
      } catch (error) {
        if (error instanceof HotcrmError && (error.code === 'unavailable' || error.code === 'timeout'))
          fault = { error, until: now().getTime() + rest_ms }
        throw error
      }
    },
  }
}
