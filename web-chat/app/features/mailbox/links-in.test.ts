import { describe, expect, it } from 'vitest'
import { linksIn } from './links-in.ts'

const links = (text: string) => linksIn(text).flatMap(({ href }) => href ?? [])

describe('the words of a mail', () => {
  it('stay as they are around a link', () => {
    const text = 'See https://a.test/x?y=1&z=2 (or call).'
    expect(linksIn(text).map((piece) => piece.text)).toEqual([
      'See ',
      'https://a.test/x?y=1&z=2',
      ' (or call).',
    ])
  })
  it('lose nothing, whatever they are', () => {
    for (const text of [
      '',
      'plain',
      'https://a.test',
      '详情：https://a.test/路径。谢谢',
      '(https://a.test/b).',
    ])
      expect(
        linksIn(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
  })
  it('end a link where the sentence ends, in both languages', () => {
    expect(links('Look at https://a.test/b. Or (https://a.test/c), please!')).toEqual([
      'https://a.test/b',
      'https://a.test/c',
    ])
    expect(links('请看https://a.test/b，谢谢。')).toEqual(['https://a.test/b'])
  })
  it('are links for the web only', () => {
    expect(links('javascript:alert(1) data:text/html,x file:///etc/passwd https://')).toEqual([])
  })
})
