import { describe, expect, it } from 'vitest'
import type { FieldDescription } from '#crm-core/contract'
import { valueText } from './values.ts'

const field = (ui: FieldDescription['ui'], more: Partial<FieldDescription> = {}): FieldDescription => ({
  name: 'f',
  kind: ui,
  label: { en: 'F', zh: '字段' },
  required: false,
  read_only: false,
  unique: false,
  operators: [],
  ui,
  measures: 'text',
  ...more,
})
const en = { language: 'en', time_zone: 'Asia/Shanghai', labels: { a1: 'Acme Corp' } } as const
const zh = { ...en, language: 'zh' } as const

describe('a value as a person reads it', () => {
  it.each([
    [{ amount: '1250000.00', currency: 'CNY' }, field('currency'), en, '¥1,250,000'],
    [{ amount: '0.10', currency: 'USD' }, field('currency'), en, '$0.10'],
    [
      { amount: '12345678901234567.89', currency: 'USD' },
      field('currency'),
      en,
      '$12,345,678,901,234,567.89',
    ],
    [true, field('boolean'), zh, '是'],
    ['a1', field('reference', { references: 'account' }), en, 'Acme Corp'],
    ['out-of-reach', field('reference', { references: 'account' }), en, 'out-of-reach'],
    [40, field('percent'), en, '40%'],
    ['2026-11-23', field('date'), en, '2026-11-23'],
    [['x', 'y'], field('multiselect'), en, 'x, y'],
    [null, field('text'), en, ''],
    [undefined, undefined, en, ''],
  ])('%j', (value, description, context, text) => {
    expect(valueText(value, description, context)).toBe(text)
  })
  it('names a choice in the language of the reader', () => {
    const stage = field('select', { options: [{ code: 'won', label: { en: 'Won', zh: '赢单' } }] })
    expect(valueText('won', stage, zh)).toBe('赢单')
    expect(valueText('won', stage, en)).toBe('Won')
  })
  it('shows a time in the time zone of the reader', () => {
    expect(valueText('2026-11-20T20:30:00Z', field('datetime'), en)).toBe('2026-11-21 04:30')
  })
})
