import type { ClosedDeal, PipelineDeal } from '#crm-core/contract'
import { describe, expect, it } from 'vitest'
import { dateText, dayNumber, salesWorld, seenOn, type WorldDeal } from '../testing/sales-world.ts'
import { forecastRevenue, forecastRevenueInTurns } from './forecast-revenue.ts'

const usual = { currency: 'EUR', months: 3 } as const
const nothing = { open: [], closed: [] }
const deal = (more: Partial<PipelineDeal> = {}): PipelineDeal => ({
  id: 'a',
  owner_id: null,
  amount: 1000,
  created_at: new Date('2024-01-10T10:00:00Z'),
  close_date: '2024-03-10',
  stage: 'proposal',
  win_probability: 0.5,
  ...more,
})
const wonOn = (closed_on: string, more: Partial<ClosedDeal> = {}): ClosedDeal => ({
  amount: 100,
  created_at: new Date('2022-01-01T00:00:00Z'),
  closed_on,
  planned: null,
  won: true,
  ...more,
})
const wonIn = (deals: readonly WorldDeal[], month: string) =>
  deals.reduce((sum, one) => (one.won && dateText(one.closed).startsWith(month) ? sum + one.amount : sum), 0)

describe('in worlds whose chances are known', () => {
  const judged = Array.from({ length: 48 }, (_, seed) => {
    const deals = salesWorld(seed + 1, 20)
    const as_of = dateText(dayNumber('2023-12-20') + 17 * (seed % 12))
    const forecast = forecastRevenue({ ...usual, ...seenOn(deals, dayNumber(as_of)), as_of })
    return {
      forecast,
      months: forecast.months.map((month) => ({ ...month, actual: wonIn(deals, month.month) })),
    }
  })
  const months = judged.flatMap((one) => one.months)
  const sum = (of: (month: (typeof months)[number]) => number) =>
    months.reduce((all, one) => all + of(one), 0)
  const share = (of: (month: (typeof months)[number]) => boolean) => months.filter(of).length / months.length

  it('is right on average: what it says adds up to what comes', () => {
    const ratio = sum(({ total }) => total.mean) / sum(({ actual }) => actual)
    expect(ratio).toBeGreaterThan(0.95)
    expect(ratio).toBeLessThan(1.05)
  })
  it('holds the true month in its intervals about as often as they promise', () => {
    const within = (of: 'p80' | 'p95') =>
      share(({ total, actual }) => actual >= total[of].low && actual <= total[of].high)
    expect(within('p80')).toBeGreaterThan(0.73)
    expect(within('p80')).toBeLessThan(0.9)
    expect(within('p95')).toBeGreaterThan(0.91)
  })
  it('errs less than the months alone would', () => {
    const off = (of: (month: (typeof months)[number]) => number) =>
      sum((month) => Math.abs(of(month) - month.actual))
    expect(off(({ total }) => total.mean)).toBeLessThan(0.95 * off(({ series }) => series ?? 0))
  })
  it('tells a backtest that is better than repeating last year, with honest coverage', () => {
    const mean = (of: (one: (typeof judged)[number]) => number) =>
      judged.reduce((all, one) => all + of(one), 0) / judged.length
    const backtest = (key: 'smape' | 'seasonal_naive_smape' | 'within_p80' | 'within_p95') =>
      mean(({ forecast }) => forecast.backtest?.[key] ?? Number.NaN)
    expect(backtest('smape')).toBeLessThan(0.8 * backtest('seasonal_naive_smape'))
    expect(backtest('within_p80')).toBeGreaterThan(0.7)
    expect(backtest('within_p95')).toBeGreaterThan(0.86)
    expect(judged[0]?.forecast.backtest?.months).toBe(51)
  })
  it('sees the open deals of a month without bias, the pipeline alone', () => {
    const deals = salesWorld(99, 400)
    const day = dayNumber('2024-04-14')
    const forecast = forecastRevenue({ ...usual, ...seenOn(deals, day), as_of: '2024-04-14' })
    for (const month of forecast.months.slice(0, 2)) {
      const known = deals.filter(({ created, closed }) => created <= day && closed > day)
      expect(Math.abs(month.pipeline / wonIn(known, month.month) - 1)).toBeLessThan(0.12)
    }
  })
  it('is the same for the same deals, in whatever order the caller has them', () => {
    const seen = seenOn(salesWorld(5, 20), dayNumber('2024-02-29'))
    const once = forecastRevenue({ ...usual, ...seen, as_of: '2024-02-29' })
    expect(forecastRevenue({ ...usual, ...seen, as_of: '2024-02-29' })).toEqual(once)
    const turned = { open: seen.open.toReversed(), closed: seen.closed.toReversed() }
    expect(forecastRevenue({ ...usual, ...turned, as_of: '2024-02-29' })).toEqual(once)
  })
  it('is the same when it is made in turns, and others get theirs', async () => {
    const asked = { ...usual, ...seenOn(salesWorld(5, 20), dayNumber('2024-02-29')), as_of: '2024-02-29' }
    let turns = 0
    const count = () => {
      turns++
      other = setImmediate(count)
    }
    let other = setImmediate(count)
    expect(await forecastRevenueInTurns(asked)).toEqual(forecastRevenue(asked))
    clearImmediate(other)
    expect(turns).toBeGreaterThan(5)
  })
  it('knows nothing of what came after its day, even where it is handed in', () => {
    const deals = salesWorld(6, 20)
    const day = dayNumber('2023-06-30')
    const seen = seenOn(deals, day)
    const later = seenOn(deals, dayNumber('2024-06-30'))
    const peeking = { open: [...seen.open, ...later.open], closed: later.closed }
    expect(forecastRevenue({ ...usual, ...peeking, as_of: '2023-06-30' })).toEqual(
      forecastRevenue({ ...usual, ...seen, as_of: '2023-06-30' }),
    )
  })
})

