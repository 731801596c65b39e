import { describe, expect, it } from 'vitest'
import { HotcrmError } from '#crm-core/contract'
import type { StepResult } from '#agent/events'
import { exitOf, exitOfRun, wordsOf } from './exit.ts'
import { resultOf } from './testing/run-script.ts'

const step = (status: StepResult['status'], code?: NonNullable<StepResult['error']>['code']): StepResult => ({
  id: 's1',
  tool: 'update_record',
  args: {},
  status,
  summary: '',
  records: [],
  error: code ? { code, message: '' } : null,
})

describe('the exit code of a run', () => {
  it.each([
    ['completed', [step('done')], 0],
    ['completed', [step('rejected')], 0],
    ['completed', [step('done'), step('failed', 'not_found')], 7],
    ['failed', [step('failed', 'not_found')], 3],
    ['failed', [step('failed', 'forbidden')], 4],
    ['failed', [], 1],
    ['approval_required', [], 5],
    ['budget_exceeded', [], 6],
    ['clarification', [], 3],
    ['cancelled', [], 130],
  ] as const)('%s with %j is as the contract says', (status, steps, code) => {
    expect(exitOfRun(resultOf(status, { steps }))).toBe(code)
  })
})

describe('a failure', () => {
  it('exits as its code says and speaks the language of the reader', () => {
    const error = new HotcrmError('unauthenticated')
    expect(exitOf(error)).toBe(4)
    expect(wordsOf(error, 'zh')).toContain('请先登录')
  })
  it('of another kind exits with 1', () => {
    expect(exitOf(new Error('x'))).toBe(1)
  })
})
