import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plan } from './plan.ts'
import { input } from './testing/fixture.ts'

interface Part {
  readonly text: string
  readonly shows: (task: Readonly<Record<string, unknown>>) => void
}
const due: Part = { text: 'due Friday', shows: (task) => expect(task['due_date']).toBe('2026-11-20') }
const sets: readonly Part[] = [
  'for each of my open deals',
  'for every lead created this week',
  "for all of Tom's leads",
  'for each of this week’s high-value leads',
].map((text) => ({
  text,
  shows: (task) => expect(task['related_to']).toEqual({ $from: 's1', pick: 'all' }),
}))
const chinese: readonly Part[] = ['本周新增的每条线索', '所有未分配的线索', 'Tom的每条线索'].map((text) => ({
  text,
  shows: (task) => expect(task['related_to']).toEqual({ $from: 's1', pick: 'all' }),
}))

function taskOf(text: string): Readonly<Record<string, unknown>> | null {
  const { outcome } = plan(input(text))
  return outcome.kind === 'plan'
    ? (outcome.steps.find((step) => step.tool === 'create_task')?.args ?? {})
    : null
}

describe('a task for each of a set', () => {
  it('keeps set, date and subject apart, in whatever order they are said', () => {
    const order = fc.shuffledSubarray(['set', 'due'], { minLength: 2 })
    fc.assert(
      fc.property(fc.constantFrom(...sets), order, fc.boolean(), (set, places, colon) => {
        const middle = places.map((place) => (place === 'set' ? set.text : due.text)).join(' ')
        const text = `Create a task ${middle}${colon ? ': call them' : ' to call them'}`
        const task = taskOf(text)
        expect(task, text).not.toBeNull()
        for (const part of [set, due]) part.shows(task ?? {})
        expect(task?.['subject'], text).toBe('call them')
      }),
    )
  })

  it('in Chinese as well', () => {
    fc.assert(
      fc.property(fc.constantFrom(...chinese), fc.constantFrom('给', '为'), (set, to) => {
        const text = `${to}${set.text}新建一个周五到期的任务：电话回访`
        const task = taskOf(text)
        expect(task, text).toMatchObject({ subject: '电话回访', due_date: '2026-11-20' })
        set.shows(task ?? {})
      }),
    )
  })

  it.each([
    ['create a task all my leads'],
    ['create a task each of my deals by Friday'],
    ['create a task call Dana delete Globex'],
    ['create a task to call Dana but not before Friday'],
    ['新建任务联系每个客户'],
    ['新建任务 给所有线索'],
    ['create a task for each zorbix to call'],
    ['create a task to call the customer for each zorbix'],
  ])('“%s” is asked back: no subject swallows a set, a denial or a second command', (text) => {
    expect(taskOf(text)).toBeNull()
  })

  it.each([
    ['create a task "call each of my leads"', 'call each of my leads'],
    ['create a task: call each of my leads', 'call each of my leads'],
    ['create a task to call every customer', 'call every customer'],
    ['新建任务：联系每个客户', '联系每个客户'],
  ])('“%s” says it as the words of one task', (text, subject) => {
    expect(taskOf(text)).toMatchObject({ subject })
  })
})
