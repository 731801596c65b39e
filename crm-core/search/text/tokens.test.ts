import { describe, expect, it } from 'vitest'
import { lexemeQuery, lexemes, tokens } from './tokens.ts'

describe('tokens', () => {
  it('cuts Chinese into overlapping pairs and keeps Latin words whole', () => {
    expect(tokens('华信科技 renewal')).toEqual(['华信', '信科', '科技', 'renewal'])
    expect(tokens('王 Reed')).toEqual(['王', 'reed'])
  })
  it('makes one of full width, capitals and accents', () => {
    expect(tokens('ＧＬＯＢＥＸ Café')).toEqual(['globex', 'cafe'])
  })
  it('also gives the parts of an address', () => {
    expect(tokens('Dana.Reed@globex.test')).toEqual([
      'dana.reed@globex.test',
      'dana',
      'reed',
      'globex',
      'test',
    ])
  })
  it('finds nothing in punctuation', () => {
    expect(tokens('… --- ！？ @')).toEqual([])
  })
})

describe('lexemes', () => {
  it('quotes what PostgreSQL would take for its own signs', () => {
    expect(lexemes([{ text: "O'Neil", weight: 'A' }])).toBe("'o':1A 'neil':2A")
    expect(lexemes([{ text: 'R&D', weight: 'B' }])).toBe("'r&d':1B 'r':2B 'd':3B")
  })
  it('keeps an English word as it stands and as it bends', () => {
    expect(lexemes([{ text: 'renewals due', weight: 'D' }])).toBe("'renewals':1D 'renew':1D 'due':2D")
  })
  it('leaves out words longer than PostgreSQL takes', () => {
    expect(lexemes([{ text: 'x'.repeat(3000), weight: 'D' }])).toBe('')
  })
})

describe('lexemeQuery', () => {
  it('takes the last Latin word as unfinished, not a Chinese one', () => {
    expect(lexemeQuery('globex ren', { words: 'every' })).toBe("'globex' & 'ren':*")
    expect(lexemeQuery('续约', { words: 'any' })).toBe("'续约'")
  })
  it('asks for any inflection of a word, and for what a last word may become', () => {
    expect(lexemeQuery('renewed contracts', { words: 'every' })).toBe(
      "'renew' & ('contract' | 'contracts':*)",
    )
  })
  it('can be kept to names', () => {
    expect(lexemeQuery('globex 续约', { words: 'any', in_name: true })).toBe("'globex':A | '续约':A")
  })
})