describe('a single deal', () => {
  it('comes in no month to more than amount × win probability, and mostly near the day that was planned', () => {
    const { months, too_little, backtest, closed_deals } = forecastRevenue({
      ...usual,
      closed: [],
      open: [deal()],
      as_of: '2024-02-20',
    })
    const pipeline = months.map((month) => month.pipeline)
    expect(pipeline.reduce((all, one) => all + one, 0)).toBeLessThanOrEqual(500)
    expect(pipeline.every((one) => one > 0)).toBe(true)
    expect({ too_little, backtest, closed_deals }).toEqual({
      too_little: true,
      backtest: null,
      closed_deals: 0,
    })
  })
  it('follows its plan once the past shows that plans are kept', () => {
    const closed = Array.from({ length: 200 }, (_, at) => {
      const closed_on = dateText(dayNumber('2023-01-05') + at)
      return wonOn(closed_on, { planned: closed_on, created_at: new Date('2022-12-01T00:00:00Z') })
    })
    const { months } = forecastRevenue({ ...usual, closed, open: [deal()], as_of: '2024-02-20' })
    expect(months[1]?.pipeline).toBeGreaterThan(450)
  })
  it('is moved to later months when its day has passed', () => {
    const slips = Array.from({ length: 200 }, (_, at) => {
      const closed = dayNumber('2023-01-05') + at
      return wonOn(dateText(closed), { planned: dateText(closed - (at % 100)) })
    })
    const overdue = deal({ close_date: '2024-02-01', win_probability: 1 })
    const { months } = forecastRevenue({ ...usual, closed: slips, open: [overdue], as_of: '2024-02-20' })
    // 19 days late already: of slips from 20 to 99 days, 9 of 80 fall into February, 31 into March
    expect((months[0]?.pipeline ?? 0) / 1000).toBeCloseTo(9 / 80, 1)
    expect((months[1]?.pipeline ?? 0) / 1000).toBeCloseTo(31 / 80, 1)
  })
  it('is still expected when it is later than any deal ever was', () => {
    const closed = Array.from({ length: 50 }, (_, at) => {
      const day = dateText(dayNumber('2023-01-05') + at)
      return wonOn(day, { planned: day })
    })
    const { months } = forecastRevenue({
      ...usual,
      closed,
      open: [deal({ close_date: '2023-06-01', created_at: new Date('2020-01-01T00:00:00Z') })],
      as_of: '2024-02-20',
    })
    for (const month of months) expect(month.pipeline).toBeGreaterThan(0)
  })
})

