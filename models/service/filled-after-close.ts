import type { Feature, SnapshotValues } from '#crm-core/contract'
import { flagOf } from '../features/values.ts'

/** At the moment of an example nearly never filled, but mostly by now: what is written when the outcome stands. */
const nearlyNever = 0.05
const mostly = 0.5
/** Fewer examples of an outcome say nothing of how it is written down. */
const fewest = 20

/** Counts how often fields are filled at the moments of examples, and how often they are by now, by outcome. */
export interface FilledCounts {
  add(outcome: 0 | 1, then: SnapshotValues, now: SnapshotValues): void
  /** Features of fields that are filled once the outcome stands; a field may be so for one outcome only. */
  late(): string[]
}

/** Fields of the record itself that features read. */
export const ownFields = (features: readonly Feature[]): string[] => [
  ...new Set(features.flatMap(({ field }) => (field === undefined || field.includes('.') ? [] : field))),
]

export function filledCounts(features: readonly Feature[]): FilledCounts {
  const fields = ownFields(features)
  const counts = [0, 1].map(() => ({ examples: 0, past: fields.map(() => 0), now: fields.map(() => 0) }))
  const isLate = (at: number): boolean =>
    counts.some(
      ({ examples, past, now }) =>
        examples >= fewest &&
        (past[at] ?? 0) <= nearlyNever * examples &&
        (now[at] ?? 0) >= mostly * examples,
    )
  return {
    add(outcome, then, now) {
      const count = counts[outcome]
      if (!count) return
      count.examples += 1
      for (const [at, field] of fields.entries()) {
        count.past[at] = (count.past[at] ?? 0) + flagOf(then[field])
        count.now[at] = (count.now[at] ?? 0) + flagOf(now[field])
      }
    },
    late() {
      const written = new Set(fields.filter((_, at) => isLate(at)))
      return features.filter(({ field }) => field !== undefined && written.has(field)).map(({ name }) => name)
    },
  }
}
