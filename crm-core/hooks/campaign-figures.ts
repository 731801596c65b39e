import type { Money } from '../contract.ts'
import { Campaign } from '../objects/marketing/campaign.ts'
import { Opportunity } from '../objects/sales/opportunity.ts'
import { derive } from './derive.ts'
import { Hook } from './hook.ts'

/**
 * What campaigns brought in: the won deals that came of them, in the currency of their cost. ROI is what is
 * left after the cost, per cent of the cost.
 */
const figures = `
  with money as (
    select c.id, c.actual_cost, c.budgeted_cost, coalesce(c.actual_cost_currency, c.budgeted_cost_currency,
        c.expected_revenue_currency, w.currency) as code
    from campaign c join tenant w on w.tenant_id = c.tenant_id where c.id = any($1::uuid[])),
  won as (
    select m.id, m.actual_cost, m.budgeted_cost, m.code, coalesce(sum(o.amount), 0) as revenue from money m
    left join opportunity o on o.campaign_id = m.id and o.stage = 'closed_won' and o.deleted_at is null
      and o.amount_currency = m.code
    group by m.id, m.actual_cost, m.budgeted_cost, m.code),
  fresh as (
    select id, revenue, code,
      round((revenue - actual_cost) * 100 / nullif(actual_cost, 0), 2)::double precision as roi,
      round(actual_cost * 100 / nullif(budgeted_cost, 0), 2)::double precision as used
    from won)
  update campaign c set actual_revenue = fresh.revenue, actual_revenue_currency = fresh.code,
    roi = fresh.roi, budget_used = fresh.used
  from fresh where c.id = fresh.id and (c.actual_revenue, c.actual_revenue_currency, c.roi, c.budget_used)
    is distinct from (fresh.revenue, fresh.code, fresh.roi, fresh.used)
  returning c.id`

/** A campaign is worth what its won deals brought in. */
export const campaignRevenue = Hook.create(Opportunity, 'campaign-revenue', {
  on: ['beforeCreate', 'beforeUpdate', 'beforeDelete'],
  async alongside(writes, doing) {
    const moved = writes.filter(({ changed }) => changed('campaign_id', 'stage', 'amount', 'deleted_at'))
    const campaigns = moved.flatMap(({ record, before }) => [record.campaign_id, before?.campaign_id])
    await derive(doing, 'campaign', figures, campaigns)
  },
})
/** Per cent of an amount, to the hundredth; nothing of nothing. */
const percentOf = (part: number, whole: Money | null): number | null =>
  whole === null || Number(whole.amount) === 0
    ? null
    : Math.round((part / Number(whole.amount)) * 10_000) / 100

/** How much of the budget is spent and what came of it follow from the cost; told at once, and made sure of inside. */
export const campaignBudget = Hook.create(Campaign, 'campaign-budget', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, changed, set, reject }) {
    const { actual_cost: cost, budgeted_cost: budget, actual_revenue } = record
    if (!changed('actual_cost', 'budgeted_cost')) return
    if (cost && budget && cost.currency !== budget.currency)
      reject('currency_mismatch', 'actual_cost', { got: cost.currency, expected: budget.currency })
    set('budget_used', cost && percentOf(Number(cost.amount), budget))
    set('roi', cost && percentOf(Number(actual_revenue?.amount ?? 0) - Number(cost.amount), cost))
  },
  async alongside(writes, doing) {
    const moved = writes.filter(({ changed }) => changed('actual_cost', 'budgeted_cost', 'deleted_at'))
    await derive(
      doing,
      'campaign',
      figures,
      moved.map(({ record }) => record.id),
    )
  },
})