describe('the edges', () => {
  it('has nothing to say of nothing, and says that it knows too little', () => {
    const forecast = forecastRevenue({ ...nothing, ...usual, as_of: '2024-02-29' })
    expect(forecast.too_little).toBe(true)
    expect(forecast.months.map(({ month, total }) => [month, total.mean, total.p95.high])).toEqual([
      ['2024-02', 0, 0],
      ['2024-03', 0, 0],
      ['2024-04', 0, 0],
    ])
  })
  it('forecasts no months when none are asked for', () => {
    expect(forecastRevenue({ ...nothing, currency: 'EUR', months: 0, as_of: '2024-02-29' }).months).toEqual(
      [],
    )
  })
  it('adds nothing to a month that is over, a leap day included', () => {
    const closed = Array.from({ length: 30 }, (_, at) =>
      wonOn(`${2021 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-28`),
    )
    const last = [...closed, wonOn('2024-02-29', { amount: 70 })]
    const over = forecastRevenue({ ...usual, open: [deal()], closed: last, as_of: '2024-02-29' })
    expect(over.months[0]).toMatchObject({ won: 70, pipeline: 0, new_business: 0, total: { mean: 70 } })
    expect(over.past.at(-1)).toEqual({ month: '2024-02', won: 70 })
    const before = forecastRevenue({ ...usual, open: [deal()], closed: last, as_of: '2024-02-28' })
    expect(before.months[0]).toMatchObject({ won: 0 })
    expect(before.months[0]?.pipeline).toBeGreaterThan(0)
  })
  it('never promises less than what is won already', () => {
    const deals = salesWorld(3, 4)
    const { months } = forecastRevenue({
      ...usual,
      ...seenOn(deals, dayNumber('2024-05-28')),
      as_of: '2024-05-28',
    })
    expect(months[0]?.total.p95.low).toBeGreaterThanOrEqual(months[0]?.won ?? Infinity)
    for (const { total } of months) {
      expect(total.p95.low).toBeLessThanOrEqual(total.p80.low)
      expect(total.p80.high).toBeLessThanOrEqual(total.p95.high)
    }
  })
  it('counts a deal by the day on which it was entered where people are', () => {
    // 16:30 in London on 31 January is 1 February in Shanghai
    const open = [deal({ created_at: new Date('2024-01-31T16:30:00Z') })]
    const asked = { ...usual, open, closed: [], as_of: '2024-01-31' }
    expect(forecastRevenue({ ...asked, time_zone: 'Europe/London' }).open_deals).toBe(1)
    expect(forecastRevenue({ ...asked, time_zone: 'Asia/Shanghai' }).open_deals).toBe(0)
  })
  it.each([
    ['an amount that is no number', { open: [deal({ amount: Number.NaN })] }],
    ['a negative amount', { open: [deal({ amount: -5 })] }],
    ['a chance above one', { open: [deal({ win_probability: 1.2 })] }],
    ['a day that is none', { open: [deal({ close_date: '2023-02-29' })] }],
    ['an instant that is none', { open: [deal({ created_at: new Date('nonsense') })] }],
    ['a day in other words', { as_of: '29.02.2024' }],
    ['a zone that is none', { time_zone: 'Mars/Olympus' }],
    ['half a month', { months: 1.5 }],
    ['more months than three years', { months: 37 }],
  ])('refuses %s by name', (_, wrong) => {
    expect(() => forecastRevenue({ ...nothing, ...usual, as_of: '2024-02-29', ...wrong })).toThrow(
      expect.objectContaining({ code: 'invalid' }),
    )
  })
})
