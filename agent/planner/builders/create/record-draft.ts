import type { PlanValue } from '../../../plan.ts'

/** Field values of a record that is being put together. */
export type RecordDraft = Record<string, PlanValue>
