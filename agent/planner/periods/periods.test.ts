import { describe, expect, it } from 'vitest'
import { Calendar } from './calendar.ts'
import { readEnglishPeriod } from './en.ts'
import { periodOf } from './when.ts'
import { readChinesePeriod } from './zh.ts'

/** Friday 20 November 2026, ten in the morning in Shanghai; still Thursday evening in New York. */
const now = new Date('2026-11-20T02:00:00Z')
const shanghai = new Calendar(now, 'Asia/Shanghai')

function read(text: string, calendar = shanghai): unknown {
  const reading = readEnglishPeriod(text, 0, calendar) ?? readChinesePeriod(text, 0, calendar)
  return reading?.end === text.length ? periodOf(reading.when) : null
}
const day = (date: string) => ({
  from: date,
  to: new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10),
})

describe('expressions of time', () => {
  it.each([
    ['this week', 'this_week'],
    ['本周', 'this_week'],
    ['上周', 'last_week'],
    ['下个星期', 'next_week'],
    ['last quarter', 'last_quarter'],
    ['上季度', 'last_quarter'],
    ['本月', 'this_month'],
    ['上个月', 'last_month'],
    ['今年', 'this_year'],
    ['去年', 'last_year'],
    ['tomorrow', 'tomorrow'],
    ['昨天', 'yesterday'],
    ['in the last 30 days', 'last_30_days'],
    ['最近7天', 'last_7_days'],
    ['next 2 weeks', 'next_2_weeks'],
    ['未来两周', 'next_2_weeks'],
  ])('%s is the named period %s', (text, period) => expect(read(text)).toBe(period))

  it.each([
    ['next tuesday', '2026-11-24'],
    ['下周二', '2026-11-24'],
    ['last friday', '2026-11-13'],
    ['本周五', 'today'],
    ['december 15', '2026-12-15'],
    ['15th of december', '2026-12-15'],
    ['12月15日', '2026-12-15'],
    ['2026-12-15', '2026-12-15'],
    ['后天', '2026-11-22'],
    ['in 3 days', '2026-11-23'],
    ['三天后', '2026-11-23'],
    ['two weeks ago', '2026-11-06'],
    ['两周前', '2026-11-06'],
    ['end of next month', '2026-12-31'],
    ['月底', '2026-11-30'],
    ['end of the quarter', '2026-12-31'],
  ])('%s is one day', (text, date) => expect(read(text)).toEqual(date === 'today' ? 'today' : day(date)))

  it.each([
    ['q4', { from: '2026-10-01', to: '2027-01-01' }],
    ['第四季度', { from: '2026-10-01', to: '2027-01-01' }],
    ['between nov 1 and nov 15', { from: '2026-11-01', to: '2026-11-16' }],
    ['11月1日到11月15日', { from: '2026-11-01', to: '2026-11-16' }],
    ['since monday', { from: '2026-11-16' }],
    ['before december 1', { to: '2026-12-01' }],
    ['by friday', { to: '2026-11-21' }],
    ['下周三前', { to: '2026-11-25' }],
    ['after december 1', { from: '2026-12-02' }],
    ['下半年', { from: '2026-07-01', to: '2027-01-01' }],
  ])('%s is a half-open range', (text, range) => expect(read(text)).toEqual(range))

  it('counts days in the zone of the speaker', () => {
    expect(new Calendar(now, 'America/New_York').today.toString()).toBe('2026-11-19')
  })

  it('reads a time of day with its day', () => {
    expect(readEnglishPeriod('tomorrow at 3:30 pm', 0, shanghai)?.when).toMatchObject({
      day: '2026-11-21',
      time: '15:30',
    })
    expect(readChinesePeriod('下周三下午三点半', 0, shanghai)?.when).toMatchObject({
      day: '2026-11-25',
      time: '15:30',
    })
  })

  it('knows no thirtieth of February', () => {
    expect(read('february 30')).toBeNull()
    expect(read('2月30日')).toBeNull()
  })
})
