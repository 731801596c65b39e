import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsOf, productOf } from './exact.ts'

describe('exact amounts', () => {
  it('multiply without binary fractions and round once, halves away from zero', () => {
    expect(productOf('0.10', 3)).toBe('0.30')
    expect(productOf('1.15', 0.5)).toBe('0.58')
    expect(productOf('-1.15', 0.5)).toBe('-0.58')
    expect(productOf('9999999999999999.99', 1)).toBe('9999999999999999.99')
    expect(productOf('100.00', 3, '0.335')).toBe('100.50')
  })
  it('come apart into parts that add up to them to the cent', () => {
    expect(partsOf('100.00', [1, 1, 1])).toEqual(['33.33', '33.34', '33.33'])
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 60 }),
        (cents, weights) => {
          const text = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`
          const parts = partsOf(text, weights).map((part) => BigInt(part.replace('.', '')))
          expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(cents)
          expect(parts.every((part) => part >= 0n)).toBe(true)
        },
      ),
    )
  })
})
