import type { PlanValue } from '../../plan.ts'
import { all, one, type Antecedent } from '../context.ts'

/** The records that a write, a mail or a task is about. */
export interface Target {
  /** Ref or list of {object, id}, as the tools take it. */
  readonly refs: PlanValue
  /** Null when the name may belong to several kinds of record. */
  readonly object: string | null
  readonly step: string | null
  readonly pick: 'one' | 'all'
  /** The name as it was said. */
  readonly name: string | null
  /** Records of earlier turns, which no step has to find. */
  readonly ids: readonly string[]
}

/** The target that an antecedent is. */
export function targetOf({ object, step, ids }: Antecedent, pick: 'one' | 'all'): Target {
  if (step !== null)
    return { refs: pick === 'one' ? one(step) : all(step), object, step, pick, name: null, ids: [] }
  const records = ids.map((id) => ({ object, id }))
  const [first] = records
  return { refs: pick === 'one' && first ? first : records, object, step: null, pick, name: null, ids }
}
