import type { PlanValue } from '../plan.ts'

/** A plain value as text; a reference, a list or an object has none. */
export const scalar = (value: PlanValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
