import { describe, expect, it } from 'vitest'
import type { ApprovalRow } from '#agent/events'
import { allApproved, argsOf, choose, decidable, edit, toDecision } from './choices.ts'

const row = (id: string): ApprovalRow => ({
  id,
  args: { subject: 'Hello', body: `Dear ${id}` },
  preview: { kind: 'text', text: { en: '', zh: '' } },
  decision: null,
  outcome: null,
})
const rows = ['a', 'b', 'c'].map(row)

describe('choices of an approval', () => {
  it('approve everything without naming a row', () => {
    expect(toDecision(allApproved, rows)).toEqual({ decision: 'approve' })
  })

  it('name only the rows that differ', () => {
    const changed = edit(choose(allApproved, ['b'], false), 'c', { subject: 'Hi', body: 'x' })
    expect(toDecision(changed, rows)).toEqual({
      decision: 'approve',
      rows: [
        { id: 'b', decision: 'reject' },
        { id: 'c', decision: 'edit', args: { subject: 'Hi', body: 'x' } },
      ],
    })
  })

  it('reject the whole when no row is left', () => {
    expect(toDecision(choose(allApproved, ['a', 'b', 'c'], false), rows)).toEqual({ decision: 'reject' })
  })

  it('take a rejection back, by hand or by mending the row', () => {
    const rejected = choose(allApproved, ['a', 'b'], false)
    expect(choose(rejected, ['a'], true).rejected).toEqual(new Set(['b']))
    expect(edit(rejected, 'b', {}).rejected).toEqual(new Set(['a']))
  })

  it('show the words that would be sent', () => {
    const changed = edit(allApproved, 'a', { subject: 'New' })
    expect(argsOf(changed, rows[0]!)).toEqual({ subject: 'New' })
    expect(argsOf(changed, rows[1]!)).toEqual({ subject: 'Hello', body: 'Dear b' })
  })

  it('leave out a row that could not run in the first place', () => {
    const broken: ApprovalRow = { ...row('d'), decision: 'rejected', outcome: 'failed', error: 'no address' }
    expect(decidable([...rows, broken])).toEqual(rows)
    expect(toDecision(choose(allApproved, ['a', 'b', 'c'], false), [...rows, broken])).toEqual({
      decision: 'reject',
    })
  })

  it('never send the mended words of a row that was rejected after', () => {
    const changed = choose(edit(allApproved, 'a', { subject: 'New' }), ['a'], false)
    expect(toDecision(changed, rows)).toEqual({
      decision: 'approve',
      rows: [{ id: 'a', decision: 'reject' }],
    })
  })
})
