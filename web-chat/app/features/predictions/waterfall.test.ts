import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hiddenFeature, type Contribution, type Explanation } from '#crm-core/contract'
import { rangeOf, stepsOf } from './waterfall.ts'

const contribution = (feature: string, points: number): Contribution => ({
  feature,
  value: 1,
  shap: points / 10,
  points,
})
const explanation = (base_score: number, ...contributions: readonly Contribution[]): Explanation => ({
  base: 0,
  margin: 0,
  base_score,
  contributions,
})
const all = () => true

describe('the steps of a waterfall', () => {
  it('begin at the base score, end at the score, and each begins where the one before ended', () => {
    const steps = stepsOf(
      explanation(16.12, contribution('lead_source', 40.3), contribution('title', -4.2)),
      all,
    )
    expect(steps.map(({ kind, shown }) => [kind, shown])).toEqual([
      ['base', 16.1],
      ['part', 40.3],
      ['part', -4.2],
      ['total', 52.2],
    ])
    expect(steps[1]).toMatchObject({ from: 16.12, to: 56.42 })
    expect(steps[2]?.from).toBe(steps[1]?.to)
  })

  it('gather what is not named and what may not be seen, each in a step of its own', () => {
    const given = explanation(
      20,
      contribution('a', 10),
      contribution(hiddenFeature, 6),
      contribution('b', -3),
      contribution('c', 1),
    )
    const steps = stepsOf(given, (feature) => feature === 'a')
    expect(steps.map(({ kind, shown, count }) => [kind, shown, count])).toEqual([
      ['base', 20, 0],
      ['part', 10, 1],
      ['hidden', 6, 1],
      ['rest', -2, 2],
      ['total', 34, 0],
    ])
  })

  it('show numbers that add up to the tenth, whatever is rounded', () => {
    // Thousandths: most doubles are nearly nothing, and nothing is left over when they are rounded.
    const thousandths = (min: number, max: number) => fc.integer({ min, max }).map((value) => value / 1000)
    const points = fc.array(thousandths(-8000, 8000), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(thousandths(1000, 99_000), points, (base, values) => {
        const given = explanation(base, ...values.map((value, at) => contribution(`f${at}`, value)))
        const shown = stepsOf(given, all).map((step) => Math.round(step.shown * 10))
        const total = shown.pop()
        expect(shown.reduce((sum, each) => sum + each, 0)).toBe(total)
        for (const [at, value] of values.entries())
          expect(Math.abs((shown[at + 1] ?? 0) - value * 10)).toBeLessThan(1.5)
      }),
    )
  })

  it('leave what rounding leaves over to the step of many, so that a reason reads as it does in words', () => {
    const given = explanation(
      10.04,
      contribution('a', 2.74),
      contribution('b', 1.74),
      contribution('c', 0.3),
      contribution('d', 0.33),
    )
    const steps = stepsOf(given, (feature) => feature === 'a' || feature === 'b')
    expect(steps.map(({ shown }) => shown)).toEqual([10, 2.7, 1.7, 0.8, 15.2])
  })

  it('end at a number that rounds to the score', () => {
    expect(stepsOf(explanation(10.2, contribution('a', 5.25)), all).map(({ shown }) => shown)).toEqual([
      10.2, 5.2, 15.4,
    ])
  })

  it('fit into the scale that they are drawn on, also where a sum on the way is below nothing', () => {
    const steps = stepsOf(explanation(12, contribution('a', -19), contribution('b', 32)), all)
    const { low, high } = rangeOf(steps)
    for (const { from, to } of steps)
      expect([from > low, to > low, from < high, to < high]).not.toContain(false)
  })
})
