import { describe, expect, it } from 'vitest'
import type { AnyRecord, ObjectDescription } from '#crm-core/contract'
import { displayOf, parentKey } from './display.ts'
import { fieldOf as field } from '../../testing/field-of.ts'

const person = (first_name: string | null, last_name: string) => ({
  id: '0198c0de-0000-7000-8000-000000000000',
  tenant_id: '',
  owner_id: null,
  created_at: '',
  updated_at: '',
  created_by: null,
  updated_by: null,
  version: 1,
  deleted_at: null,
  first_name,
  last_name,
})
const contact = {
  name: 'contact',
  label: { en: 'Contact', zh: '联系人' },
  plural: { en: 'Contacts', zh: '联系人' },
  display: 'last_name',
  domain: 'sales',
  fields: [field('text', { name: 'first_name' }), field('text', { name: 'last_name' })],
  relations: [],
  list: [],
  period_field: 'created_at',
  can: { create: true, update: true, delete: true },
} as const

describe('displayOf', () => {
  it('writes a person in the order of the script', () => {
    expect(displayOf(person('伟', '王'), contact)).toBe('王伟')
    expect(displayOf(person('Ann', 'Lee'), contact)).toBe('Ann Lee')
    expect(displayOf(person(null, 'Lee'), contact)).toBe('Lee')
  })

  it('falls back to the beginning of the id', () => {
    expect(displayOf(person(null, ''), contact)).toBe('0198c0de')
  })
})

describe('a record that has no name of its own', () => {
  const label = { en: 'Quote line', zh: '报价明细' }
  const named = (field: object) =>
    ({ ...contact, label, display: 'it', fields: [{ name: 'it', ...field }] }) as unknown as ObjectDescription
  const record = (it: string) => ({ ...person(null, ''), it }) as AnyRecord

  it('goes by what it belongs to, and never by the id of that', () => {
    const line = named({ references: 'product' })
    expect(displayOf(record('p1'), line, { labels: { p1: 'Route Planner' } })).toBe('Route Planner')
    expect(displayOf(record('p1'), line, { language: 'zh' })).toMatch(/^报价明细 /)
  })
  it('goes by the words of its choice', () => {
    const milestone = named({ options: [{ code: 'first', label: { en: 'First answer', zh: '首次响应' } }] })
    expect(displayOf(record('first'), milestone, { language: 'zh' })).toBe('首次响应')
  })
  it('goes by the first line of a long text, without its marks', () => {
    expect(displayOf(record('## **Call** back\nand more'), named({}))).toBe('Call back')
  })
  it('finds the parent where the store puts it', () => {
    expect(['account_id', 'assigned_to'].map(parentKey)).toEqual(['account', 'assigned_to_record'])
  })
})
