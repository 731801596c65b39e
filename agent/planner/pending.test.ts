import { describe, expect, it } from 'vitest'
import type { PendingQuestion } from '../plan.ts'
import { plan } from './plan.ts'
import { input } from './testing/fixture.ts'
import { linesOf } from './testing/notation.ts'

const ask = (text: string): PendingQuestion => {
  const { outcome } = plan(input(text))
  if (outcome.kind !== 'clarify' || !outcome.pending) throw new Error(`“${text}” asks nothing`)
  return outcome.pending
}
const question = (text: string, language: 'en' | 'zh'): string => {
  const { outcome } = plan(input(text))
  return outcome.kind === 'clarify' ? outcome.question[language] : ''
}
const answer = (text: string, pending: PendingQuestion) => plan(input(text, { pending })).outcome

const twoWangs: PendingQuestion = {
  plan: [
    { id: 's1', tool: 'search_records', args: { objects: ['contact', 'lead'], name: '王伟' } },
    {
      id: 's2',
      tool: 'update_record',
      args: { records: { $from: 's1', pick: 'one' }, changes: { phone: '13900001111' } },
    },
  ],
  slot: ['s1', 'args', 'name'],
  kind: 'choice',
  choices: [
    { object: 'contact', id: 'c1', display: '王伟', subtitle: '星辰科技' },
    { object: 'contact', id: 'c2', display: '王伟', subtitle: '远景制造' },
  ],
}

describe('an answer to a question', () => {
  it.each([
    ['the second one'],
    ['第二个'],
    ['2'],
    ['远景制造'],
    ['远景制造的那个'],
    ['远景制造的那位'],
    ['远景制造那位吧'],
    ['the one at 远景制造'],
    ['I mean the one at 远景制造'],
    ['选第二个'],
    ['王伟 远景制造'],
  ])('“%s” chooses among the records offered', (text) => {
    expect(linesOf(answer(text, twoWangs))).toEqual(['get contact:c2', 'update @s1 | phone: 13900001111'])
  })

  it('fills the place of the reference when that is what was asked for', () => {
    const pending: PendingQuestion = { ...twoWangs, slot: ['s2', 'args', 'records'] }
    expect(linesOf(answer('the first one', pending)).at(-1)).toBe('update contact:c1 | phone: 13900001111')
  })

  it('asks again when the answer fits no choice', () => {
    expect(answer('王芳', twoWangs)).toMatchObject({ kind: 'clarify', pending: twoWangs })
    expect(answer('王伟', twoWangs)).toMatchObject({ kind: 'clarify' })
    for (const denied of ['not the second one', '不是第二个', 'neither', '都不是'])
      expect(answer(denied, twoWangs)).toMatchObject({ kind: 'clarify', pending: twoWangs })
  })

  it.each([['cancel'], ['never mind'], ['算了'], ['取消']])('“%s” ends it and does nothing', (text) => {
    expect(answer(text, twoWangs).kind).toBe('reply')
  })

  it.each([['show my open deals'], ['my open deals'], ['我的进行中的商机']])(
    'lets the new command “%s” take over, whatever was asked',
    (text) => {
      for (const pending of [twoWangs, ask('create a new lead')])
        expect([...linesOf(answer(text, pending))].sort()).toMatchObject([
          expect.stringMatching(/^search opportunity \|(?=.*owner_id = me)(?=.*stage not_in)/),
        ])
    },
  )

  it('runs or drops the plan on yes and no', () => {
    const pending: PendingQuestion = { ...twoWangs, kind: 'confirm', slot: null, choices: [] }
    for (const yes of ['yes', 'ok do it', '好的', '确认']) expect(answer(yes, pending).kind).toBe('plan')
    for (const no of ['no', '不用了']) expect(answer(no, pending).kind).toBe('reply')
  })

  it('takes the text of the e-mail, or a template', () => {
    const pending = ask('email Dana')
    expect(linesOf(answer('The quote is ready. Call me.', pending)).at(-1)).toBe(
      'send @s1 | body: The quote is ready. Call me | subject: The quote is ready',
    )
    expect(linesOf(answer('welcome', pending)).at(-1)).toBe('send @s1 | template: Welcome')
  })

  it('names each template once, in the language of the question, and takes any of those names', () => {
    expect(question('email Dana', 'en')).toContain('a template: Welcome, Follow-up, Renewal reminder.')
    expect(question('给Dana发邮件', 'zh')).toContain('选择模板：欢迎、跟进、续约提醒。')
    expect(linesOf(answer('续约提醒', ask('给Dana发邮件'))).at(-1)).toBe(
      'send @s1 | template: Renewal reminder',
    )
  })

  it('looks up the account that was asked for before the deal is made', () => {
    const lines = linesOf(
      answer('Globex', ask('create a deal "Expansion" worth 250k closing on December 31')),
    )
    expect(lines).toEqual([
      'search account | name=Globex',
      'create opportunity | name: Expansion | amount: 250000 | close_date: 2026-12-31 | account_id: @s2',
    ])
  })

  it('takes a name for a new lead', () => {
    expect(linesOf(answer('Jane Doe', ask('create a new lead')))).toEqual([
      'create lead | last_name: Doe | first_name: Jane',
    ])
    expect(linesOf(answer('张伟', ask('新建一条线索')))).toEqual([
      'create lead | last_name: 张 | first_name: 伟',
    ])
  })
})

describe('a deal of which too little was said', () => {
  it.each([
    ['Create an opportunity for Globex worth 120k closing in March', '31 March', 'Globex pilot', 'Globex'],
    ['给华信科技建一个商机，金额12万，3月成交', '3月31日', '数据平台', '华信科技'],
  ])('%s: the day is asked for, then the name, and all that was said is kept', (text, day, name, account) => {
    const dated = answer(day, ask(text))
    if (dated.kind !== 'clarify' || !dated.pending) throw new Error('the name was not asked for')
    expect(dated.question.en).toBe('What should the opportunity be called?')
    const named = answer(name, dated.pending)
    expect(linesOf(named)).toEqual([
      `search account | name=${account}`,
      `create opportunity | account_id: @s1 | amount: 120000 | close_date: 2027-03-31 | name: ${name}`,
    ])
  })
})
