import { describe, expect, it } from 'vitest'
import { groupByDate } from './group-by-date.ts'

const thread = (id: string, updated_at: string) => ({ id, title: id, updated_at, status: null })
const now = new Date('2026-11-23T02:00:00Z')

describe('groupByDate', () => {
  it('groups by calendar day in the time zone of the person, newest first', () => {
    const threads = [
      thread('old', '2026-01-01T00:00:00Z'),
      thread('this-morning', '2026-11-22T17:00:00Z'),
      thread('now', '2026-11-23T01:59:00Z'),
      thread('last-week', '2026-11-18T08:00:00Z'),
      thread('month', '2026-11-01T08:00:00Z'),
      thread('evening-before', '2026-11-22T15:00:00Z'),
    ]
    const groups = groupByDate(threads, now, 'Asia/Shanghai')
    expect(groups.map((group) => [group.period, group.threads.map((each) => each.id)])).toEqual([
      ['today', ['now', 'this-morning']],
      ['yesterday', ['evening-before']],
      ['week', ['last-week']],
      ['month', ['month']],
      ['older', ['old']],
    ])
  })

  it('counts a moment that the server clock puts in the future as today', () => {
    expect(groupByDate([thread('a', '2026-11-24T09:00:00Z')], now, 'UTC')).toMatchObject([
      { period: 'today' },
    ])
  })

  it('gives no group when there is nothing', () => {
    expect(groupByDate([], now, 'UTC')).toEqual([])
  })
})
