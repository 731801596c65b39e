import type { FeatureRow } from '#crm-core/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Changeable } from './candidates.ts'
import { splitThresholds, whatIf, type WhatIfInput } from './what-if.ts'

const logistic = (x: number) => 1 / (1 + Math.exp(-x))
const features = ['visits', 'days', 'source']
/** Stumps: more visits and fewer days are better, a partner's lead is best. */
const predict = ([visits, days, source]: FeatureRow) =>
  logistic(
    -2 +
      (Number(visits) > 3 ? 1 : 0) +
      (Number(visits) > 8 ? 1 : 0) +
      (Number(days) <= 10 ? 1.2 : 0) +
      (source === 'partner' ? 3 : source === 'fair' ? 1 : 0),
  )
const visits: Changeable = {
  feature: 'visits',
  kind: 'number',
  direction: 'up',
  step: 1,
  scale: 4,
  thresholds: [8, 3],
}
const days: Changeable = {
  feature: 'days',
  kind: 'number',
  direction: 'down',
  least: 0,
  scale: 10,
  thresholds: [10],
}
const source: Changeable = { feature: 'source', kind: 'category', choices: ['web', 'fair', 'partner'] }
const asked: WhatIfInput = {
  predict,
  row: [1, 20, 'web'],
  features,
  changeable: [visits, days, source],
  target: 0.5,
  goal: 'at_least',
}

describe('the smallest change', () => {
  it('is the cheapest value of one input that is enough, then other inputs by their cost', () => {
    const { options, reached, complete, nearest } = whatIf(asked)
    expect({ reached, complete, nearest }).toEqual({ reached: false, complete: true, nearest: null })
    // visits to 4 and days to 5 would cost 2.25; visits alone do it for 2
    expect(options.map(({ changes, cost }) => [changes, cost])).toEqual([
      [[{ feature: 'source', from: 'web', to: 'partner' }], 1],
      [[{ feature: 'visits', from: 1, to: 9 }], 2],
    ])
    for (const { probability } of options) expect(probability).toBeGreaterThanOrEqual(0.5)
  })
  it('is two inputs where one is not enough', () => {
    const { options } = whatIf({ ...asked, changeable: [visits, days], target: 0.7 })
    expect(options.map(({ changes }) => changes.map(({ to }) => to))).toEqual([[9, 5]])
  })
  it('takes whole steps, and no more of them than it needs', () => {
    const { options } = whatIf({ ...asked, changeable: [{ ...visits, step: 5 }] })
    // 6, 11: the second is the first beyond 8
    expect(options[0]?.changes).toEqual([{ feature: 'visits', from: 1, to: 11 }])
  })
  it('does not go where it may not: another direction, beyond an end', () => {
    expect(whatIf({ ...asked, changeable: [{ ...visits, direction: 'down' }] }).options).toEqual([])
    expect(whatIf({ ...asked, changeable: [{ ...visits, most: 8 }] }).options).toEqual([])
    expect(whatIf({ ...asked, changeable: [{ ...visits, most: 9 }] }).options).toHaveLength(1)
  })
  it('can also lower a score', () => {
    const low = whatIf({ ...asked, row: [9, 5, 'fair'], target: 0.8, goal: 'at_most', changeable: [source] })
    expect(low.options[0]?.changes).toEqual([{ feature: 'source', from: 'fair', to: 'web' }])
  })
  it('fills in what is missing', () => {
    const { options } = whatIf({ ...asked, row: [null, 5, 'fair'], changeable: [visits], target: 0.7 })
    expect(options[0]?.changes[0]).toMatchObject({ from: null })
    expect(options[0]?.probability).toBeGreaterThan(0.7)
  })
  it('is nothing where the score is there already', () => {
    expect(whatIf({ ...asked, target: 0.05 })).toMatchObject({ reached: true, options: [], tries: 1 })
  })
})

