import { describe, expect, it } from 'vitest'
import { askedLanguage } from './language.ts'

describe('the language that a request asks for', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en-US', 'en'],
    ['fr, zh;q=0.5, en;q=0.7', 'en'],
    ['fr', undefined],
    ['zh;q=0, en', 'en'],
    ['*', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (header, language) => {
    expect(askedLanguage(header)).toBe(language)
  })
})
