import { Opportunity } from '../objects/sales/opportunity.ts'
import { Hook } from './hook.ts'

/** What a stage says of a deal when nobody has said anything else. */
const usual = {
  prospecting: { probability: 10, forecast: 'pipeline' },
  qualification: { probability: 25, forecast: 'pipeline' },
  proposal: { probability: 50, forecast: 'best_case' },
  negotiation: { probability: 75, forecast: 'commit' },
  closed_won: { probability: 100, forecast: 'closed' },
  closed_lost: { probability: 0, forecast: 'omitted' },
} as const

/** A share of an amount, exact to the cent: hundredths of the amount times hundredths of a percent. */
function share(amount: string, percent: number): string {
  const cents = BigInt(amount.replace('.', ''))
  const product = cents * BigInt(Math.round(percent * 100))
  const half = product < 0n ? -5000n : 5000n
  const rounded = (product + half) / 10_000n
  const sign = rounded < 0n ? '-' : ''
  const digits = String(rounded < 0n ? -rounded : rounded).padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Probability, forecast category, expected revenue and closing time follow from stage and amount. */
export const dealFigures = Hook.create(Opportunity, 'deal-figures', {
  on: ['beforeCreate', 'beforeUpdate'],
  priority: 60,
  run({ record, before, changed, set, now }) {
    const closed = record.stage === 'closed_won' || record.stage === 'closed_lost'
    if (changed('stage')) {
      const { probability, forecast } = usual[record.stage]
      if (closed || !changed('probability')) set('probability', probability)
      if (closed || !changed('forecast_category')) set('forecast_category', forecast)
      if (!closed) set('closed_at', null)
      else if (!changed('closed_at') || record.closed_at === null) set('closed_at', now.toISOString())
      // Reopened: why it was lost no longer holds.
      if (before && !closed && !changed('lost_reason')) set('lost_reason', null)
    }
    if (!changed('amount', 'probability')) return
    const { amount, probability } = record
    set(
      'expected_revenue',
      amount === null || probability === null
        ? null
        : { amount: share(amount.amount, probability), currency: amount.currency },
    )
  },
})
