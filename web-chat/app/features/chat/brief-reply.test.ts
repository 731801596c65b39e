import { describe, expect, it } from 'vitest'
import type { ObjectDescription } from '#crm-core/contract'
import { emptyRun, type RunPart, type RunState } from '#client'
import { briefReply } from './brief-reply.ts'

const view = (content: object): RunPart =>
  ({ kind: 'view', id: 'v', step_id: 's1', view: content }) as RunPart
const run = (parts: RunPart[], model_calls = 0): RunState =>
  ({ ...emptyRun, parts, result: { usage: { model_calls } } }) as unknown as RunState
const table = view({ kind: 'records', object: 'lead', records: [{ id: 'l1' }, { id: 'l2' }] })
const list =
  'Found 9 leads.\n\n1. [Ann](record:lead/l1) · Hot\n2. [王伟](record:lead/l2)\n… and 7 more\n\nWhat next?'

describe('briefReply', () => {
  it('leaves out the list that stands as a table above', () => {
    expect(briefReply(list, run([table]), [])).toBe('Found 9 leads.\n\nWhat next?')
  })

  it('keeps what is shown nowhere else', () => {
    expect(briefReply(list, run([]), [])).toBe(list)
    const other = '1. [Ann](record:lead/l1)\n2. [Bob](record:lead/l3)\n- Failed (Bob): no e-mail address.'
    expect(briefReply(other, run([table]), [])).toBe(
      '2. [Bob](record:lead/l3)\n- Failed (Bob): no e-mail address.',
    )
  })

  it('never cuts what a language model wrote', () => {
    expect(briefReply(list, run([table], 1), [])).toBe(list)
  })

  it('leaves out the fields of a record card, but no other list', () => {
    const task = {
      name: 'task',
      fields: [{ name: 'subject', label: { en: 'Subject', zh: '主题' } }],
    } as unknown as ObjectDescription
    const card = view({ kind: 'record', object: 'task', record: { id: 't1' } })
    expect(briefReply('Created.\n\n- Subject: call\n- Note: something else', run([card]), [task])).toBe(
      'Created.\n\n- Note: something else',
    )
  })

  it('leaves out reasons that stand in the card of a score, and no other list', () => {
    const card = view({ kind: 'scores', model: 'lead-score', object: 'lead', scores: [] })
    const said =
      'Ann: lead score 44.\n\n- The average, before anything is known: 10\n- Industry: Retail (−4 points)'
    expect(briefReply(said, run([card]), [])).toBe('Ann: lead score 44.')
    expect(briefReply('得分 44。\n\n- 平均水平：10\n- 行业：零售（−4 分）\n- 其他', run([card]), [])).toBe(
      '得分 44。\n\n- 其他',
    )
    const ways = view({ kind: 'what_if', what_if: {} })
    expect(briefReply('75%.\n\n- Meetings 2 → 6: **86%**', run([ways]), [])).toBe('75%.')
    expect(briefReply(said, run([]), [])).toBe(said)
  })

  it('leaves out the question and the choices that are buttons', () => {
    const clarify = {
      kind: 'clarify',
      id: 'c',
      question: 'Which one?',
      choices: [{ object: 'contact', id: 'c1', display: '王伟' }],
    } as const
    expect(briefReply('Found 2.\n\nWhich one?\n1. [王伟](record:contact/c1)', run([clarify]), [])).toBe(
      'Found 2.',
    )
  })

  it('does not go on saying that it waits once the approval was answered', () => {
    const asked = (status: string): RunPart =>
      ({ kind: 'approval', id: 'a', approval: { status, summary: 'Send 4 e-mails' } }) as unknown as RunPart
    const text = 'Found 4.\n\nWaiting for your approval: Send 4 e-mails. Nothing happens before that.'
    expect(briefReply(text, run([asked('decided')]), [])).toBe('Found 4.')
    expect(briefReply(text, run([asked('pending')]), [])).toBe(text)
  })
})
