import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Language } from '#crm-core/contract'
import type { Focus } from '../plan.ts'
import { suggestionsFor } from '../reply/suggest.ts'
import type { StepOutcome } from '../steps/outcome.ts'
import { plan } from './plan.ts'
import { loadCorpus } from './testing/corpus.ts'
import { input } from './testing/fixture.ts'

const languages: readonly Language[] = ['en', 'zh']
const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** A suggestion that is not understood would be a promise broken by one click. */
function expectPlan(text: string, focus: readonly Focus[] = []): void {
  const { outcome } = plan(input(text, { focus: [...focus] }))
  expect(
    outcome,
    `${text} → ${outcome.kind === 'clarify' ? outcome.question.en : outcome.kind}`,
  ).toMatchObject({
    kind: 'plan',
  })
}

/** What the planner itself offers whenever it asks back, refuses or greets: over all sentences it is tested with. */
function offeredByPlanner(): string[] {
  const folder = join(import.meta.dirname, 'corpus')
  const sentences = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => loadCorpus(readFileSync(join(folder, name), 'utf8')))
    .map(({ text }) => text)
  const more = [
    '',
    'hello',
    '你好',
    'follow up with Dana',
    '跟进一下张伟',
    'whom should i follow up with',
    '今天该跟进谁',
  ]
  const offered = [...sentences, ...more].flatMap((text) => {
    const { outcome } = plan(input(text))
    return outcome.kind === 'plan' ? [] : outcome.suggestions
  })
  return [...new Set(offered)]
}

/** The sentences between quotes below `example:` in the words of the web chat. */
const ofWelcome = (language: Language): string[] => {
  const block = /example: \{([^}]*)\}/.exec(read(`web-chat/app/i18n/${language}.ts`))?.[1] ?? ''
  return [...block.matchAll(/: '(.*)',$/gm)].map((match) => match[1] ?? '')
}
const ofReadme = (): string[] => {
  const section = read('README.md').split('## Five things to try')[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/^\d\. `(.+)`$/gm)].map((match) => match[1] ?? '')
}
const inShell = (path: string): string[] =>
  [...read(path).matchAll(/(?:hotcrm|--) -p "([^"…]+)"/g)].map((match) => match[1] ?? '')

const found = (object: string): StepOutcome => ({
  step: { id: 's1', tool: 'search_records', args: { object } },
  effect: 'read',
  args: { object },
  status: 'done',
  summary: { en: '', zh: '' },
  records: [{ object, id: 'r1' }],
  total: 2,
  doubtful: false,
  views: [],
  toModel: '',
  error: null,
  actions: [],
})

describe('every sentence that the product suggests is understood', () => {
  it('those that the planner offers when it asks back', () => {
    const offered = offeredByPlanner()
    expect(offered.length).toBeGreaterThan(10)
    for (const text of offered) expectPlan(text)
  })

  it.each(languages)('those of the welcome page in %s', (language) => {
    expect(ofWelcome(language)).toHaveLength(5)
    for (const text of ofWelcome(language)) expectPlan(text)
  })

  it('those of the README and of the help of the command', () => {
    expect(ofReadme()).toHaveLength(10)
    expect(inShell('cli/program.ts')).toHaveLength(2)
    expect(inShell('README.md').length).toBeGreaterThan(0)
    for (const text of [...ofReadme(), ...inShell('cli/program.ts'), ...inShell('README.md')])
      expectPlan(text)
  })

  it.each(['lead', 'contact', 'opportunity', 'account', 'task', 'email', 'note'])(
    'those offered below a list of %s, said of that list',
    (object) => {
      const step = { id: 's1', tool: 'search_records', args: { object } }
      for (const language of languages)
        for (const text of suggestionsFor([found(object)], language))
          expectPlan(text, [{ object, ids: ['r1', 'r2'], step }])
    },
  )

  it.each(['lead', 'account', 'opportunity'] as const)(
    'those offered below the score of one %s',
    (object) => {
      const tool = 'explain_score'
      const step = { id: 's1', tool, args: {} }
      const view = { kind: 'scores', model: 'lead-score', object, scores: [scoreOf(object)] } as const
      for (const language of languages) {
        const offered = suggestionsFor([{ ...found(object), step, total: 1, views: [view] }], language)
        expect(offered.some((text) => /raise|lower|提高|降低/.test(text))).toBe(true)
        for (const text of offered) expectPlan(text, [{ object, ids: ['r1'], step }])
      }
    },
  )
})

const scoreOf = (display: string) => ({
  record_id: 'r1',
  display,
  result: { record_id: 'r1', prediction: null, abstained: 'not_scored' as const },
  reasons: [],
})
