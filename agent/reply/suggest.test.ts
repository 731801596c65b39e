import { describe, expect, it } from 'vitest'
import { suggestionsFor } from './suggest.ts'

describe('suggestions', () => {
  it('never offer what was asked just now', () => {
    const [first = '', ...others] = suggestionsFor([], 'zh')
    expect(suggestionsFor([], 'zh', ` ${first} `)).toEqual(others)
  })
})
