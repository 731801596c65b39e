import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelTargets, type FieldValue, type Life, type Snapshot } from '#crm-core/contract'
import { modelDefinitions } from './definitions.ts'
import { mailKind, seniorityOf } from './features/seniority.ts'

const day = 86_400_000
const start = Date.parse('2026-01-01T00:00:00Z')
const life = (
  field: string,
  first: FieldValue,
  steps: readonly (readonly [days: number, to: FieldValue])[],
): Life => {
  let from = first
  const changes = steps.map(([days, to]) => {
    const change = { field, at: new Date(start + days * day), from, to }
    from = to
    return change
  })
  return {
    id: '0190b000-0000-7000-8000-000000000001',
    created_at: new Date(start),
    known_since: new Date(start),
    values: { [field]: from, type: 'customer' },
    changes,
  }
}
const after = (days: number) => new Date(start + days * day)
const outcomes = (examples: readonly { outcome: 0 | 1 }[]) => examples.map(({ outcome }) => outcome)

describe('every model of the product', () => {
  const definitions = Object.values(modelDefinitions)

  it('names each feature once, in both languages, and writes the field that is kept for it', () => {
    for (const { name, object, target, features, label, card } of definitions) {
      expect(modelTargets[name]).toEqual({ object, field: target })
      expect(new Set(features.map((one) => one.name)).size).toBe(features.length)
      for (const words of [label, ...features.map((one) => one.label), ...Object.values(card)]) {
        expect(words.en).not.toBe('')
        expect(words.zh).toMatch(/[\u3400-\u9fff]/)
      }
    }
  })

  it('reads nothing that its outcome or itself writes', () => {
    const written =
      /^(converted_|closed_at|lost_reason|health_score|last_activity_at|probability|expected_revenue|forecast_category)/
    for (const { needs, target } of definitions)
      for (const field of [...needs.fields, ...needs.changes]) {
        expect(field).not.toMatch(written)
        expect(field).not.toBe(target)
      }
  })

  it('has a value for each feature of an empty record, and knows nothing of one from before the store did', () => {
    for (const { features, needs, row } of definitions) {
      const snapshot: Snapshot = {
        id: 'x',
        at: after(10),
        created_at: new Date(start),
        known_since: new Date(start),
        values: {},
        parents: {},
        children: {},
        changes: [],
      }
      expect(row(snapshot)).toHaveLength(features.length)
      expect(needs.fields.length).toBeGreaterThan(0)
      const imported = row({ ...snapshot, values: { industry: 'retail' }, known_since: after(20) })
      const known = features.filter((_, i) => imported[i] !== null).map(({ name }) => name)
      expect(known).toEqual(['age_days'])
    }
  })

  it('takes its moments strictly before the outcome, and the same ones each time', () => {
    const steps = fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: 900 }),
        fc.constantFrom('new', 'contacted', 'converted', 'unqualified'),
      ),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 1000 }), (some, today) => {
        const ordered = some.toSorted(([a], [b]) => a - b).filter(([at]) => at <= today)
        const one = life('status', 'new', ordered)
        const { examples } = modelDefinitions['lead-score']
        const found = examples(one, after(today))
        expect(examples(one, after(today))).toEqual(found)
        const end = ordered.find(([, to]) => to === 'converted' || to === 'unqualified')?.[0] ?? Infinity
        for (const { at } of found) {
          expect(at.getTime()).toBeGreaterThanOrEqual(start)
          expect(at.getTime()).toBeLessThan(start + Math.min(end, 180) * day)
        }
      }),
    )
  })
})

