import * as fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Money } from '../contract.ts'
import { allObjects } from '../objects/all.ts'
import { describeField } from '../objects/describe.ts'
import { ObjectSchema, type RecordOf } from '../objects/schema.ts'
import { z } from 'zod'
import { Field } from './field.ts'
import type { AnyField } from './kind.ts'
import { parseValue } from './parse.ts'
import { picklist } from './select.ts'

const label = { en: 'Field', zh: '字段' }
const sizes = picklist([
  { code: 'small', label: { en: 'Small', zh: '小' } },
  { code: 'large', label: { en: 'Large', zh: '大' } },
])
const kinds: Record<string, AnyField> = {
  autonumber: Field.autonumber({ label, format: 'QUO-{00000}' }),
  boolean: Field.boolean({ label }),
  currency: Field.currency({ label }),
  date: Field.date({ label }),
  dateTime: Field.dateTime({ label }),
  email: Field.email({ label }),
  fileList: Field.fileList({ label }),
  images: Field.fileList({ label, accept: ['image/*'], max_files: 1, max_bytes: 1000 }),
  geolocation: Field.geolocation({ label }),
  secretMoney: Field.encrypted({ label, of: 'money', readers: ['admin'] }),
  secretText: Field.encrypted({ label, of: 'text', readers: ['admin'], max_length: 10 }),
  integer: Field.number({ label, integer: true, min: 0, max: 100 }),
  json: Field.json({ label }),
  multiSelect: Field.multiSelect(sizes, { label }),
  number: Field.number({ label }),
  percent: Field.percent({ label }),
  phone: Field.phone({ label }),
  reference: Field.reference('account', { label }),
  richText: Field.richText({ label }),
  select: Field.select(sizes, { label }),
  text: Field.text({ label, max_length: 10 }),
  textarea: Field.textarea({ label }),
  url: Field.url({ label }),
}
const parse = (kind: string, input: unknown) => {
  const field = kinds[kind]
  if (!field) throw new Error(kind)
  return parseValue(field, input, 'en')
}
const uuid = '0190b000-0000-7000-8000-000000000001'

