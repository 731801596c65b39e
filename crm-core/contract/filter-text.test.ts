import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorWords, HotcrmError } from './errors.ts'
import { parseFilter, printFilter } from './filter-text.ts'
import { namedPeriods, type Condition, type Filter, type Scalar } from './query.ts'

const is = (field: string, op: Condition['op'], value?: Condition['value']) =>
  value === undefined ? { field, op } : { field, op, value }

describe('a filter as text', () => {
  it.each<[string, Filter]>([
    [
      'status = new and lead_score >= 80 and created_at in this_week',
      {
        and: [
          is('status', '=', 'new'),
          is('lead_score', '>=', 80),
          is('created_at', 'in_period', 'this_week'),
        ],
      },
    ],
    [
      'a=1 or b=2 and not (c=3 or d=4)',
      {
        or: [
          is('a', '=', 1),
          { and: [is('b', '=', 2), { not: { or: [is('c', '=', 3), is('d', '=', 4)] } }] },
        ],
      },
    ],
    ['created_at in_period last_30_days', is('created_at', 'in_period', 'last_30_days')],
    [
      'created_at in from 2026-01-01 to 2026-02-01',
      is('created_at', 'in_period', { from: '2026-01-01', to: '2026-02-01' }),
    ],
    ['created_at in to 2026-02-01', is('created_at', 'in_period', { to: '2026-02-01' })],
    ['stage in (proposal, "closed won")', is('stage', 'in', ['proposal', 'closed won'])],
    ['stage NOT IN (proposal)', is('stage', 'not_in', ['proposal'])],
    ['name ~ 星辰', is('name', 'contains', '星辰')],
    ['name contains "a \\"b\\""', is('name', 'contains', 'a "b"')],
    ['name starts_with Ac', is('name', 'starts_with', 'Ac')],
    ['name starts with Ac', is('name', 'starts_with', 'Ac')],
    ['amount between 1 and 2.5 and a = b', { and: [is('amount', 'between', [1, 2.5]), is('a', '=', 'b')] }],
    ['email is null', is('email', 'is_null')],
    ['email is empty', is('email', 'is_null')],
    ['email is not null', is('email', 'is_not_null')],
    ['account_id.industry!=retail', is('account_id.industry', '!=', 'retail')],
    ['is_primary=true', is('is_primary', '=', true)],
    ["phone='13800138000'", is('phone', '=', '13800138000')],
    ['close_date>=2026-11-01', is('close_date', '>=', '2026-11-01')],
    ['owner_id=me', is('owner_id', '=', 'me')],
    ['lead_score>-5', is('lead_score', '>', -5)],
    [
      'location within 10 km of 31.2,121.5',
      is('location', 'within', { latitude: 31.2, longitude: 121.5, radius_km: 10 }),
    ],
    [
      'has no opportunities (is_closed = false)',
      { relation: 'opportunities', match: 'none', filter: is('is_closed', '=', false) },
    ],
    ['has contacts', { relation: 'contacts', match: 'any' }],
    ['`has` = 1', is('has', '=', 1)],
  ])('reads %s', (source, expected) => {
    expect(parseFilter(source)).toEqual(expected)
  })

  it.each([
    ['status 等于 new 且 lead_score 不小于 80', 'status = new and lead_score >= 80'],
    ['created_at 在 本周 或 created_at 在 最近30天', 'created_at in this_week or created_at in last_30_days'],
    ['company 包含 “星辰 科技” 并且 email 不为空', 'company contains "星辰 科技" and email is not empty'],
    ['非 （phone 为空 或 amount 介于 1 到 9）', 'not (phone is empty or amount between 1 and 9)'],
    ['stage 不属于 （proposal，negotiation）', 'stage not in (proposal, negotiation)'],
    [
      'name 开头为 星 且 没有 opportunities（stage ＝ proposal）',
      'name starts with 星 and has no opportunities (stage = proposal)',
    ],
    ['location 附近 10 公里 31.2,121.5', 'location within 10 km of 31.2,121.5'],
  ])('reads %s as %s', (chinese, english) => {
    expect(parseFilter(chinese)).toEqual(parseFilter(english))
  })

  it.each([
    ['amount>', 1, 8, 'expected a value, found the end'],
    ['amount', 1, 7, 'expected a comparison'],
    ['amount>1 and', 1, 13, 'expected a field'],
    ['(amount>1', 1, 10, 'expected ")"'],
    ['amount>1\n  stage=x', 2, 3, 'expected "and", "or" or the end, found "stage"'],
    ['stage in proposal', 1, 10, 'a list in parentheses, or a period'],
    ['stage not in this_week', 1, 14, 'expected a list in parentheses'],
    ['amount between 1 or 2', 1, 18, 'expected "and"'],
    ['email is 5', 1, 10, 'expected "empty" or "null"'],
    ['stage in (a b)', 1, 13, 'expected "," or ")"'],
    ['place within 10 miles', 1, 17, 'expected "km"'],
    ['公司 包含 甲 而 b = 1', 1, 9, 'expected "and", "or" or the end, found "而"'],
    ['', 1, 1, 'expected a field'],
    ['a = "unfinished', 1, 5, 'expected a word'],
  ])('refuses %j at its line and column', (source, line, column, words) => {
    const error = refusal(source)
    expect(error).toMatchObject({ code: 'bad_filter', params: { line, column } })
    expect(errorWords('bad_filter', error.params, 'en')).toContain(words)
    expect(errorWords('bad_filter', error.params, 'zh')).toMatch(
      new RegExp(`第 ${line} 行第 ${column} 列.*应为`, 's'),
    )
    expect(errorWords('bad_filter', error.params, 'zh')).not.toContain('expected')
  })

  it('refuses what is nested beyond reason instead of running out of stack', () => {
    expect(refusal(`${'('.repeat(50_000)}a = 1${')'.repeat(50_000)}`).code).toBe('bad_filter')
    expect(refusal(`${'not '.repeat(50_000)}a = 1`).code).toBe('bad_filter')
  })

  it('is read back as it was, whatever the filter holds', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parseFilter(printFilter(filter))).toEqual(filter)
      }),
      { numRuns: 2000 },
    )
  })
  it('is written the same again after it was read', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const text = printFilter(filter)
        expect(printFilter(parseFilter(text))).toBe(text)
      }),
    )
  })
  it('answers any text with a filter or with bad_filter', () => {
    const piece = fc.constantFrom(
      'a',
      '=',
      '(',
      ')',
      'and',
      'not',
      'has',
      'in',
      '"',
      '`',
      ',',
      '1',
      ' ',
      '且',
      'is',
      'null',
      'from',
      '\n',
      'between',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const source = pieces.join(' ')
        try {
          expect(parseFilter(printFilter(parseFilter(source)))).toEqual(parseFilter(source))
        } catch (error) {
          if (!(error instanceof HotcrmError)) throw error
          expect(error.code).toBe('bad_filter')
        }
      }),
      { numRuns: 3000 },
    )
  })
})

