import type { Backtest } from '#crm-core/contract'
import { smape } from '../forecast/accuracy.ts'
import { firstDay, type Day, type Month } from './days.ts'
import { asOf, type Closed, type Open } from './deals.ts'
import { historyOf } from './months.ts'
import { outlook } from './outlook.ts'
import { quantileOf } from './simulate.ts'
import { byDeals, totalsOf, type Lessons } from './totals.ts'

/** One month that had been forecast, and what came. */
interface Judged {
  readonly month: Month
  /** Months ahead, from 0. */
  readonly ahead: number
  readonly actual: number
  readonly deals: number
  readonly series: number
  readonly said: number
  /** A year before: what seasonal naive says. */
  readonly naive: number
  /** How far off, over half of the simulated interval on that side. */
  readonly off: { readonly p80: number; readonly p95: number }
  readonly within: { readonly p80: boolean; readonly p95: boolean }
}

/** Months of history before the first origin, origins at most, and months that each looks ahead. */
const least = 12
const origins = 18
const reach = 3
const draws = 400

const untaught: Lessons = { weights: [2 / 3], widen: { p80: 1, p95: 1 } }

/**
 * Forecasts again from the ends of past months with only what was known then, and says how far off it was. Each origin uses the
 * lessons of those before it, so the coverage told is one that was really had. The chance of winning is by age, since
 * what a model would have said then is not known. Null when no origin has a year before it. Yields
 * after each origin, so that others may have a turn.
 */
export function* backtestOf(
  deals: { readonly open: readonly Open[]; readonly closed: readonly Closed[] },
  day: Day,
  seed: number,
): Generator<void, { readonly backtest: Backtest | null; readonly lessons: Lessons }, void> {
  const history = historyOf(deals.closed, day)
  const end = history.first + history.won.length
  const judged: Judged[] = []
  for (let first = Math.max(history.first + least, end - origins); first < end; first++) {
    const before = judged.filter(({ month }) => month < first)
    judged.push(...judge(deals, first, Math.min(reach, end - first), lessonsOf(before), seed, history))
    yield
  }
  return { backtest: summary(judged), lessons: lessonsOf(judged) }
}

/** Forecasts from the last day before a month, and compares. */
function judge(
  deals: { readonly open: readonly Open[]; readonly closed: readonly Closed[] },
  first: Month,
  count: number,
  lessons: Lessons,
  seed: number,
  history: { readonly first: Month; readonly won: readonly number[] },
): Judged[] {
  const origin = firstDay(first) - 1
  // the month of the origin is over; it is not judged
  const seen = outlook(asOf(origin, deals), origin, count + 1)
  const taught = { ...lessons, weights: [1, ...lessons.weights] }
  const totals = totalsOf(seen, taught, draws, seed + first)
  return seen.months.slice(1).flatMap((month, at) => {
    const total = totals[at + 1]?.total
    const actual = history.won[month.month - history.first]
    if (!total || actual === undefined || month.series === null) return []
    const off = (side: { low: number; high: number }, widened: number): number => {
      const half = actual < total.mean ? total.mean - side.low : side.high - total.mean
      return half > 0 ? (widened * Math.abs(actual - total.mean)) / half : actual === total.mean ? 0 : 5
    }
    const inside = (side: { low: number; high: number }) => actual >= side.low && actual <= side.high
    return [
      {
        month: month.month,
        ahead: at,
        actual,
        deals: byDeals(month),
        series: month.series,
        said: total.mean,
        naive: history.won[month.month - 12 - history.first] ?? 0,
        off: { p80: off(total.p80, lessons.widen.p80), p95: off(total.p95, lessons.widen.p95) },
        within: { p80: inside(total.p80), p95: inside(total.p95) },
      },
    ]
  })
}

/**
 * So many months' worth of "intervals are right" are believed beforehand, and of "deals err half as much in squares": a model's
 * chance of winning and today's plans, which the past has to do without, make them better than the backtest shows.
 */
const prior = 6

function lessonsOf(judged: readonly Judged[]): Lessons {
  if (judged.length === 0) return untaught
  const all = judged.reduce((sum, { actual, said }) => sum + (actual - said) ** 2, 0) / judged.length
  const weights = Array.from({ length: reach }, (_, ahead) => {
    const own = judged.filter((one) => one.ahead === ahead)
    const squares = (of: 'deals' | 'series', believed: number) =>
      own.reduce((sum, one) => sum + (one.actual - one[of]) ** 2, believed * all)
    const series = squares('series', 2 * prior)
    return series > 0 ? series / (series + squares('deals', prior)) : 2 / 3
  })
  return { weights, widen: { p80: widening(judged, 'p80', 0.8), p95: widening(judged, 'p95', 0.95) } }
}

/** The factor that would have made the intervals hold, drawn to 1 while few months tell. */
function widening(judged: readonly Judged[], of: 'p80' | 'p95', share: number): number {
  const seen = quantileOf(
    judged.map(({ off }) => off[of]).toSorted((a, b) => a - b),
    share,
  )
  const mixed = (judged.length * seen + prior) / (judged.length + prior)
  return Math.min(5, Math.max(0.7, mixed))
}

function summary(judged: readonly Judged[]): Backtest | null {
  if (judged.length === 0) return null
  const actual = judged.map((one) => one.actual)
  const held = (of: 'p80' | 'p95') => judged.filter(({ within }) => within[of]).length / judged.length
  return {
    months: judged.length,
    smape: smape(
      actual,
      judged.map(({ said }) => said),
    ),
    seasonal_naive_smape: smape(
      actual,
      judged.map(({ naive }) => naive),
    ),
    within_p80: held('p80'),
    within_p95: held('p95'),
  }
}
