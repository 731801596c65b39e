import { describe, expect, it } from 'vitest'
import type { AnyRecord, FieldDescription, ObjectDescription } from '#crm-core/contract'
import { comparedFields, isComparable, survivor } from './choices.ts'

const field = (name: string, more: Partial<FieldDescription> = {}) =>
  ({ name, ui: 'text', read_only: false, ...more }) as FieldDescription
const lead = {
  display: 'last_name',
  fields: [field('title'), field('city'), field('phone', { ui: 'phone' }), field('id', { read_only: true })],
} as unknown as ObjectDescription
const record = (id: string, values: object) => ({ id, ...values }) as AnyRecord
const one = record('1', { title: 'Buyer', city: null, phone: '1' })
const other = record('2', { title: 'Head of buying', city: 'Lyon', phone: '1' })

it('records with a name and a number can be compared, others not', () => {
  expect(isComparable(lead)).toBe(true)
  expect(isComparable({ ...lead, display: 'subject' })).toBe(false)
  expect(isComparable({ ...lead, fields: [field('title')] })).toBe(false)
})

describe('a merge', () => {
  it('asks only about fields on which the records differ', () => {
    const { same, different } = comparedFields(lead, one, other)
    expect(same.map(({ name }) => name)).toEqual(['phone'])
    expect(different.map(({ name }) => name)).toEqual(['title', 'city'])
  })

  it('takes the value that was chosen, else that of the kept record, else the only one there is', () => {
    const of = (name: string, chosen = {}) => survivor(field(name), { keep: one, other, chosen })
    expect(of('title')).toBe('1')
    expect(of('title', { title: '2' })).toBe('2')
    expect(of('city')).toBe('2')
  })
})