describe('a lead', () => {
  const { examples, scored } = modelDefinitions['lead-score']
  const of = (steps: Parameters<typeof life>[2], today: number) =>
    outcomes(examples(life('status', 'new', steps), after(today)))

  it('teaches when it was converted, judged unqualified, or open for half a year', () => {
    expect(of([[30, 'converted']], 40)).toEqual([1, 1])
    expect(of([[30, 'unqualified']], 40)).toEqual([0, 0])
    expect(of([[30, 'contacted']], 179)).toEqual([])
    expect(of([[30, 'contacted']], 181)).toEqual([0, 0])
    expect(of([[200, 'converted']], 300)).toEqual([0, 0])
  })

  it('teaches nothing when it came into the store with its outcome', () => {
    expect(outcomes(examples(life('status', 'converted', []), after(900)))).toEqual([])
    const known_late = { ...life('status', 'new', [[30, 'converted']]), known_since: after(29) }
    for (const { at } of examples(known_late, after(40)))
      expect(at.getTime()).toBeGreaterThanOrEqual(after(29).getTime())
  })

  it('is scored while it is open', () => {
    expect(scored({ status: 'contacted' })).toBe(true)
    expect(scored({ status: 'converted' })).toBe(false)
  })
})

describe('a deal', () => {
  const { examples, row, features } = modelDefinitions['win-probability']

  it('teaches when it was closed, from before it was closed for the first time', () => {
    const one = life('stage', 'prospecting', [
      [10, 'closed_lost'],
      [20, 'proposal'],
      [40, 'closed_won'],
    ])
    const found = examples(one, after(50))
    expect(outcomes(found)).toEqual([1, 1])
    expect(found.every(({ at }) => at < after(10))).toBe(true)
    expect(examples(life('stage', 'prospecting', [[10, 'proposal']]), after(900))).toEqual([])
  })

  it('counts how often its date was put off and what became of its amount', () => {
    const change = (field: string, from: FieldValue, to: FieldValue) => ({ field, at: after(1), from, to })
    const values = row({
      id: 'x',
      at: after(10),
      created_at: new Date(start),
      known_since: new Date(start),
      values: { amount: { amount: '80.00', currency: 'CNY' }, close_date: '2026-03-01', stage: 'proposal' },
      parents: { account_id: { industry: 'media' } },
      children: {},
      changes: [
        change('amount', null, { amount: '100.00', currency: 'CNY' }),
        change('amount', { amount: '100.00', currency: 'CNY' }, { amount: '80.00', currency: 'CNY' }),
        change('close_date', '2026-02-01', '2026-02-15'),
        change('close_date', '2026-02-15', '2026-03-01'),
        change('close_date', '2026-03-05', '2026-03-01'),
        change('stage', 'negotiation', 'proposal'),
      ],
    })
    const said = Object.fromEntries(features.map(({ name }, i) => [name, values[i]]))
    expect(said).toMatchObject({
      amount: 80,
      amount_ratio: 0.8,
      pushes: 2,
      pulls: 1,
      stages_back: 1,
      days_in_stage: 9,
      account_industry: 'media',
      days_since_activity: null,
    })
  })
})

describe('a customer', () => {
  const { examples } = modelDefinitions.churn

  it('teaches once a span, and only the last one before a churn ends in it', () => {
    const left = life('customer_status', 'active', [[800, 'churned']])
    const found = examples(left, after(1000))
    expect(outcomes(found)).toEqual([1, 0, 0, 0])
    for (const { at, outcome } of found)
      expect(after(800).getTime() - at.getTime() <= 180 * day).toBe(outcome === 1)
    expect(outcomes(examples(life('customer_status', 'active', []), after(400)))).toEqual([0, 0])
    expect(examples(life('customer_status', 'active', []), after(180))).toEqual([])
    expect(examples(life('customer_status', 'churned', []), after(900))).toEqual([])
  })
})

describe('what is read off texts', () => {
  it('ranks titles in both languages and tells company addresses from public ones', () => {
    const levels = [
      'CEO',
      '总经理',
      '副总经理',
      'CTO',
      'Sales Director',
      '采购总监',
      'IT Manager',
      'Analyst',
      null,
    ]
    expect(levels.map(seniorityOf)).toEqual([5, 5, 4, 4, 3, 3, 2, 1, null])
    expect(['a@acme.com', 'b@qq.com', 'nobody', null].map(mailKind)).toEqual(['business', 'free', null, null])
  })
})
