import { getTableColumns, sql } from 'drizzle-orm'
import { PgDialect, pgTable } from 'drizzle-orm/pg-core'
import { beforeAll, expect, it } from 'vitest'
import type { FieldValue, Filter, FilterValue, Operator, Scalar } from '../contract.ts'
import { Field } from '../fields/field.ts'
import type { AnyField } from '../fields/kind.ts'
import { picklist } from '../fields/select.ts'
import { standardCatalog } from '../objects/catalog.ts'
import { operatorsOf } from '../objects/describe.ts'
import { ObjectSchema } from '../objects/schema.ts'
import { withDatabases } from '../store/testing.ts'
import { testPeople } from '../testing/index.ts'
import { compileFilter, type Compiling } from './filter.ts'

const label = { en: 'Field', zh: '字段' }
const sizes = picklist([
  { code: 'small', label: { en: 'Small', zh: '小' } },
  { code: 'medium', label: { en: 'Medium', zh: '中' } },
  { code: 'large', label: { en: 'Large', zh: '大' } },
])
const ids = [1, 2, 3].map((n) => `0190b000-0000-7000-8000-00000000000${n}`)
type Three = readonly [FieldValue, FieldValue, FieldValue]

/** Every kind with three values in rising order (where it has one); the fourth row is empty. */
const kinds: Record<string, { field: AnyField; values: Three }> = {
  boolean: { field: Field.boolean({ label }), values: [false, true, true] },
  currency: {
    field: Field.currency({ label }),
    values: [
      { amount: '9.50', currency: 'CNY' },
      { amount: '10.00', currency: 'USD' },
      { amount: '100.00', currency: 'CNY' },
    ],
  },
  date: { field: Field.date({ label }), values: ['2026-11-22', '2026-11-23', '2027-01-01'] },
  date_time: {
    field: Field.dateTime({ label }),
    values: ['2026-11-22T15:59:59.999Z', '2026-11-22T16:00:00.000Z', '2026-12-31T00:00:00.000Z'],
  },
  email: { field: Field.email({ label }), values: ['a@x.test', 'b@x.test', 'c@y.test'] },
  file_list: { field: Field.fileList({ label }), values: [[], [], []] },
  json: { field: Field.json({ label }), values: [{ a: 1 }, [2], { b: {} }] },
  multi: { field: Field.multiSelect(sizes, { label }), values: [['small'], ['small', 'large'], ['medium']] },
  number: { field: Field.number({ label }), values: [-1.5, 0, 20] },
  integer: { field: Field.number({ label, integer: true }), values: [-3, 9, 10] },
  percent: { field: Field.percent({ label }), values: [0, 12.5, 100] },
  phone: { field: Field.phone({ label }), values: ['010 8888-6666', '+1 415 555-0100', '+86 138 0000 0000'] },
  person: { field: Field.reference('user', { label }), values: [ids[0] ?? '', ids[1] ?? '', ids[2] ?? ''] },
  rich_text: { field: Field.richText({ label }), values: ['alpha', 'beta', 'gamma'] },
  choice: { field: Field.select(sizes, { label }), values: ['small', 'medium', 'large'] },
  text: { field: Field.text({ label }), values: ['Acme', 'beta 100%', '星辰_科技'] },
  textarea: { field: Field.textarea({ label }), values: ['one', 'two\nlines', 'three'] },
  url: { field: Field.url({ label }), values: ['https://a.test/', 'https://b.test/', 'https://c.test/x'] },
}
const Probe = ObjectSchema.create({
  name: 'probe',
  label,
  plural: label,
  display: 'text',
  domain: 'sales',
  access: 'shared',
  fields: Object.fromEntries(Object.entries(kinds).map(([name, { field }]) => [name, field])),
})

/** What a value is compared by: money by its amount, a list by each of its members. */
function scalars(value: unknown): Scalar[] {
  if (Array.isArray(value)) return value.flatMap(scalars)
  if (typeof value === 'object' && value !== null && 'amount' in value) return [Number(value.amount)]
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [value] : []
}
function compare(have: Scalar, want: Scalar): number {
  if (typeof have === 'number' && typeof want === 'number') return have - want
  return String(have) < String(want) ? -1 : Number(String(have) > String(want))
}
const words = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '')

/** What a person would take the comparison for. */
const readings: Partial<Record<Operator, (have: FieldValue, want: readonly Scalar[]) => boolean>> = {
  is_null: (have) => have === null,
  is_not_null: (have) => have !== null,
  '=': (have, [want]) => have !== null && scalars(have)[0] === want,
  '!=': (have, [want]) => have === null || scalars(have)[0] !== want,
  in: (have, want) => scalars(have).some((one) => want.includes(one)),
  not_in: (have, want) => !scalars(have).some((one) => want.includes(one)),
  contains: (have, [want = null]) =>
    Array.isArray(have) ? have.includes(want) : have !== null && words(have).includes(words(want)),
  starts_with: (have, [want]) => have !== null && words(have).startsWith(words(want)),
  between: (have, [from = null, to = null]) =>
    scalars(have).some((one) => compare(one, from) >= 0 && compare(one, to) <= 0),
  '<': (have, [want = null]) => scalars(have).some((one) => compare(one, want) < 0),
  '<=': (have, [want = null]) => scalars(have).some((one) => compare(one, want) <= 0),
  '>': (have, [want = null]) => scalars(have).some((one) => compare(one, want) > 0),
  '>=': (have, [want = null]) => scalars(have).some((one) => compare(one, want) >= 0),
}

