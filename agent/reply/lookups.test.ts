import { expect, it } from 'vitest'
import type { ActorCrm } from '#crm-core/contract'
import type { PlanStep, Ref } from '../plan.ts'
import type { StepOutcome } from '../steps/outcome.ts'
import { lookupWords } from './lookups.ts'

const reader = { language: 'en', time_zone: 'UTC', currency: 'CNY' } as const
const step: PlanStep = { id: 's1', tool: 'search_records', args: { object: 'account', name: 'Acme' } }
const found = (count: number, more: Partial<StepOutcome> = {}): StepOutcome => ({
  step,
  effect: 'read',
  args: {},
  status: 'done',
  summary: { en: '', zh: '' },
  records: Array.from({ length: count }, (_, at) => ({ object: 'account', id: `a${at}` })),
  total: undefined,
  doubtful: false,
  views: [],
  toModel: '',
  error: null,
  actions: [],
  ...more,
})
const crm = { label: async () => [] } as Pick<ActorCrm, 'label'> as ActorCrm
const words = (outcome: StepOutcome, more: Partial<Ref> = {}, language: 'en' | 'zh' = 'en') => {
  const ref: Ref = { $from: 's1', pick: 'one', as: 'id', ...more }
  const plan: PlanStep[] = [step, { id: 's2', tool: 'create_record', args: { values: { account_id: ref } } }]
  return lookupWords(outcome, plan, crm, { ...reader, language })
}

it('says nothing of a lookup that found what a later step needed', async () => {
  expect(await words(found(1))).toBe('')
  expect(await words(found(1), { optional: true })).toBe('')
})

it('lets a lookup that found nothing speak for itself', async () => {
  expect(await words(found(0))).toBeNull()
  expect(await words(found(1, { status: 'failed' }))).toBeNull()
})

it('says that an optional link was not made, and why', async () => {
  expect(await words(found(0), { optional: true })).toBe('Nothing is called “Acme”, so it was not linked.')
  expect(await words(found(2), { optional: true })).toBe('2 records are called “Acme”, so none was linked.')
  expect(await words(found(1, { doubtful: true }), { optional: true }, 'zh')).toBe(
    '没有找到名为“Acme”的记录，因此未作关联。',
  )
})
