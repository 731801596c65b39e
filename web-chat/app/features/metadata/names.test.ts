import { describe, expect, it } from 'vitest'
import { labelOf, nameFrom } from './names.ts'

describe('a technical name', () => {
  it('comes from the words of a person', () => {
    expect(nameFrom('Renewal date')).toBe('renewal_date')
    expect(nameFrom('  Größe (cm) ')).toBe('gro_e_cm')
    expect(nameFrom('2nd contact!')).toBe('nd_contact')
  })
  it('is empty where there is nothing to make it from, so that the person says it', () => {
    expect(nameFrom('续约日期')).toBe('')
  })
})

it('a label without Chinese says the English words in both', () => {
  expect(labelOf(' Tier ', ' ')).toEqual({ en: 'Tier', zh: 'Tier' })
  expect(labelOf('Tier', '等级')).toEqual({ en: 'Tier', zh: '等级' })
})