/** What may be asked with an operator of values of this kind. */
function wants(op: Operator, values: Three): (FilterValue | undefined)[] {
  const all = values.flatMap(scalars)
  const [low = null, middle = null, high = null] = all
  if (op === 'is_null' || op === 'is_not_null') return [undefined]
  if (op === 'in' || op === 'not_in') return [[], all.slice(0, 1), all.slice(1)]
  if (op === 'between')
    return [
      [low, middle],
      [middle, high],
      [high, low],
    ]
  if (op === 'contains' && Array.isArray(values[0])) return all
  if (op === 'contains' || op === 'starts_with')
    return all.flatMap((text) => [String(text).slice(0, 2).toUpperCase(), String(text).slice(-3), '%', '_'])
  return [low, middle, high]
}

withDatabases('a comparison', (subject) => {
  const rows = [0, 1, 2, null].map((place) =>
    Object.fromEntries(
      Object.entries(kinds).map(([name, { values }]) => [
        name,
        place === null ? null : (values[place] ?? null),
      ]),
    ),
  )
  beforeAll(async () => {
    const builders = Object.entries(kinds).flatMap(([name, { field }]) => Object.entries(field.columns(name)))
    const table = pgTable('probe', Object.fromEntries(builders))
    const columns = Object.entries(getTableColumns(table)).map(([name, c]) => `"${name}" ${c.getSQLType()}`)
    const { pool } = subject.database()
    await pool.query(`create table probe (place int, ${columns.join(', ')})`)
    const stored = rows.map((row, place) =>
      Object.entries(kinds).reduce<object>(
        (all, [name, { field }]) => ({ ...all, ...field.write(row[name] ?? null, name) }),
        { place },
      ),
    )
    await pool.query('insert into probe select * from jsonb_populate_recordset(null::probe, $1::jsonb)', [
      JSON.stringify(stored),
    ])
  })
  const ask = async (filter: Filter) => {
    const compiling: Compiling = {
      actor: testPeople.rep,
      catalog: standardCatalog,
      now: new Date('2026-11-23T01:00:00Z'),
      issues: [],
    }
    const where = compileFilter(Probe, filter, 't', compiling)
    if (compiling.issues.length > 0) return compiling.issues
    const query = sql`select place from probe t where ${where} order by place`
    const { sql: text, params } = new PgDialect().sqlToQuery(query)
    const found = await subject.database().pool.query<{ place: number }>(text, params)
    return found.rows.map(({ place }) => place)
  }

  it.each(Object.keys(kinds))(
    'of kind %s means with every operator what a person takes it for',
    async (name) => {
      const kind = kinds[name]
      if (!kind) throw new Error(name)
      for (const op of operatorsOf(kind.field).filter((one) => one !== 'in_period'))
        for (const value of wants(op, kind.values)) {
          const condition = { field: name, op, ...(value !== undefined && { value }) }
          const expected = rows.flatMap((row, place) =>
            readings[op]?.(row[name] ?? null, scalars(value)) ? [place] : [],
          )
          expect([condition, await ask(condition)]).toEqual([condition, expected])
        }
    },
  )

  it('with a period takes days and instants as the reader’s calendar has them', async () => {
    const today = { op: 'in_period', value: 'today' } as const
    expect(await ask({ field: 'date', ...today })).toEqual([1])
    // 16:00 in Greenwich is midnight in Shanghai.
    expect(await ask({ field: 'date_time', ...today })).toEqual([1])
    expect(await ask({ field: 'date_time', op: 'in_period', value: { to: '2026-11-23' } })).toEqual([0])
    expect(await ask({ field: 'date', op: 'in_period', value: {} })).toEqual([0, 1, 2])
  })

  it('that a kind does not know, or with a value that it cannot take, is told and not run', async () => {
    expect(await ask({ field: 'json', op: '=', value: 1 })).toMatchObject([
      { at: 'filter.op', code: 'unknown_operator', params: { choices: 'is_null, is_not_null' } },
    ])
    const refused: [Filter, string][] = [
      [{ field: 'multi', op: 'in', value: 'small' }, 'wrong_type'],
      [{ field: 'multi', op: 'in', value: ['huge'] }, 'wrong_type'],
      [{ field: 'number', op: 'between', value: [1] }, 'wrong_type'],
      [{ field: 'number', op: '<', value: null }, 'required'],
      [{ field: 'number', op: 'in', value: 3 }, 'wrong_type'],
      [{ field: 'text', op: 'contains', value: 3 }, 'wrong_type'],
      [{ field: 'choice', op: '=', value: 'huge' }, 'unknown_option'],
      [{ field: 'date', op: 'in_period', value: 'someday' }, 'bad_period'],
    ]
    for (const [filter, code] of refused)
      expect([filter, await ask(filter)]).toMatchObject([filter, [{ code }]])
  })

  it('nested deeper than anybody means it is refused', async () => {
    let filter: Filter = { field: 'number', op: 'is_null' }
    for (let depth = 0; depth < 40; depth++) filter = { not: filter }
    expect(await ask(filter)).toMatchObject([{ code: 'wrong_type' }])
    expect(await ask(JSON.parse('{"nonsense":true}'))).toMatchObject([{ at: 'filter', code: 'wrong_type' }])
  })
})
