import { describe, expect, it } from 'vitest'
import type { CellContext } from '../contract.ts'
import {
  dayCell,
  flagCell,
  listCell,
  moneyCell,
  moneyToCell,
  numberCell,
  placeToCell,
  plainCell,
  timeCell,
} from './cells.ts'

const about: CellContext = { date_order: 'mdy', time_zone: 'Asia/Shanghai', currency: 'CNY' }
const dmy: CellContext = { ...about, date_order: 'dmy' }

describe('a cell', () => {
  it.each([
    ['1,234.50', '1234.50'],
    ['1.234,50', '1234.50'],
    ['1 234,5', '1234.5'],
    ['(12)', '-12'],
    ['１２３', '123'],
    ['45%', '45'],
    ['many', 'many'],
    [7, 7],
  ])('%j is the number %j', (cell, number) => expect(numberCell(cell, about)).toBe(number))

  it.each([
    ['¥1,200', { amount: '1200', currency: 'CNY' }],
    ['1200 EUR', { amount: '1200', currency: 'EUR' }],
    ['-12.50', { amount: '-12.50', currency: '' }],
    ['1.200,50 €', { amount: '1200.50', currency: 'EUR' }],
    ['a lot', 'a lot'],
    ['12 apples', '12 apples'],
  ])('%j is the money %j', (cell, money) => expect(moneyCell(cell, about)).toEqual(money))

  it.each([
    ['2026-3-4', '2026-03-04'],
    ['2026年3月4日', '2026-03-04'],
    ['20260304', '2026-03-04'],
    ['03/04/2026', '2026-03-04'],
    ['4 Mar 2026', '2026-03-04'],
    ['March 4, 2026', '2026-03-04'],
    ['2026-03-04 23:30', '2026-03-04'],
    ['soon', 'soon'],
  ])('%j is the day %j', (cell, day) => expect(dayCell(cell, about)).toBe(day))
  it('with the day first is read so where that is the order', () => {
    expect(dayCell('04.03.2026', dmy)).toBe('2026-03-04')
    expect(dayCell(new Date('2026-03-04T00:00:00Z'), dmy)).toBe('2026-03-04')
  })

  it('with a clock and no offset is a time in the zone of the reader', () => {
    expect(timeCell('2026-03-04 08:30', about)).toBe('2026-03-04T00:30:00Z')
    expect(timeCell('3/4/2026 1:05 pm', about)).toBe('2026-03-04T05:05:00Z')
    expect(timeCell('2026-03-04T08:30:00Z', about)).toBe('2026-03-04T08:30:00Z')
  })

  it('says yes and no in many ways, lists choices, and is text where text is wanted', () => {
    expect(['Y', '对', 'x', 'off', 'perhaps'].map((cell) => flagCell(cell, about))).toEqual([
      true,
      true,
      true,
      false,
      'perhaps',
    ])
    expect(listCell('a; b，c|d', about)).toEqual(['a', 'b', 'c', 'd'])
    expect(plainCell(13800000000, about)).toBe('13800000000')
  })

  it('of money has no code in the currency of the workspace', () => {
    expect(moneyToCell({ amount: '12.50', currency: 'CNY' }, about)).toBe(12.5)
    expect(moneyToCell({ amount: '1234567890123456.78', currency: 'CNY' }, about)).toBe('1234567890123456.78')
    expect(moneyToCell({ amount: '12.50', currency: 'EUR' }, about)).toBe('12.50 EUR')
  })
  it('of a place is what maps give', () =>
    expect(placeToCell({ latitude: 31.2304, longitude: 121.4737 }, about)).toBe('31.2304, 121.4737'))
})
