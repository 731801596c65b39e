import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AnyRecord, Condition, Filter, Operator, Scalar } from '../contract.ts'
import { freshCrm, type FreshCrm } from '../testing/index.ts'

// A naive reading of filters over plain objects: what the compiled SQL must agree with.

let crm: FreshCrm
let leads: readonly AnyRecord[]
const companies = ['Acme', 'acme corp', '星辰', '100%_sure', 'a\\b', null]
const statuses = ['new', 'contacted', 'converted']

beforeAll(async () => {
  crm = await freshCrm()
  const rows = Array.from({ length: 60 }, (_, i) => ({
    last_name: `L${i}`,
    company: companies[i % companies.length],
    lead_score: i % 4 === 0 ? null : (i * 7) % 50,
    status: statuses[i % statuses.length],
    is_in_public_pool: i % 5 === 0,
    owner_id: 'me',
  }))
  await crm.saveAll('lead', rows)
  leads = (await crm.find('lead', { limit: 200 })).items
})
afterAll(() => crm.core.close())

type Reading = (have: Scalar, want: Condition['value']) => boolean
const lower = (value: unknown) => String(value).toLowerCase()
const number =
  (test: (have: number, want: number) => boolean): Reading =>
  (have, want) =>
    typeof have === 'number' && typeof want === 'number' && test(have, want)
const has = (list: Condition['value'], have: Scalar) => Array.isArray(list) && list.includes(have)
const readings: Partial<Record<Operator, Reading>> = {
  '=': (have, want) => have === want,
  '!=': (have, want) => have !== want,
  '<': number((have, want) => have < want),
  '<=': number((have, want) => have <= want),
  '>': number((have, want) => have > want),
  '>=': number((have, want) => have >= want),
  in: (have, want) => has(want, have),
  not_in: (have, want) => !has(want, have),
  is_null: (have) => have === null,
  is_not_null: (have) => have !== null,
  contains: (have, want) => have !== null && lower(have).includes(lower(want)),
  starts_with: (have, want) => have !== null && lower(have).startsWith(lower(want)),
}
function meets(record: AnyRecord, filter: Filter): boolean {
  if ('and' in filter) return filter.and.every((part) => meets(record, part))
  if ('or' in filter) return filter.or.some((part) => meets(record, part))
  if ('not' in filter) return !meets(record, filter.not)
  if ('relation' in filter) throw new Error('not among the filters that are made here')
  const have = (record[filter.field] ?? null) as Scalar
  return readings[filter.op]?.(have, filter.value) ?? false
}

const score = fc.integer({ min: -5, max: 60 })
const company = fc.constantFrom('Acme', 'acme corp', '星', '%', '_', '\\', 'A', 'corp')
const condition = fc.oneof(
  fc.record({
    field: fc.constant('lead_score'),
    op: fc.constantFrom<Operator>('=', '!=', '<', '<=', '>', '>='),
    value: score,
  }),
  fc.record({
    field: fc.constant('lead_score'),
    op: fc.constantFrom<Operator>('in', 'not_in'),
    value: fc.array(fc.option(score), { maxLength: 4 }),
  }),
  fc.record({
    field: fc.constantFrom('lead_score', 'company'),
    op: fc.constantFrom<Operator>('is_null', 'is_not_null'),
  }),
  fc.record({
    field: fc.constant('company'),
    op: fc.constantFrom<Operator>('=', '!=', 'contains', 'starts_with'),
    value: company,
  }),
  fc.record({
    field: fc.constant('status'),
    op: fc.constantFrom<Operator>('=', '!='),
    value: fc.constantFrom(...statuses),
  }),
  fc.record({
    field: fc.constant('is_in_public_pool'),
    op: fc.constantFrom<Operator>('=', '!='),
    value: fc.boolean(),
  }),
)
const filters = fc.letrec<{ filter: Filter; condition: Condition }>((tie) => ({
  condition,
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('condition'),
    fc.record({ and: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ not: tie('filter') }),
  ),
})).filter

it('finds and counts what a naive reading of the filter would', async () => {
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      const expected = leads.filter((lead) => meets(lead, filter)).map(({ id }) => id)
      const found = (await crm.find('lead', { filter, limit: 200 })).items.map(({ id }) => id)
      expect(found).toEqual(expected)
      expect(await crm.count('lead', { filter })).toBe(expected.length)
    }),
    { numRuns: 150 },
  )
})

it('gives the same rows in pages of any size and order', async () => {
  const fields = fc.constantFrom('lead_score', 'company', 'status', 'last_name', 'created_at')
  const order = fc.array(
    fc.record({ field: fields, direction: fc.constantFrom('asc' as const, 'desc' as const) }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  await fc.assert(
    fc.asyncProperty(order, fc.integer({ min: 5, max: 40 }), async (by, limit) => {
      const whole = (await crm.find('lead', { order: by, limit: 200 })).items.map(({ id }) => id)
      const paged: string[] = []
      for (let cursor: string | undefined; ;) {
        const page = await crm.find('lead', { order: by, limit, ...(cursor && { cursor }) })
        paged.push(...page.items.map(({ id }) => id))
        if (page.next_cursor === null) break
        cursor = page.next_cursor
      }
      expect(paged).toEqual(whole)
    }),
    { numRuns: 40 },
  )
})
