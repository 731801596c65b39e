import type { Row } from './rows.ts'

/** When each record was last in touch, read off the activities that point to it. */
export class LastTouches {
  readonly #latest = new Map<string, string>()
  constructor(activities: readonly Row<'activity'>[]) {
    for (const { who_id, what_id, activity_date } of activities)
      for (const id of [who_id, what_id]) this.#note(id, activity_date)
  }
  of(id: string): string | null {
    return this.#latest.get(id) ?? null
  }
  #note(id: string | null | undefined, date: string | null | undefined): void {
    if (typeof id !== 'string' || typeof date !== 'string') return
    const known = this.#latest.get(id)
    if (known === undefined || known < date) this.#latest.set(id, date)
  }
}

/** The rows with the time at which they were last in touch. */
export function withTouches<T extends { readonly id: string }>(
  rows: readonly T[],
  touches: LastTouches,
): (T & { last_activity_at: string | null })[] {
  return rows.map((row) => ({ ...row, last_activity_at: touches.of(row.id) }))
}
