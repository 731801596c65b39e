import { describe, expect, it } from 'vitest'
import { plan } from './plan.ts'
import { input } from './testing/fixture.ts'
import { linesOf } from './testing/notation.ts'

const users = [
  { id: 'u-amy', name: 'Amy Zhou', email: 'amy@demo.test' },
  { id: 'u-na', name: '李娜', email: 'lina@demo.test' },
  { id: 'u-tom', name: 'Tom Becker', email: 'tom.becker@demo.test' },
  { id: 'u-tom2', name: 'Tom Baker', email: 'tbaker@demo.test' },
  { id: 'u-ming', name: '陈小明', email: 'sales@demo.test' },
]
const assign = (whom: string) => plan(input(`assign the lead Elena Fischer to ${whom}`, { users })).outcome

describe('people of the workspace', () => {
  it.each([
    ['Lina', 'u-na'],
    ['Li Na', 'u-na'],
    ['Na Li', 'u-na'],
    ['李娜', 'u-na'],
    ['lina@demo.test', 'u-na'],
    ['Tom Becker', 'u-tom'],
    ['Becker Tom', 'u-tom'],
    ['Becker', 'u-tom'],
    ['tbaker', 'u-tom2'],
    ['小明', 'u-ming'],
  ])('%s is found', (whom, id) => {
    expect(linesOf(assign(whom)).at(-1)).toBe(`update @s1 | owner_id: ${id}`)
  })

  it('asks which one when two answer to a name, and offers the sentence with each', () => {
    const asked = assign('Tom')
    expect(asked).toMatchObject({
      kind: 'clarify',
      question: { en: 'Which Tom do you mean: Tom Becker or Tom Baker?' },
    })
    const offered = asked.kind === 'clarify' ? asked.suggestions : []
    expect(offered.map((text) => linesOf(plan(input(text, { users })).outcome).at(-1))).toEqual([
      'update @s1 | owner_id: u-tom',
      'update @s1 | owner_id: u-tom2',
    ])
  })

  it('takes no word of the language for somebody because of an address', () => {
    expect(linesOf(plan(input('leads by sales rep', { users })).outcome).join()).not.toContain('u-ming')
  })
})
