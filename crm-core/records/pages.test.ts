import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { AnyRecord, Order } from '../contract.ts'
import { Account, type FreshCrm } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'

const fields = [
  'amount',
  'close_date',
  'stage',
  'contact_id',
  'name',
  'created_at',
  'next_step',
  'probability',
]
const orders = fc
  .uniqueArray(
    fc.record({
      field: fc.constantFrom(...fields),
      direction: fc.constantFrom('asc' as const, 'desc' as const),
    }),
    { maxLength: 3, selector: ({ field }) => field },
  )
  .map((order): readonly Order[] => order)
const stages = ['prospecting', 'qualification', 'proposal', 'negotiation']
const values = fc.record({
  name: fc.constantFrom('A', 'B', 'a', '王', ''),
  // Equal amounts and absent ones, so that pages begin and end within them.
  amount: fc.option(fc.constantFrom('0', '10', '10.01', '99999999.99')),
  close_date: fc.constantFrom('2026-12-01', '2026-12-02', '2027-01-01'),
  stage: fc.constantFrom(...stages),
  next_step: fc.option(fc.constantFrom('x', 'y')),
})
type Values = typeof values extends fc.Arbitrary<infer V> ? V : never
/** What others do between two pages: some rows come, one goes. */
const steps = fc.array(fc.record({ come: fc.array(values, { maxLength: 3 }), goes: fc.option(fc.nat()) }), {
  minLength: 3,
  maxLength: 3,
})

let account = ''
async function insert(crm: FreshCrm, rows: readonly Values[]): Promise<string[]> {
  crm.clock.advance(1)
  const inputs = rows.map((row) => ({ ...row, name: row.name || 'empty', account_id: account }))
  return (await crm.saveAll('opportunity', inputs)).map(({ record }) => record.id)
}

withCrm('pages of a list', (fresh) => {
  it(
    'bring every row that was there all along exactly once, whatever comes and goes between them',
    { timeout: 240_000 },
    async () => {
      const crm = await fresh()
      account = (await crm.given(Account)).id
      await fc.assert(
        fc.asyncProperty(
          orders,
          fc.array(values, { minLength: 6, maxLength: 14 }),
          steps,
          fc.integer({ min: 1, max: 5 }),
          async (order, rows, between, limit) => {
            const there = new Set(await insert(crm, rows))
            const removed = new Set<string>()
            const seen: AnyRecord[] = []
            let cursor: string | undefined
            for (let page = 0; ; page++) {
              const { items, next_cursor } = await crm.find('opportunity', {
                order,
                limit,
                ...(cursor && { cursor }),
              })
              seen.push(...items)
              expect(items.length).toBeLessThanOrEqual(limit)
              if (next_cursor === null) break
              cursor = next_cursor
              const step = between[page]
              await insert(crm, step?.come ?? [])
              const goes =
                step?.goes === null || step === undefined ? undefined : [...there][step.goes % there.size]
              if (goes === undefined || removed.has(goes)) continue
              await crm.remove('opportunity', goes)
              removed.add(goes)
            }
            const ids = seen.map(({ id }) => id)
            expect(new Set(ids).size).toBe(ids.length)
            expect([...there].filter((id) => !removed.has(id) && !ids.includes(id))).toEqual([])
            // One list of what is there now has the rows in the same order.
            const { items } = await crm.find('opportunity', { order, limit: 200 })
            const now = items.map(({ id }) => id).filter((id) => ids.includes(id))
            expect(ids.filter((id) => now.includes(id))).toEqual(now)
            await crm.core.pool.query('delete from opportunity')
          },
        ),
        { numRuns: 20 },
      )
    },
  )
})
