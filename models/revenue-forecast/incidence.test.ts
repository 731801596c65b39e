import { expect, it } from 'vitest'
import { monthOf, firstDay } from './days.ts'
import type { Closed, Open } from './deals.ts'
import { incidenceOf } from './incidence.ts'

const closedAfter = (age: number, won: boolean): Closed => ({
  amount: 1,
  created: 1000 - age,
  closed: 1000,
  month: monthOf(1000),
  first: firstDay(monthOf(1000)),
  planned: null,
  won,
})
const openFor = (age: number): Open => ({
  amount: 1,
  created: 1000 - age,
  planned: null,
  win_probability: null,
})
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)

it('a deal has the chance that deals of its age had', () => {
  const closed = [...many(300, closedAfter(20, true)), ...many(300, closedAfter(200, false))]
  const incidence = incidenceOf(closed, [], 1000)
  expect(incidence.ever(0)).toBeCloseTo(0.5, 1)
  expect(incidence.ever(100)).toBeLessThan(0.15)
})
it('deals that are still open count as not won so far, instead of not at all', () => {
  const closed = many(100, closedAfter(20, true))
  const alone = incidenceOf(closed, [], 1000)
  const beside = incidenceOf(closed, many(300, openFor(60)), 1000)
  expect(alone.won(20)).toBeGreaterThan(3 * beside.won(20))
})
it('without any history a third of deals are won, in a few months', () => {
  const incidence = incidenceOf([], [], 1000)
  expect(incidence.ever(0)).toBeCloseTo(1 / 3, 6)
  expect(incidence.ended(5000) * 7).toBeCloseTo(0.1, 6)
})
