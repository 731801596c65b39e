import type { Snapshot } from '#crm-core/contract'
import { day_ms, daysBetween, textOf, timeOf } from './values.ts'

/** One time that somebody was in touch: an activity, or a mail. */
export interface Touch {
  readonly at: number
  readonly inbound: boolean
  /** Met in person or on a screen. */
  readonly meeting: boolean
  /** Somebody was reached, and it went well. */
  readonly successful: boolean
  readonly unanswered: boolean
}

/** What activities are read for. */
export const activityFields = ['type', 'outcome', 'direction', 'activity_date'] as const

/** Activities that had been entered and had happened by the moment of the snapshot, in the order of their entry. */
export function activitiesOf(snapshot: Snapshot, name: string): Touch[] {
  const now = snapshot.at.getTime()
  return (snapshot.children[name] ?? [])
    .map(({ created_at, values }): Touch => {
      const type = textOf(values['type'])
      const outcome = textOf(values['outcome'])
      return {
        at: timeOf(values['activity_date']) ?? created_at.getTime(),
        inbound: values['direction'] === 'inbound',
        meeting: type === 'meeting' || type === 'visit',
        successful: outcome === 'successful',
        unanswered: outcome === 'no_answer' || outcome === 'unsuccessful',
      }
    })
    .filter(({ at }) => at <= now)
}

/** Mails by the time they were stored. */
export const mailsOf = (snapshot: Snapshot, name: string): Touch[] =>
  (snapshot.children[name] ?? []).map(({ created_at, values }) => ({
    at: created_at.getTime(),
    inbound: values['direction'] === 'inbound',
    meeting: false,
    successful: false,
    unanswered: false,
  }))

/** How many lie in the days before a moment, from `until` days before it (0: up to it). */
export const countWithin = (touches: readonly Touch[], at: Date, days: number, until = 0): number =>
  touches.filter((touch) => {
    const age = at.getTime() - touch.at
    return age < days * day_ms && age >= until * day_ms
  }).length

/** Days since the last one; null when there was none. */
export function daysSinceLast(touches: readonly Touch[], at: Date): number | null {
  if (touches.length === 0) return null
  return daysBetween(
    touches.reduce((last, touch) => Math.max(last, touch.at), Number.NEGATIVE_INFINITY),
    at.getTime(),
  )
}

/** The share of them for which something holds; null when there is none. */
export const shareOf = (touches: readonly Touch[], holds: (touch: Touch) => boolean): number | null =>
  touches.length === 0 ? null : touches.filter(holds).length / touches.length
