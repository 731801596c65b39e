import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { table } from './table.ts'
import { fit, pad } from './width.ts'

describe('a table in the terminal', () => {
  it('lines up Chinese, which is two columns wide', () => {
    const text = table(
      [{ title: 'name' }, { title: 'amount', align: 'right' }],
      [
        ['星辰科技', '500'],
        ['Acme', '12000'],
      ],
      80,
    )
    expect(text.split('\n')).toEqual(['name      amount', '星辰科技     500', 'Acme       12000'])
  })
  it('takes space from the widest column when the terminal is narrow', () => {
    const text = table([{ title: 'id' }, { title: 'text' }], [['1', '很长的一段中文描述需要被截断']], 20)
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(20)
    expect(text).toContain('…')
    expect(text).toContain('1')
  })
  it('never cuts a figure, and cuts what names the row last', () => {
    const deal = ['Meridian Health warehouse rollout', 'Meridian Health', '¥1,550,000', 'Tom Baker']
    const columns = [
      { title: 'Name' },
      { title: 'Account' },
      { title: 'Amount', align: 'right' as const },
      { title: 'Owner' },
    ]
    const [, row = ''] = table(columns, [deal], 54).split('\n')
    expect(row).toContain('¥1,550,000')
    expect(row).toMatch(/^Meridian Health …  Meridian He…/)
  })
  it('leaves columns at the end out where even short ones do not fit', () => {
    const columns = ['First', 'Second', 'Third', 'Fourth', 'Fifth'].map((title) => ({ title }))
    const text = table(columns, [columns.map(({ title }) => `${title} value`)], 24)
    expect(text).toContain('First')
    expect(text).not.toContain('Fifth')
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(24)
  })
  it('keeps a value with line breaks on one line', () => {
    expect(table([{ title: 'note' }], [['one\ntwo']], 80)).toBe('note\none two')
  })
})

describe('cutting and filling', () => {
  it('never cuts a character in half', () => {
    expect(fit('王伟👩‍💻x', 5)).toBe('王伟…')
    expect(fit('ab', 2)).toBe('ab')
  })
  it('fills up to terminal columns', () => {
    expect(pad('王', 4)).toBe('王  ')
    expect(pad('王', 4, 'right')).toBe('  王')
  })
})
