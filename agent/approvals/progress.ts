import { activity } from '../say.ts'
import type { ApprovalStore, StoredApproval } from '../store/approvals.ts'
import type { EventLog } from '../store/event-log.ts'
import type { ActionRecord, StepStore } from '../store/steps.ts'
import { withOutcomes } from './rows.ts'

const least_ms = 250
/** A card of many rows is long: it is told again the more rarely. */
const ms_a_row = 10

interface Parts {
  readonly events: EventLog
  readonly steps: Pick<StepStore, 'ofStep'>
  readonly approvals: Pick<ApprovalStore, 'get'>
}

/** Shows the rows of an approval as they are carried out, a few times a second; the last word is that of `reduce`. */
export class RowProgress {
  readonly #parts: Parts
  #shown: { readonly approval: Promise<StoredApproval>; readonly id: string } | null = null
  /** On the process's own clock, so that a fixed clock cannot hold it up. */
  #last = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** An action came to its end. */
  async after({ approval_id, step_id }: ActionRecord): Promise<void> {
    if (!approval_id) return
    const { events, steps } = this.#parts
    const { approval } = await this.#decided(approval_id)
    const now = performance.now()
    if (now - this.#last < Math.max(least_ms, approval.rows.length * ms_a_row)) return
    this.#last = now
    const rows = withOutcomes(approval.rows, await steps.ofStep(step_id))
    // The last row is told by the step's end.
    if (rows.some((row) => row.outcome === null && row.decision !== 'rejected'))
      events.say(activity(approval.id, 'hotcrm.approval', { ...approval, rows }))
  }

  #decided(id: string): Promise<StoredApproval> {
    if (this.#shown?.id !== id) {
      this.#shown = { id, approval: this.#parts.approvals.get(id) }
      this.#last = performance.now()
    }
    return this.#shown.approval
  }
}
