import * as fc from 'fast-check'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, it } from 'vitest'
import { isSafeAddress } from './safe-address.ts'
import { safeMarkdown } from './safe-markdown.ts'

const nodesOf = (node: Nodes): Nodes[] => [
  node,
  ...('children' in node ? node.children.flatMap((child) => nodesOf(child)) : []),
]
/** What a reader of markdown would hand to a browser. */
const dangers = (text: string): string[] =>
  nodesOf(fromMarkdown(text)).flatMap((node) => {
    if (node.type === 'html') return [node.value]
    return 'url' in node && !isSafeAddress(node.url) ? [node.url] : []
  })

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<body onload=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<math><mtext></table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<!-- comment --><b>bold</b>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?php echo 1 ?>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](  javascript:alert(1))',
  '[x](java&#10;script:alert(1))',
  '[x](java&Tab;script:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](file:///etc/passwd)',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml;base64,PHN2Zy8+)',
  '[x][1]\n\n[1]: javascript:alert(1)',
  '[x]\n\n[x]: <data:text/html,1>',
  '<javascript:alert(1)>',
  '[![x](javascript:1)](javascript:2)',
  '[a [b](javascript:1) c](javascript:2)',
  '<scr<b>ipt>alert(1)</scr</b>ipt>',
  '[x](java<b>script:alert(1))',
  '> <script>alert(1)</script>',
  '- item\n  <img src=x onerror=alert(1)>',
  '**<u onclick=alert(1)>x</u>**',
  '\\<script>alert(1)</script>',
  '`<b>`<script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
]

describe('markdown on its way in', () => {
  it.each(attacks)('has nothing in it that a browser would run: %s', (attack) => {
    expect(dangers(attack).length).toBeGreaterThan(0)
    const safe = safeMarkdown(attack)
    expect(dangers(safe)).toEqual([])
    expect(safeMarkdown(safe)).toBe(safe)
  })

  const kept = [
    '# Title\n\n*  item\n*  other\n\n1) one',
    'A [page](https://example.com/a?b=c#d "title"), <https://example.com>, [mail](mailto:a@b.test)',
    '[王伟](record:contact/0190b000-0000-7000-8000-000000000001) and [home](/records)',
    '```html\n<script>alert(1)</script>\n[x](javascript:alert(1))\n```',
    'use `<div onclick=x>` and `[x](javascript:1)`',
    '    <script>indented code</script>',
    '3 < 4 and 5 > 2, a <- b, i<3',
    '| a | b |\n|---|---|\n| 1 | 2 |',
    '~~~\n<b>\n~~~',
    'line one  \nline two\\\nthree',
    '星辰科技 <3 合作',
    '![chart](https://example.com/c.png)',
    '[ref][a]\n\n[a]: https://example.com',
    // Markdown reads these as words, and words they stay.
    '<svg/onload=alert(1)>',
    '[x](&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A&#x61&#x6C)',
    '[x](\u0001javascript:alert(1))',
    '&lt;script&gt; as text, \\<b\\>',
  ]
  it.each(kept)('stays as it was written where it is harmless: %s', (text) => {
    expect(safeMarkdown(text)).toBe(text)
  })

  it('keeps the words of what it takes out', () => {
    expect(safeMarkdown('See [the *offer*](javascript:alert(1)) today')).toBe('See the *offer* today')
    expect(safeMarkdown('a <b>bold</b> word')).toBe('a bold word')
  })

  it('is safe and settled whatever is put together', () => {
    const tags = ['<', '>', '<b>', '</b>', '<!--', '-->', '<script>', '</script>']
    const links = ['[', ']', '(', ')', '](', '[x]: ', 'javascript:', '&#106;', ':', '"', '!']
    const others = ['`', '```\n', '\n', '\n\n', '    ', '- ', '> ', '\\', 'a', '*']
    const pieces = fc.constantFrom(...tags, ...links, ...others)
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        const safe = safeMarkdown(parts.join(''))
        expect(dangers(safe)).toEqual([])
        expect(safeMarkdown(safe)).toBe(safe)
      }),
      { numRuns: 3000 },
    )
  })
})
