import { describe, expect, it } from 'vitest'
import type { FieldDescription, ObjectDescription } from '#crm-core/contract'
import { valuesOf } from './record-values.ts'

const field = (name: string, ui: FieldDescription['ui']): FieldDescription => ({
  name,
  kind: ui,
  label: { en: name, zh: name },
  required: false,
  read_only: false,
  unique: false,
  operators: [],
  ui,
  measures: 'none',
})
const object: ObjectDescription = {
  name: 'deal',
  label: { en: 'Deal', zh: '商机' },
  plural: { en: 'Deals', zh: '商机' },
  display: 'name',
  domain: 'sales',
  relations: [],
  list: [],
  period_field: 'created_at',
  can: { create: true, update: true, delete: true },
  fields: [
    field('name', 'text'),
    field('score', 'number'),
    field('amount', 'currency'),
    field('open', 'boolean'),
    field('tags', 'multiselect'),
    field('extra', 'json'),
  ],
}

describe('--set', () => {
  it.each([
    ['name=a=b', { name: 'a=b' }],
    ['name=', { name: null }],
    ['score=12.5', { score: 12.5 }],
    ['score=many', { score: 'many' }],
    ['amount=50000.10', { amount: '50000.10' }],
    ['amount=50000 usd', { amount: { amount: '50000', currency: 'USD' } }],
    ['open=true', { open: true }],
    ['tags=a, b', { tags: ['a', 'b'] }],
    ['extra={"a":1}', { extra: { a: 1 } }],
    ['phone=138', { phone: '138' }],
  ])('reads %j', (set, values) => {
    expect(valuesOf([set], object)).toEqual(values)
  })
  it('refuses what is no assignment', () => {
    expect(() => valuesOf(['name'], object)).toThrow('--set name')
  })
})
