import { describe, expect, it } from 'vitest'
import type { FieldDescription, FieldValue, Snapshot } from '#crm-core/contract'
import { leadScore } from '../lead-score/definition.ts'
import { definitionFor } from './custom-fields.ts'

const field = (name: string, kind: string, more: Partial<FieldDescription> = {}): FieldDescription => ({
  name,
  kind,
  label: { en: `The ${name}`, zh: `${name}字段` },
  required: false,
  read_only: false,
  unique: false,
  operators: [],
  ui: 'text',
  measures: 'none',
  custom: true,
  ...more,
})
const at = new Date('2026-11-23T00:00:00Z')
const snapshot = (values: Readonly<Record<string, FieldValue>>, known_since = at): Snapshot => ({
  id: 'x',
  at,
  created_at: new Date('2026-11-01T00:00:00Z'),
  known_since,
  values,
  parents: {},
  children: {},
  changes: [],
})

describe('a model of a workspace', () => {
  it('reads what the workspace has added, by the kind of the field, in its words', () => {
    const own = definitionFor(leadScore, [
      field('region', 'select'),
      field('is_key', 'boolean'),
      field('seats', 'number'),
      field('share', 'percent'),
      field('worth', 'currency'),
      field('starts_on', 'date'),
      field('asked_at', 'dateTime'),
    ])
    const added = own.features.slice(leadScore.features.length)
    expect(added.map(({ name, kind, field: of }) => [name, kind, of])).toEqual([
      ['custom.region', 'category', 'region'],
      ['custom.is_key', 'number', 'is_key'],
      ['custom.seats', 'number', 'seats'],
      ['custom.share', 'number', 'share'],
      ['custom.worth', 'number', 'worth'],
      ['custom.starts_on', 'number', 'starts_on'],
      ['custom.asked_at', 'number', 'asked_at'],
    ])
    expect(added[0]?.label).toEqual({ en: 'The region', zh: 'region字段' })
    expect(own.needs.fields).toEqual([...leadScore.needs.fields, ...added.map(({ field: of }) => of)])
    const values = {
      region: 'north',
      is_key: false,
      seats: 12,
      share: 40,
      worth: { amount: '99.50', currency: 'CNY' },
      starts_on: '2026-11-30',
      asked_at: '2026-11-22T12:00:00Z',
    }
    const row = (given: Readonly<Record<string, FieldValue>>, since?: Date) =>
      own.row(snapshot(given, since)).slice(leadScore.features.length)
    expect(row(values)).toEqual(['north', 0, 12, 40, 99.5, 7, -1])
    expect(row({})).toEqual(added.map(() => null))
    // Before the store knew the record, today's values would tell the future.
    expect(row(values, new Date('2026-11-24T00:00:00Z'))).toEqual(added.map(() => null))
  })

  it('leaves out what says nothing in one value, what ships, and where its own score is written', () => {
    const kinds = ['text', 'textarea', 'email', 'phone', 'url', 'multiSelect', 'reference', 'json']
    const fields = kinds.map((kind) => field(`a_${kind.toLowerCase()}`, kind))
    const shipped: FieldDescription = { ...field('industry', 'select'), custom: undefined }
    expect(definitionFor(leadScore, [...fields, shipped, field('lead_score', 'number')])).toBe(leadScore)
  })

  it('reads forty of them at most, the oldest', () => {
    const many = Array.from({ length: 60 }, (_, n) => field(`n${n}`, 'number'))
    const { features } = definitionFor(leadScore, many)
    expect(features.length - leadScore.features.length).toBe(40)
    expect(features.at(-1)?.name).toBe('custom.n39')
  })
})
