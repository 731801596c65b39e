import { describe, expect, it } from 'vitest'
import type { FieldDescription, FieldUi, FieldValue } from '#crm-core/contract'
import { formatValue } from './format-value.ts'
import { fieldOf as field } from '../../testing/field-of.ts'

const en = { language: 'en', time_zone: 'America/New_York' } as const
const zh = { language: 'zh', time_zone: 'Asia/Shanghai' } as const
const shown = (ui: FieldUi, value: FieldValue, more?: Partial<FieldDescription>) => [
  formatValue(value, field(ui, more), en),
  formatValue(value, field(ui, more), zh),
]

describe('formatValue', () => {
  it('shows money exactly, in the currency of the amount', () => {
    expect(shown('currency', { amount: '90071992547409931.25', currency: 'USD' })).toEqual([
      '$90,071,992,547,409,931.25',
      'US$90,071,992,547,409,931.25',
    ])
    expect(shown('currency', { amount: '50000.00', currency: 'CNY' })).toEqual(['CN¥50,000', '¥50,000'])
  })

  it('keeps a calendar date the same day in every zone', () => {
    expect(shown('date', '2026-11-01')).toEqual(['Nov 1, 2026', '2026年11月1日'])
  })

  it('shows a moment in the zone of the reader', () => {
    expect(shown('datetime', '2026-11-23T16:30:00Z').map((text) => text.replaceAll(' ', ' '))).toEqual([
      'Nov 23, 2026, 11:30 AM',
      '2026年11月24日 00:30',
    ])
  })

  it('shows the label of a choice, and the code of one that is no more', () => {
    const options = [{ code: 'won', label: { en: 'Won', zh: '赢单' } }]
    expect(shown('select', 'won', { options })).toEqual(['Won', '赢单'])
    expect(shown('select', 'gone', { options })).toEqual(['gone', 'gone'])
    expect(shown('multiselect', ['won', 'won'], { options })).toEqual(['Won, Won', '赢单、赢单'])
  })

  it('tells no, zero and nothing apart', () => {
    expect(shown('boolean', false)).toEqual(['No', '否'])
    expect(shown('number', 0)).toEqual(['0', '0'])
    expect(shown('number', null)).toEqual(['—', '—'])
    expect(shown('text', '')).toEqual(['—', '—'])
    expect(shown('percent', 12.5)).toEqual(['12.5%', '12.5%'])
  })
})
