import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { AggregateQuery, AggregateRow, GroupBy, Measure } from '../contract.ts'
import type { FreshCrm } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'
import { naiveAggregate } from './fixtures/naive-aggregate.ts'

// A naive reading of aggregates over plain objects: what both ways of taking figures must agree with.

const cents = fc.integer({ min: -300, max: 100_000 })
const amount = fc.option(
  fc.record({
    amount: cents.map((value) => (value / 100).toFixed(2)),
    currency: fc.constantFrom('CNY', 'CNY', 'USD', 'EUR', ''),
  }),
)
const account = fc.record({
  rating: fc.constantFrom('hot', 'warm', null),
  type: fc.constantFrom('customer', 'partner'),
  annual_revenue: amount,
  contract_value: amount,
  employee_count: fc.option(fc.integer({ min: 0, max: 5 })),
  churn_risk: fc.option(fc.integer({ min: 0, max: 100 })),
  next_renewal_date: fc.option(fc.constantFrom('2026-11-30', '2026-12-01', '2027-01-01', '2027-03-31')),
})
const numbers = ['annual_revenue', 'contract_value', 'employee_count', 'churn_risk']
const measure: fc.Arbitrary<Measure> = fc.oneof(
  fc.record({
    fn: fc.constantFrom<Measure['fn']>('sum', 'avg', 'min', 'max', 'count'),
    field: fc.constantFrom(...numbers),
  }),
  fc.record({
    fn: fc.constantFrom<Measure['fn']>('min', 'max', 'count'),
    field: fc.constant('next_renewal_date'),
  }),
  fc.constant<Measure>({ fn: 'count' }),
  fc.constant<Measure>({ fn: 'sum', field: 'annual_revenue' }),
)
const by: fc.Arbitrary<GroupBy> = fc.oneof(
  fc.constantFrom('rating', 'type', 'employee_count'),
  fc.record({
    field: fc.constant('next_renewal_date'),
    period: fc.constantFrom('month' as const, 'quarter' as const, 'year' as const),
  }),
)
const having = fc.record({
  measure: fc.nat({ max: 3 }),
  op: fc.constantFrom('=' as const, '!=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const),
  value: fc.integer({ min: -2, max: 300 }),
})
const queries = fc
  .record({
    measures: fc.array(measure, { minLength: 1, maxLength: 4 }),
    group_by: fc.uniqueArray(by, { maxLength: 2, selector: (one) => JSON.stringify(one) }),
    having: fc.array(having, { maxLength: 2 }),
    order: fc.option(
      fc.record({ measure: fc.nat({ max: 3 }), direction: fc.constantFrom('asc' as const, 'desc' as const) }),
      { nil: undefined },
    ),
    limit: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ having: some, order, ...query }): AggregateQuery => {
    // Of means in the database the last digit may differ though they are equal, of dates none are compared.
    const plain = (at: number) => query.measures[at]?.fn !== undefined && query.measures[at].fn !== 'avg'
    const aNumber = (at: number) => plain(at) && query.measures[at]?.field !== 'next_renewal_date'
    return {
      ...query,
      having: some.filter((one) => aNumber(one.measure)),
      ...(order && plain(order.measure) && { order }),
    }
  })

const close = (rows: readonly Omit<AggregateRow, 'labels'>[]) =>
  rows.map(({ group, values, currency }) => ({
    group,
    values: values.map((value) => (typeof value === 'number' ? Number(value.toFixed(6)) : value)),
    ...(currency !== undefined && { currency }),
  }))

async function accounts(crm: FreshCrm, rows: readonly Readonly<Record<string, unknown>>[], name: string) {
  await crm.saveAll(
    'account',
    rows.map((row, i) => ({ ...row, name: `${name} ${i}` })),
  )
  // By hand: through the product an amount is in some currency always.
  for (const field of ['annual_revenue', 'contract_value'])
    await crm.core.pool.query(`update account set ${field}_currency = null where name = any($1)`, [
      rows.flatMap((row, i) => (isUnknown(row[field]) ? [`${name} ${i}`] : [])),
    ])
  const filter = { field: 'name', op: 'starts_with', value: `${name} ` } as const
  return { filter, items: (await crm.find('account', { filter, limit: 200 })).items }
}
const isUnknown = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'currency' in value && value.currency === ''

withCrm('figures of random accounts', (fresh) => {
  it('are those that a naive reading finds, merged from parts or taken from the rows', async () => {
    const crm = await fresh()
    let run = 0
    const world = fc.record({
      rows: fc.array(account, { maxLength: 14 }),
      some: fc.array(queries, { minLength: 6, maxLength: 6 }),
    })
    await fc.assert(
      fc.asyncProperty(world, async ({ rows, some }) => {
        const { filter, items } = await accounts(crm, rows, `Run${run++}x`)
        for (const query of some) {
          const parts = await crm.aggregate('account', { ...query, filter })
          expect(close(parts)).toEqual(close(naiveAggregate(items, query)))
          // Distinct values are counted over rows, and the other figures with them.
          const distinct = { fn: 'count_distinct', field: 'contract_value' } as const
          const both = { ...query, measures: [...query.measures, distinct] }
          const whole = await crm.aggregate('account', { ...both, filter })
          expect(close(whole)).toEqual(close(naiveAggregate(items, both)))
        }
      }),
      { numRuns: 40 },
    )
  })
})