describe('a value on its way in', () => {
  const taken: [string, unknown, unknown][] = [
    ['text', '  Acme ', 'Acme'],
    ['text', ' \n ', null],
    ['text', null, null],
    ['textarea', ' two\n lines', ' two\n lines'],
    ['textarea', 'a\u0000b\ud800', 'ab\ufffd'],
    ['email', ' Li@Example.COM ', 'li@example.com'],
    ['phone', '（010）8888-6666', '010 8888-6666'],
    ['phone', '+86 138 0000 0000', '+86 138 0000 0000'],
    ['phone', '+1 (415) 555-0100 x12', '+1 415 555-0100 x12'],
    ['url', 'example.com/a', 'https://example.com/a'],
    ['integer', '42', 42],
    ['number', '-1.5', -1.5],
    ['percent', 12.5, 12.5],
    ['currency', 50000, { amount: '50000.00', currency: '' }],
    ['currency', 0.1 + 0.2, { amount: '0.30', currency: '' }],
    ['currency', '007.5', { amount: '7.50', currency: '' }],
    ['currency', '-0', { amount: '0.00', currency: '' }],
    [
      'currency',
      { amount: '9999999999999999.99', currency: 'usd' },
      { amount: '9999999999999999.99', currency: 'USD' },
    ],
    ['boolean', '是', true],
    ['boolean', 'no', false],
    ['date', '2026-02-28', '2026-02-28'],
    ['dateTime', '2026-11-23T17:00:00+08:00', '2026-11-23T09:00:00.000Z'],
    ['dateTime', '2026-11-23', '2026-11-23T00:00:00.000Z'],
    ['select', 'LARGE', 'large'],
    ['select', '大', 'large'],
    ['multiSelect', ['small', '小', 'large'], ['small', 'large']],
    ['multiSelect', 'small', ['small']],
    ['reference', { object: 'account', id: uuid }, uuid],
    ['reference', uuid.toUpperCase(), uuid],
    ['json', { a: ['\u0000x'] }, { a: ['x'] }],
    ['geolocation', '31.2304, 121.4737', { latitude: 31.2304, longitude: 121.4737 }],
    ['geolocation', '-33.86，151.21', { latitude: -33.86, longitude: 151.21 }],
    ['geolocation', { latitude: -90, longitude: 1e-300 }, { latitude: -90, longitude: 0 }],
    ['secretMoney', '5000', { amount: '5000.00', currency: '' }],
    ['secretText', ' abc ', 'abc'],
    ['richText', 'a <b>bold</b> [x](javascript:1)', 'a bold x'],
    [
      'images',
      [{ key: 'k', name: 'n', type: 'image/png', size: 1 }],
      [{ key: 'k', name: 'n', type: 'image/png', size: 1 }],
    ],
  ]
  it.each(taken)('of kind %s is taken: %j becomes %j', (kind, input, value) => {
    expect(parse(kind, input)).toEqual({ ok: true, value })
  })

  const refused: [string, unknown, string][] = [
    ['text', 42, 'wrong_type'],
    ['text', 'x'.repeat(11), 'too_long'],
    ['email', 'nobody', 'wrong_type'],
    ['email', 'a@b', 'wrong_type'],
    ['phone', 'call me', 'wrong_type'],
    ['url', 'javascript:alert(1)', 'wrong_type'],
    ['integer', 1.5, 'wrong_type'],
    ['integer', 101, 'out_of_range'],
    ['integer', -1, 'out_of_range'],
    ['integer', '4x', 'wrong_type'],
    ['number', Number.NaN, 'wrong_type'],
    ['number', Infinity, 'wrong_type'],
    ['percent', 101, 'out_of_range'],
    ['currency', '1,000', 'wrong_type'],
    ['currency', '1.005', 'wrong_type'],
    ['currency', { amount: 1, currency: 'Yuan' }, 'wrong_type'],
    ['boolean', 'maybe', 'wrong_type'],
    ['date', '2026-02-30', 'wrong_type'],
    ['date', '23/11/2026', 'wrong_type'],
    ['dateTime', 'yesterday', 'wrong_type'],
    ['select', 'medium', 'unknown_option'],
    ['multiSelect', ['small', 'medium'], 'wrong_type'],
    ['reference', 'acme', 'wrong_type'],
    ['fileList', [{ name: 'x' }], 'wrong_type'],
    ['images', [{ key: 'k', name: 'n', type: 'text/html', size: 1 }], 'wrong_type'],
    ['geolocation', '91, 0', 'wrong_type'],
    ['geolocation', 'Shanghai', 'wrong_type'],
    ['secretText', 'x'.repeat(11), 'too_long'],
  ]
  it.each(refused)('of kind %s is refused: %j is %s', (kind, input, code) => {
    expect(parse(kind, input)).toMatchObject({ ok: false, code })
  })

  it('is refused in the words of the reader', () => {
    const field = Field.select(sizes, { label })
    expect(parseValue(field, 'x', 'zh')).toMatchObject({
      params: { field: '字段', choices: '小 (small), 大 (large)' },
    })
  })

  it('tells where in a document something is wrong', () => {
    const field = Field.json({ label, schema: z.record(z.string(), z.array(z.string())) })
    expect(parseValue(field, { won: ['lost'], open: ['won', 3] }, 'en')).toMatchObject({
      ok: false,
      path: '.open[1]',
      params: { field: 'Field open[1]', got: '3' },
    })
  })

  it('that is secret is not told in what is wrong with it', () => {
    expect(JSON.stringify(parse('secretMoney', 'about 7331'))).not.toContain('7331')
  })

  it('never makes a kind throw, and what is taken is taken again as it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(kinds)), fc.anything(), (kind, input) => {
        const first = parse(kind, input)
        expect(first.ok ? parse(kind, first.value) : first).toEqual(first)
      }),
      { numRuns: 2000 },
    )
  })

  it('of money keeps every cent', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), (cents) => {
        const digits = String(cents < 0n ? -cents : cents).padStart(3, '0')
        const amount = `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
        expect(parse('currency', amount)).toEqual({ ok: true, value: { amount, currency: '' } })
      }),
    )
  })
})

describe('the fields of the shipped objects', () => {
  const fields = allObjects.flatMap((object) =>
    Object.entries(object.all).map(([name, field]) => ({ at: `${object.name}.${name}`, name, field })),
  )

  it('have words in both languages, and so have their choices', () => {
    const bare = fields.filter(({ field }) =>
      [field.label, ...(field.options ?? []).map((option) => option.label)].some(({ en, zh }) => !en || !zh),
    )
    expect(bare.map(({ at }) => at)).toEqual([])
  })

  it('describe themselves as plain JSON', () => {
    for (const { name, field } of fields) {
      const description = describeField(name, field)
      expect(JSON.parse(JSON.stringify(description))).toEqual(description)
      expect(description.operators.length).toBeGreaterThan(0)
    }
  })

  it('take their own defaults', () => {
    const parsed = fields
      .filter(({ field }) => field.default !== null)
      .map(({ at, field }) => ({ at, ...parseValue(field, field.default, 'en') }))
    const expected = fields
      .filter(({ field }) => field.default !== null)
      .map(({ at, field }) => ({ at, ok: true, value: field.default }))
    expect(parsed).toEqual(expected)
  })

  it('point to objects that there are, by relations whose names do not clash', () => {
    const names = new Set(allObjects.map(({ name }) => name))
    const relations: string[] = []
    const lost: string[] = []
    for (const { at, field } of fields)
      for (const target of field.targets ?? []) {
        if (!names.has(target)) lost.push(at)
        if (field.relation) relations.push(`${target}.${field.relation}`)
      }
    expect(lost).toEqual([])
    expect(relations).toEqual([...new Set(relations)])
  })

  it('are there for lists, titles, subtitles, periods, indexes and kinds of links', () => {
    const lost = allObjects.flatMap((object) => {
      const named = [object.display, object.period_field, ...object.list]
      for (const { fields } of object.indexes ?? []) named.push(...fields)
      if (object.subtitle) named.push(object.subtitle)
      for (const field of Object.values(object.all)) if (field.type_field) named.push(field.type_field)
      return named.filter((name) => !(name in object.all)).map((name) => `${object.name}.${name}`)
    })
    expect(lost).toEqual([])
  })

  it('have no word that means two choices of one field', () => {
    const clashes = fields.flatMap(({ at, field }) =>
      (['en', 'zh'] as const).flatMap((language) => {
        const words = (field.options ?? []).flatMap((option) => [
          ...new Set(
            [option.label[language], ...(option.aliases?.[language] ?? [])].map((word) => word.toLowerCase()),
          ),
        ])
        return words.filter((word, i) => words.indexOf(word) !== i).map((word) => `${at}: ${word}`)
      }),
    )
    expect(clashes).toEqual([])
  })
})

describe('the type of a record', () => {
  it('follows from its object', () => {
    const Thing = ObjectSchema.create({
      name: 'thing',
      label,
      plural: label,
      display: 'name',
      domain: 'sales',
      access: 'owned',
      fields: {
        name: Field.text({ label, required: true }),
        size: Field.select(sizes, { label }),
        price: Field.currency({ label, required: true }),
      },
    })
    type Thing = RecordOf<typeof Thing>
    expectTypeOf<Thing['name']>().toEqualTypeOf<string>()
    expectTypeOf<Thing['size']>().toEqualTypeOf<'small' | 'large' | null>()
    expectTypeOf<Thing['price']>().toExtend<Money>()
    expect(Object.keys(Thing.all)).toContain('version')
  })
})
