import { describe, expect, it } from 'vitest'
import { parseFilter } from './parse-filter.ts'

const and = (...parts: unknown[]) => ({ and: parts })

describe('the filter of --filter', () => {
  it('reads comparisons joined by and', () => {
    expect(parseFilter('amount>50000 and stage=negotiation')).toEqual(
      and({ field: 'amount', op: '>', value: 50000 }, { field: 'stage', op: '=', value: 'negotiation' }),
    )
  })
  it('binds and closer than or, and obeys parentheses and not', () => {
    expect(parseFilter('a=1 or b=2 and not (c=3 or d=4)')).toEqual({
      or: [
        { field: 'a', op: '=', value: 1 },
        and(
          { field: 'b', op: '=', value: 2 },
          {
            not: {
              or: [
                { field: 'c', op: '=', value: 3 },
                { field: 'd', op: '=', value: 4 },
              ],
            },
          },
        ),
      ],
    })
  })
  it.each([
    ['created_at in this_week', { field: 'created_at', op: 'in_period', value: 'this_week' }],
    ['created_at in_period last_30_days', { field: 'created_at', op: 'in_period', value: 'last_30_days' }],
    ['stage in (proposal, "closed won")', { field: 'stage', op: 'in', value: ['proposal', 'closed won'] }],
    ['stage NOT IN (proposal)', { field: 'stage', op: 'not_in', value: ['proposal'] }],
    ['name ~ 星辰', { field: 'name', op: 'contains', value: '星辰' }],
    ['name contains "a \\"b\\""', { field: 'name', op: 'contains', value: 'a "b"' }],
    ['name starts_with Ac', { field: 'name', op: 'starts_with', value: 'Ac' }],
    ['amount between 1 and 2.5', { field: 'amount', op: 'between', value: [1, 2.5] }],
    ['email is null', { field: 'email', op: 'is_null' }],
    ['email is not null', { field: 'email', op: 'is_not_null' }],
    ['account_id.industry!=retail', { field: 'account_id.industry', op: '!=', value: 'retail' }],
    ['is_primary=true', { field: 'is_primary', op: '=', value: true }],
    ["phone='13800138000'", { field: 'phone', op: '=', value: '13800138000' }],
    ['close_date>=2026-11-01', { field: 'close_date', op: '>=', value: '2026-11-01' }],
    ['owner_id=me', { field: 'owner_id', op: '=', value: 'me' }],
    ['lead_score>-5', { field: 'lead_score', op: '>', value: -5 }],
  ])('reads %s', (source, expected) => {
    expect(parseFilter(source)).toEqual(expected)
  })
  it.each([
    ['amount>', /a value is missing/],
    ['amount', /a comparison.*is missing/],
    ['amount>1 and', /a field is missing/],
    ['(amount>1', /"\)" is missing/],
    ['amount>1 stage=x', /"and", "or" or the end/],
    ['stage in proposal', /a list in parentheses, or a period/],
    ['stage not in this_week', /a list in parentheses/],
    ['amount between 1 or 2', /"and"/],
    ['email is 5', /"null"/],
    ['', /a field is missing/],
    ['a = "unfinished', /not expected/],
  ])('refuses %j and points at the place', (source, words) => {
    expect(() => parseFilter(source)).toThrow(words)
    expect(() => parseFilter(source)).toThrow(/\^/)
  })
})