function refusal(source: string): HotcrmError {
  try {
    parseFilter(source)
  } catch (error) {
    if (error instanceof HotcrmError) return error
  }
  throw new Error(`${source} was read`)
}

const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'and',
    'null',
    'true',
    '12',
    'has',
    '1e5',
    '2026-01-01',
    '星辰',
    'a\nb',
    '包含',
    '"',
    '\\',
    '公里',
    '',
  ),
)
const scalars: fc.Arbitrary<Scalar> = fc.oneof(
  texts,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.boolean(),
  fc.constant(null),
)
const fields = fc.oneof(fc.constantFrom('status', 'account_id.industry', 'not', '行业', 'no'), texts)
const relative = fc
  .tuple(
    fc.constantFrom('last', 'next'),
    fc.integer({ min: 1, max: 9999 }),
    fc.constantFrom('days', 'weeks', 'months'),
  )
  .map(([side, count, unit]) => `${side}_${count}_${unit}`)
const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))
const conditions: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    field: fields,
    op: fc.constantFrom('=' as const, '!=', '<', '<=', '>', '>=', 'contains', 'starts_with'),
    value: scalars,
  }),
  fc.record({
    field: fields,
    op: fc.constantFrom('in' as const, 'not_in'),
    value: fc.array(scalars, { maxLength: 4 }),
  }),
  fc.record({ field: fields, op: fc.constantFrom('is_null' as const, 'is_not_null') }),
  fc.record({ field: fields, op: fc.constant('between' as const), value: fc.tuple(scalars, scalars) }),
  fc.record({
    field: fields,
    op: fc.constant('in_period' as const),
    value: fc.oneof(fc.constantFrom(...namedPeriods), relative as fc.Arbitrary<`last_${number}_days`>),
  }),
  fc.record({
    field: fields,
    op: fc.constant('in_period' as const),
    value: fc.record({ from: days, to: days }, { requiredKeys: [] }),
  }),
  fc.record({
    field: fields,
    op: fc.constant('within' as const),
    value: fc.record({
      latitude: fc.integer({ min: -90, max: 90 }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }).map((number) => number + 0),
      radius_km: fc.integer({ min: 1, max: 900 }),
    }),
  }),
)
const filters: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'medium' },
    conditions,
    fc.record({ and: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ not: tie('filter') }),
    fc.record({ relation: fields, match: fc.constantFrom('any' as const, 'none') }),
    fc.record({ relation: fields, match: fc.constantFrom('any' as const, 'none'), filter: tie('filter') }),
  ),
})).filter
