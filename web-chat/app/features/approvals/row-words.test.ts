import { describe, expect, it } from 'vitest'
import { changesOf, valueIn, withMail, withValue } from './row-words.ts'

describe('arguments of an approval row', () => {
  it('find and change a field value where it stands', () => {
    const update = { records: { object: 'lead', id: '1' }, changes: { status: 'new', title: null } }
    expect(valueIn(update, 'status')).toBe('new')
    expect(valueIn(update, 'title')).toBeNull()
    expect(valueIn(update, 'company')).toBeUndefined()
    expect(withValue(update, 'status', 'won')).toEqual({ ...update, changes: { status: 'won', title: null } })
    expect(withValue({ object: 'task', values: { subject: 'a' } }, 'subject', 'b')).toEqual({
      object: 'task',
      values: { subject: 'b' },
    })
    expect(withValue({ subject: 'call', due_date: '2026-11-24' }, 'due_date', '2026-11-25')).toEqual({
      subject: 'call',
      due_date: '2026-11-25',
    })
  })

  it('do not find what an object inherits', () => {
    expect(valueIn({ values: {} }, 'toString')).toBeUndefined()
  })

  it('leave the template behind when a mail gets words of its own', () => {
    expect(
      withMail(
        { to: { object: 'lead', id: '1' }, template: 'welcome', template_id: 'x' },
        { subject: 's', body: 'b' },
      ),
    ).toEqual({
      to: { object: 'lead', id: '1' },
      subject: 's',
      body: 'b',
    })
  })

  it('show edited values after the arrow and keep the computed ones', () => {
    const changes = [
      { field: 'stage', before: 'proposal', after: 'negotiation' },
      { field: 'probability', before: 50, after: 75 },
    ]
    const original = { changes: { stage: 'negotiation' } }
    expect(changesOf(changes, original, withValue(original, 'stage', 'closed_won'))).toEqual([
      { field: 'stage', before: 'proposal', after: 'closed_won' },
      { field: 'probability', before: 50, after: 75 },
    ])
  })
})
