import { describe, expect, it } from 'vitest'
import { asDates, asInstants, isPeriod, resolvePeriod } from './periods.ts'

const monday = new Date('2026-11-23T09:00:00Z')
const shanghai = 'Asia/Shanghai'
const range = (period: unknown, now = monday, zone = shanghai) => {
  const found = resolvePeriod(period, now, zone)
  return found && [found.from, found.to]
}

describe('a period', () => {
  it('is a half-open range of days; weeks start on Monday', () => {
    expect(range('today')).toEqual(['2026-11-23', '2026-11-24'])
    expect(range('yesterday')).toEqual(['2026-11-22', '2026-11-23'])
    expect(range('tomorrow')).toEqual(['2026-11-24', '2026-11-25'])
    expect(range('this_week')).toEqual(['2026-11-23', '2026-11-30'])
    expect(range('last_week')).toEqual(['2026-11-16', '2026-11-23'])
    expect(range('next_month')).toEqual(['2026-12-01', '2027-01-01'])
    expect(range('this_quarter')).toEqual(['2026-10-01', '2027-01-01'])
    expect(range('last_quarter')).toEqual(['2026-07-01', '2026-10-01'])
    expect(range('last_year')).toEqual(['2025-01-01', '2026-01-01'])
  })

  it('that counts includes today', () => {
    expect(range('last_7_days')).toEqual(['2026-11-17', '2026-11-24'])
    expect(range('next_7_days')).toEqual(['2026-11-23', '2026-11-30'])
    expect(range('last_2_weeks')).toEqual(['2026-11-10', '2026-11-24'])
    expect(range('next_1_months', new Date('2026-01-31T04:00:00Z'))).toEqual(['2026-01-31', '2026-02-28'])
  })

  it('is that of the reader’s day, not of the clock in Greenwich', () => {
    const late = new Date('2026-11-22T17:00:00Z')
    expect(range('today', late)).toEqual(['2026-11-23', '2026-11-24'])
    expect(range('this_week', late, 'America/New_York')).toEqual(['2026-11-16', '2026-11-23'])
  })

  it('may be told by its ends, either left open', () => {
    expect(range({ from: '2026-01-01' })).toEqual(['2026-01-01', null])
    expect(range({ from: '2026-01-01T08:00:00+08:00', to: '2026-02-01' })).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2026-02-01',
    ])
    expect(range({})).toEqual([null, null])
  })

  it('is nothing else', () => {
    const wrong = [
      'someday',
      'last_0_days',
      'last_99999_days',
      '',
      7,
      null,
      { from: '2026-13-01' },
      { since: '2026-01-01' },
    ]
    expect([...wrong, { from: 'x' }].filter(isPeriod)).toEqual([])
  })

  it('begins with the first moment of a day, also where that is not midnight', () => {
    const days = { from: '2018-11-04', to: '2018-11-05' }
    // In São Paulo clocks went from 23:59 to 01:00 that night.
    expect(asInstants(days, 'America/Sao_Paulo')).toEqual({
      from: '2018-11-04T03:00:00.000Z',
      to: '2018-11-05T02:00:00.000Z',
    })
  })

  it('has 23 hours the day that clocks go forward and 25 the day that they go back', () => {
    const zone = 'America/New_York'
    const hours = (now: string) => {
      const today = resolvePeriod('today', new Date(now), zone)
      const { from, to } = asInstants(today ?? { from: null, to: null }, zone)
      return [from, to, (Date.parse(to ?? '') - Date.parse(from ?? '')) / 3_600_000]
    }
    expect(hours('2026-03-08T16:00:00Z')).toEqual([
      '2026-03-08T05:00:00.000Z',
      '2026-03-09T04:00:00.000Z',
      23,
    ])
    expect(hours('2026-11-01T16:00:00Z')).toEqual([
      '2026-11-01T04:00:00.000Z',
      '2026-11-02T05:00:00.000Z',
      25,
    ])
    // The hour that comes twice belongs to the day both times.
    for (const now of ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'])
      expect(range('today', new Date(now), zone)).toEqual(['2026-11-01', '2026-11-02'])
    expect(range('last_7_days', new Date('2026-03-10T03:30:00Z'), zone)).toEqual(['2026-03-03', '2026-03-10'])
  })

  it('over dates takes a day in only when its first moment is in', () => {
    const within = { from: '2026-11-22T16:00:00.000Z', to: '2026-11-23T04:00:00.000Z' }
    expect(asDates(within, shanghai)).toEqual({ from: '2026-11-23', to: '2026-11-24' })
    expect(asDates({ from: '2026-11-22T16:00:01.000Z', to: null }, shanghai)).toEqual({
      from: '2026-11-24',
      to: null,
    })
  })
})
