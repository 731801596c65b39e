import { describe, expect, it } from 'vitest'
import { draftOf, newFieldOf, optionsOf, patchOf } from './field-draft.ts'

const typed = { ...draftOf(null, 'account'), en: 'Renewal tier', zh: '续约等级' }

describe('a field that somebody typed', () => {
  it('is named after its English words until it gets a name of its own', () => {
    expect(newFieldOf(typed)).toEqual({
      name: 'renewal_tier',
      kind: 'text',
      label: { en: 'Renewal tier', zh: '续约等级' },
      required: false,
    })
    expect(newFieldOf({ ...typed, name: 'tier' }).name).toBe('tier')
  })

  it('says only what its kind takes', () => {
    expect(newFieldOf({ ...typed, kind: 'date', unique: true })).not.toHaveProperty('unique')
    expect(newFieldOf({ ...typed, kind: 'reference' })).toMatchObject({ references: 'account' })
    expect(newFieldOf({ ...typed, kind: 'number', default: '1.5' })).toMatchObject({ default: 1.5 })
    expect(newFieldOf({ ...typed, kind: 'boolean', default: 'false' })).toMatchObject({ default: false })
  })

  it('changes without its name and kind, which are for ever', () => {
    expect(Object.keys(patchOf(typed))).toEqual(['label', 'required'])
  })
})

describe('choices', () => {
  it('get a code each from their words, and keep the one that is stored', () => {
    const options = optionsOf([
      { key: 1, code: 'gold', en: 'Gold plus', zh: '', retired: true },
      { key: 2, code: '', en: 'Gold', zh: '金', retired: false },
      { key: 3, code: '', en: '金', zh: '', retired: false },
      { key: 4, code: '', en: ' ', zh: '', retired: false },
    ])
    expect(options).toEqual([
      { code: 'gold', label: { en: 'Gold plus', zh: 'Gold plus' }, retired: true },
      { code: 'gold_2', label: { en: 'Gold', zh: '金' } },
      { code: 'choice_3', label: { en: '金', zh: '金' } },
    ])
  })
})
