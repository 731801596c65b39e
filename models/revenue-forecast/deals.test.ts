import { expect, it } from 'vitest'
import { dayNumber } from '../testing/sales-world.ts'
import { asOf, readDeals } from './deals.ts'

const day = dayNumber
const closedDeal = (created: string, closed_on: string) => ({
  amount: 100,
  created_at: new Date(`${created}T12:00:00Z`),
  closed_on,
  planned: '2024-06-20',
  won: true,
})
const deals = readDeals(
  {
    closed: [
      closedDeal('2024-01-01', '2024-03-31'),
      closedDeal('2024-01-01', '2024-04-20'),
      closedDeal('2024-01-01', '2024-07-01'),
      closedDeal('2024-04-02', '2024-04-20'),
    ],
    open: [
      {
        id: 'a',
        owner_id: null,
        amount: 7,
        created_at: new Date('2024-03-01T12:00:00Z'),
        close_date: '2024-12-01',
        stage: 'proposal',
        win_probability: 0.9,
      },
    ],
  },
  day('2024-08-01'),
  'UTC',
)

it('an earlier day has as closed what was closed by its end', () => {
  expect(asOf(day('2024-03-31'), deals).closed).toHaveLength(1)
})
it('an earlier day has as open what was closed later, and what still is, without what was learned since', () => {
  const created = day('2024-01-01')
  expect(asOf(day('2024-03-31'), deals).open).toEqual([
    // closed within 30 days: its planned day had been noted by then
    { amount: 100, created, planned: day('2024-06-20'), win_probability: null },
    { amount: 100, created, planned: null, win_probability: null },
    { amount: 7, created: day('2024-03-01'), planned: null, win_probability: null },
  ])
})
it('an earlier day knows nothing of a deal that was entered after it', () => {
  expect(asOf(day('2023-12-31'), deals)).toEqual({ open: [], closed: [] })
})
