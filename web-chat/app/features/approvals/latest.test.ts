import { describe, expect, it } from 'vitest'
import type { Approval, ApprovalRow } from '#agent/events'
import { latest } from './latest.ts'

const row = (id: string, outcome: ApprovalRow['outcome'], decision: ApprovalRow['decision'] = 'approved') =>
  ({ id, args: {}, preview: { kind: 'text', text: { en: id, zh: id } }, decision, outcome }) as const
const approval = (status: Approval['status'], ...rows: ApprovalRow[]): Approval => ({
  id: 'a',
  run_id: 'r',
  thread_id: 't',
  step_id: 's',
  tool: 'send_email',
  status,
  summary: '',
  reason: { en: '', zh: '' },
  rows,
  created_at: '',
  expires_at: '',
  decided_at: null,
  decided_by: null,
})

describe('of two tellings of an approval', () => {
  it('an answer stands over the question, whichever came by the event or by asking', () => {
    const asked = approval('pending', row('1', null, null))
    const answered = approval('decided', row('1', null))
    expect(latest(asked, answered)).toBe(answered)
    expect(latest(answered, asked)).toBe(answered)
  })
  it('the one with more outcomes is newer', () => {
    const one = approval('decided', row('1', 'done'), row('2', null))
    const two = approval('decided', row('1', 'done'), row('2', 'failed'))
    expect(latest(one, two)).toBe(two)
    expect(latest(two, one)).toBe(two)
  })
  it('the one that was read just now stands where both know as much', () => {
    const told = approval('pending', row('1', null, null))
    const read = approval('pending', row('1', null, null))
    expect(latest(told, read)).toBe(read)
  })
})
