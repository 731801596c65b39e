import type { ThreadSummary } from '#agent/events'

const periods = ['today', 'yesterday', 'week', 'month', 'older'] as const
type ThreadPeriod = (typeof periods)[number]
export interface ThreadGroup {
  readonly period: ThreadPeriod
  readonly threads: readonly ThreadSummary[]
}

/** Calendar day of a moment in a zone, as the number of days since 1970. */
function dayOf(moment: Date, time_zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: time_zone, dateStyle: 'short' }).format(moment)
  return Date.parse(parts) / 86_400_000
}

function periodOf(days: number): ThreadPeriod {
  if (days <= 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days <= 7) return 'week'
  return days <= 30 ? 'month' : 'older'
}

/** Conversations by how long ago they were last used, newest first, in the person's time zone; no empty group. */
export function groupByDate(threads: readonly ThreadSummary[], now: Date, time_zone: string): ThreadGroup[] {
  const today = dayOf(now, time_zone)
  const sorted = threads.toSorted((a, b) => Date.parse(b.updated_at) - Date.parse(a.updated_at))
  const groups = Map.groupBy(sorted, (thread) =>
    periodOf(today - dayOf(new Date(thread.updated_at), time_zone)),
  )
  return periods.flatMap((period) => {
    const found = groups.get(period)
    return found ? [{ period, threads: found }] : []
  })
}
