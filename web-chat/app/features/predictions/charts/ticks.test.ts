import { describe, expect, it } from 'vitest'
import { niceTicks } from './ticks.ts'

describe('the ticks of an axis', () => {
  it('are round and hold both ends between them', () => {
    expect(niceTicks(0, 1)).toEqual([0, 0.5, 1])
    expect(niceTicks(0, 7_300_000)).toEqual([0, 2_000_000, 4_000_000, 6_000_000, 8_000_000])
    expect(niceTicks(0.52, 0.78)).toEqual([0.5, 0.6, 0.7, 0.8])
  })

  it('are one where there is nothing to span', () => {
    expect(niceTicks(3, 3)).toEqual([3])
  })
})
