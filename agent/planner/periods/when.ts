import type { Period } from '#crm-core/contract'

/** A stretch of time that was spoken of: half open, in whole days of the speaker's zone. */
export interface When {
  /** First day, YYYY-MM-DD; absent when open to the past. */
  readonly from?: string
  /** Day after the last one; absent when open to the future. */
  readonly to?: string
  /** The contract's own name of the same stretch, when there is one. */
  readonly named?: Period
  /** The single day meant when the words are used as a date: of "by Friday" it is Friday. */
  readonly day?: string
  /** HH:MM of that day. */
  readonly time?: string
  /** Said without a year, so that a date to be written may move on to the next year. */
  readonly yearless?: boolean
  /** Said with before, by, after, since: already an open range. */
  readonly bound?: boolean
}

/** As a filter value of `in_period`. */
export function periodOf(when: When): Period {
  if (when.named !== undefined) return when.named
  return {
    ...(when.from === undefined ? {} : { from: when.from }),
    ...(when.to === undefined ? {} : { to: when.to }),
  }
}

/** As a date that is to be written; undefined when a whole week or month was said. */
export function dayOf(when: When, today: string): string | undefined {
  if (when.day === undefined || !when.yearless || when.day >= today) return when.day
  return `${Number(when.day.slice(0, 4)) + 1}${when.day.slice(4)}`
}
