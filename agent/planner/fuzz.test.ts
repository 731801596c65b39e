import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Focus, PlanStep } from '../plan.ts'
import { lexiconOf } from './lexicon.ts'
import { normalise } from './normalise.ts'
import { Calendar } from './periods/calendar.ts'
import { plan } from './plan.ts'
import { scan } from './scan.ts'
import { loadCorpus, type CorpusCase } from './testing/corpus.ts'
import { input } from './testing/fixture.ts'

const effects = new Set([
  'create_record',
  'update_record',
  'send_email',
  'draft_email',
  'create_task',
  'log_activity',
])
const folder = join(import.meta.dirname, 'corpus')
const corpus = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => loadCorpus(readFileSync(join(folder, name), 'utf8')))

interface Acting {
  readonly text: string
  readonly language: 'en' | 'zh'
  readonly focus: readonly Focus[]
  readonly steps: readonly PlanStep[]
}
const denies = /\b(not|no|never|don't|but)\b|不|别/i
const acting: readonly Acting[] = corpus.flatMap((one) => {
  const focus = focusOf(one)
  const steps = stepsOf(one.text, focus)
  return acts(steps) && !denies.test(one.text)
    ? [{ text: one.text, language: one.language, focus, steps }]
    : []
})

function focusOf({ entry }: CorpusCase): Focus[] {
  return (entry.focus ?? []).map(({ object, ids, after }) => {
    const step = after === undefined ? undefined : stepsOf(after, []).at(-1)
    return { object, ids, ...(step ? { step } : {}) }
  })
}
function stepsOf(text: string, focus: readonly Focus[]): readonly PlanStep[] {
  const { outcome } = plan(input(text, { focus: [...focus] }))
  return outcome.kind === 'plan' ? outcome.steps : []
}
function acts(steps: readonly PlanStep[]): boolean {
  return steps.some((step) => effects.has(step.tool))
}

/** The text with a word put in before each of its words and at its end; a word of the text is never cut in two. */
function withWord({ text, language }: Acting, word: string): string[] {
  const known = input(text)
  const tokens = scan(normalise(text), lexiconOf(known), new Calendar(known.now, known.actor.time_zone))
  const space = language === 'en' ? ' ' : ''
  return [...tokens.map(({ start }) => start), text.length].map((at) =>
    `${text.slice(0, at).trimEnd()}${space}${word}${space}${text.slice(at)}`.trim(),
  )
}

/** All that the steps will write or look for, as one text without spaces. */
const saidIn = (steps: readonly PlanStep[]): string =>
  [...JSON.stringify(steps).matchAll(/"((?:[^"\\]|\\.)*)"/g)]
    .map((match) => match[1] ?? '')
    .join('\n')
    .toLowerCase()
const isSaid = (word: string, steps: readonly PlanStep[]): boolean =>
  /\p{Script=Han}/u.test(word)
    ? Array.from(word).every((character) => saidIn(steps).includes(character))
    : saidIn(steps).includes(word)

const content = {
  en: ['zorbix', 'unless', 'maybe', 'half', 'roughly', 'several'],
  zh: ['佐比斯', '除非', '可能', '半数', '大约', '某些'],
}
const denial = {
  en: ['not', 'never', "don't", 'without', 'except Tom', 'but', 'only'],
  zh: ['不', '不要', '别', '没有', '除了Tom', '但', '只'],
}

describe('no plan that changes anything leaves a word out', () => {
  it('starts from enough sentences', () => expect(acting.length).toBeGreaterThan(150))

  it.each(['en', 'zh'] as const)('an unknown, a vague or a hedging word put in anywhere (%s)', (language) => {
    const lost: string[] = []
    for (const one of acting.filter((each) => each.language === language))
      for (const word of content[language])
        for (const text of withWord(one, word)) {
          const steps = stepsOf(text, one.focus)
          if (acts(steps) && !isSaid(word, steps)) lost.push(text)
        }
    expect(lost).toEqual([])
  })

  it.each(['en', 'zh'] as const)('a denial or an exception put in anywhere (%s)', (language) => {
    const ignored: string[] = []
    for (const one of acting.filter((each) => each.language === language))
      for (const word of denial[language])
        for (const text of withWord(one, word)) {
          const steps = stepsOf(text, one.focus)
          if (acts(steps) && JSON.stringify(steps) === JSON.stringify(one.steps)) ignored.push(text)
        }
    expect(ignored).toEqual([])
  })
})
