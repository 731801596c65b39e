import { expect, it } from 'vitest'
import type { StepOutcome } from '../steps/outcome.ts'
import { nextFocus } from './focus.ts'
import { titleOf } from './title.ts'

it('titles a thread with its first words, without cutting a sign in two', () => {
  expect(titleOf('  Find\n new leads ')).toBe('Find new leads')
  expect(titleOf('👩‍👩‍👧'.repeat(60))).toBe(`${'👩‍👩‍👧'.repeat(47)}…`)
})

const outcome = (
  id: string,
  object: string,
  effect: 'read' | 'write',
  status: 'done' | 'failed',
): StepOutcome => ({
  step: { id, tool: 't', args: {} },
  effect,
  args: {},
  status,
  summary: { en: '', zh: '' },
  records: [{ object, id: `${object}-1` }],
  total: undefined,
  doubtful: false,
  views: [],
  toModel: '',
  error: null,
  actions: [],
})

it('keeps what was found last first, without what failed, five at most', () => {
  const old = [1, 2, 3, 4, 5].map((n) => ({ object: `old${n}`, ids: ['x'] }))
  const focus = nextFocus(old, [
    outcome('s1', 'lead', 'read', 'done'),
    outcome('s2', 'task', 'write', 'done'),
    outcome('s3', 'account', 'read', 'failed'),
  ])
  expect(focus.map((one) => one.object)).toEqual(['task', 'lead', 'old1', 'old2', 'old3'])
  expect(focus[1]?.step?.id).toBe('s1')
  expect(focus[0]?.step).toBeUndefined()
})
