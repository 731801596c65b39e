import { describe, expect, it } from 'vitest'
import { htmlOf } from './html.ts'

describe('the HTML of a mail', () => {
  it('has a paragraph where the text has a blank line, and keeps its lines', () => {
    expect(htmlOf('您好，\r\n王伟\n\n\nBye')).toBe('<p>您好，<br>\n王伟</p>\n<p>Bye</p>')
  })
  it('holds nothing but the words, whatever they look like', () => {
    expect(htmlOf(`<script>alert('x')</script> & "y"`)).toBe(
      '<p>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;</p>',
    )
  })
  it('makes links of web addresses, and of nothing else', () => {
    expect(htmlOf('See https://a.test/x?a=1&b=2. 或 http://b.test，javascript:alert(1)')).toBe(
      '<p>See <a href="https://a.test/x?a=1&amp;b=2">https://a.test/x?a=1&amp;b=2</a>. 或 <a href="http://b.test">http://b.test</a>，javascript:alert(1)</p>',
    )
  })
  it('lets no address out of its attribute', () => {
    const html = htmlOf(`https://a.test/"onmouseover="alert(1) https://a.test/'><img src=x>`)
    expect(html).not.toMatch(/<(?!\/?(?:p|a|br)\b)/)
    expect([...html.matchAll(/<a ([^>]*)>/g)].map((match) => match[1])).toEqual([
      'href="https://a.test/"',
      'href="https://a.test/"',
    ])
  })
})
