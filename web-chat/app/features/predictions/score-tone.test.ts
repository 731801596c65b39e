import { describe, expect, it } from 'vitest'
import { risingIsGood, scoreTone } from './score-tone.ts'

describe('the tone of a score', () => {
  it('warns of churn, of which less is better, and stays calm about the others', () => {
    expect([5, 30, 70].map((score) => scoreTone('churn', score))).toEqual(['good', 'warn', 'bad'])
    expect(scoreTone('lead-score', 5)).toBe(scoreTone('win-probability', 95))
  })

  it('takes a rise for good news, but not of churn', () => {
    expect((['lead-score', 'win-probability', 'churn'] as const).map(risingIsGood)).toEqual([
      true,
      true,
      false,
    ])
  })
})