describe('when nothing reaches the target', () => {
  it('says so, and what comes nearest', () => {
    const { options, nearest, complete } = whatIf({ ...asked, target: 0.99, changeable: [visits, days] })
    expect(options).toEqual([])
    expect(complete).toBe(true)
    expect(nearest?.changes.map(({ feature, to }) => [feature, to])).toEqual([
      ['visits', 9],
      ['days', 5],
    ])
  })
  it('names nothing where no change helps, or none may be made', () => {
    expect(whatIf({ ...asked, changeable: [] })).toMatchObject({ options: [], nearest: null, complete: true })
    expect(whatIf({ ...asked, predict: () => 0.1 })).toMatchObject({ options: [], nearest: null })
  })
  it('stops after so many tries and tells that it has not seen everything', () => {
    const many = Array.from({ length: 300 }, (_, at) => at)
    const long: Changeable[] = [
      { ...visits, thresholds: many },
      { ...days, direction: 'both', thresholds: many },
    ]
    const found = whatIf({ ...asked, predict: () => 0.1, changeable: long, tries: 500 })
    expect(found).toMatchObject({ tries: 500, complete: false, options: [] })
  })
  it('does not pass over millions of changes for nothing either', () => {
    const many = Array.from({ length: 3000 }, (_, at) => at)
    const long: Changeable[] = [
      { ...visits, thresholds: many },
      { ...days, direction: 'both', thresholds: many },
    ]
    // visits alone reach it, so every pair is passed over
    const found = whatIf({
      ...asked,
      predict: ([v]) => (Number(v) > 1 ? 0.9 : 0.1),
      changeable: long,
      tries: 50,
    })
    expect(found).toMatchObject({ complete: false })
    expect(found.options).toHaveLength(1)
  })
  it.each([
    ['a target beyond one', { target: 1.5 }],
    ['a target that is none', { target: Number.NaN }],
    ['an unknown input', { changeable: [{ ...visits, feature: 'moon' }] }],
    ['a scale of nothing', { changeable: [{ ...visits, scale: 0 }] }],
    ['no try at all', { tries: 0 }],
  ])('refuses %s by name', (_, wrong) => {
    expect(() => whatIf({ ...asked, ...wrong })).toThrow(expect.objectContaining({ code: 'invalid' }))
  })
})

describe('over all tree models', () => {
  const stump = fc.record({
    at: fc.integer({ min: 0, max: 2 }),
    threshold: fc.integer({ min: -5, max: 5 }),
    left: fc.integer({ min: -3, max: 3 }),
    right: fc.integer({ min: -3, max: 3 }),
  })
  it('finds what trying every whole number finds, and nothing dearer', () => {
    fc.assert(
      fc.property(
        fc.array(stump, { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 3, maxLength: 3 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (stumps, row, target) => {
          const predict = (values: FeatureRow) =>
            logistic(
              stumps.reduce(
                (sum, { at, threshold, left, right }) =>
                  sum + (Number(values[at]) <= threshold ? left : right),
                0,
              ),
            )
          const names = ['a', 'b', 'c']
          const changeable = names.map((feature, at): Changeable => ({
            feature,
            kind: 'number',
            direction: 'both',
            step: 1,
            scale: at + 1,
            thresholds: stumps.filter((one) => one.at === at).map(({ threshold }) => threshold),
          }))
          const found = whatIf({ predict, row, features: names, changeable, target, goal: 'at_least' })
          const cheapest = byTrying(predict, row, target)
          if (found.reached) expect(cheapest).toBe(0)
          else expect(found.options[0]?.cost ?? Infinity).toBeCloseTo(cheapest, 9)
        },
      ),
      { numRuns: 150 },
    )
  })
  it('reads the splits of an ensemble, each once and in order', () => {
    const trees = {
      features: 2,
      base: 0,
      link: 'logistic',
      roots: Int32Array.of(0, 3),
      left: Int32Array.of(1, -1, -1, 4, -1, -1),
      right: Int32Array.of(2, -1, -1, 5, -1, -1),
      feature: Int32Array.of(1, 0, 0, 1, 0, 0),
      mode: ['leq', 'leq', 'leq', 'leq', 'leq', 'leq'],
      threshold: Float64Array.of(7, 0, 0, 2, 0, 0),
      missing_left: new Uint8Array(6),
      value: new Float64Array(6),
      cover: new Float64Array(0),
      members: new Map(),
    } as const
    expect(splitThresholds(trees)).toEqual([[], [2, 7]])
  })
})

/** The cost of the cheapest change of at most two whole numbers, by trying all of them. */
function byTrying(predict: (row: FeatureRow) => number, row: readonly number[], target: number): number {
  const range = Array.from({ length: 25 }, (_, at) => at - 12)
  let cheapest = predict(row) >= target ? 0 : Infinity
  for (const [i, j] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const)
    for (const a of range)
      for (const b of range) {
        const changed = [...row]
        changed[i] = a
        changed[j] = b
        const cost = Math.abs(a - (row[i] ?? 0)) / (i + 1) + Math.abs(b - (row[j] ?? 0)) / (j + 1)
        if (predict(changed) >= target) cheapest = Math.min(cheapest, cost)
      }
  return cheapest
}
