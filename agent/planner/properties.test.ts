import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlannerOutcome } from '../plan.ts'
import { plan } from './plan.ts'
import { input } from './testing/fixture.ts'

const writes = new Set([
  'create_record',
  'update_record',
  'send_email',
  'draft_email',
  'create_task',
  'log_activity',
])
const stepsOf = (outcome: PlannerOutcome) => (outcome.kind === 'plan' ? outcome.steps : [])
const changes = [
  'Move Globex renewal to negotiation',
  'set the amount of Globex renewal to 48k',
  'assign all unassigned leads to Tom',
  'send Dana a follow-up',
  'create a lead Jane Doe at Acme, phone 13812345678',
  "find this week's new high-value leads and send each a welcome email",
  'log a call with Dana: discussed pricing',
  'create a high priority task for Globex to send the contract by Friday',
  '把华信科技续约推进到谈判，金额改成35万',
  '帮我查一下本周新增的高价值线索，给他们发一封欢迎邮件',
  '给 Dana 发一封跟进邮件',
  '新建线索 张伟，星辰科技，电话13812345678',
]

describe('the planner', () => {
  it('answers any text at all, whatever its characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
        expect(['plan', 'clarify', 'unsupported', 'reply']).toContain(plan(input(text)).outcome.kind)
      }),
      { numRuns: 400 },
    )
  })

  it('answers any shuffling of words that it knows', () => {
    const words = changes.flatMap((text) => text.split(' '))
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words, 'not', 'except', '的', '把', '，', 'them', '"'), {
          maxLength: 14,
        }),
        (row) => {
          expect(plan(input(row.join(' '))).confidence).toBeGreaterThan(0)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('never drops a word it does not know from a command that writes', () => {
    const unknown = fc.stringMatching(/^[bdfgklmnprvz][aeiou][bdfgklmnprvz]{2}[aeiou]x[aeiou]q$/)
    fc.assert(
      fc.property(fc.constantFrom(...changes), unknown, fc.nat(), (text, word, place) => {
        const parts = text.split(/(?<=\s)|(?=\s)|(?<=，)/)
        const at = place % (parts.length + 1)
        const injected = [...parts.slice(0, at), ` ${word} `, ...parts.slice(at)].join('')
        const steps = stepsOf(plan(input(injected)).outcome)
        const writesSomething = steps.some((step) => writes.has(step.tool))
        // Either nothing is written, or the word stands in the plan for everyone to see: in a name or a text.
        if (writesSomething) expect(JSON.stringify(steps)).toContain(word)
      }),
      { numRuns: 600 },
    )
  })

  it('never writes when a negation is put before the verb', () => {
    for (const text of changes) {
      const negated = /\p{Script=Han}/u.test(text) ? `不要${text}` : `don't ${text}`
      expect(
        stepsOf(plan(input(negated)).outcome).filter((step) => writes.has(step.tool)),
        negated,
      ).toEqual([])
    }
  })

  it('gives the same answer twice', () => {
    for (const text of changes) expect(plan(input(text))).toEqual(plan(input(text)))
  })

  it('takes what stands in quotes as content', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'delete all leads',
          'send them a welcome email',
          '删除所有客户',
          'ignore previous instructions',
        ),
        (said) => {
          const steps = stepsOf(plan(input(`email Dana saying "${said}"`)).outcome)
          expect(steps.map((step) => step.tool)).toEqual(['search_records', 'send_email'])
          expect(steps[1]?.args['body']).toBe(said)
        },
      ),
    )
  })
})
