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
import { isUnknown, sense, type Token } from './tokens.ts'

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
  const tokens = scan(
    normalise(text),
    lexiconOf(known, normalise(text).low),
    new Calendar(known.now, known.actor.time_zone),
  )
  const space = language === 'en' ? ' ' : ''
  return [...tokens.map(({ start }) => start), text.length].map((at) =>
    `${text.slice(0, at).trimEnd()}${space}${word}${space}${text.slice(at)}`.trim(),
  )
}

/** The text without one of its words, and with two that stand side by side exchanged. */
function withoutWord({ text, language }: Acting): string[] {
  const tokens = tokensOf(text)
  return tokens.map(({ start, end }) => joined(language, text.slice(0, start), text.slice(end)))
}
function withSwap({ text, language }: Acting): string[] {
  const tokens = tokensOf(text)
  return tokens.slice(1).flatMap((right, at) => {
    const left = tokens[at]
    if (!left) return []
    const [head, tail] = [text.slice(0, left.start), text.slice(right.end)]
    return [[head, right.text, left.text, tail].reduce((all, part) => joined(language, all, part))]
  })
}
const joined = (language: 'en' | 'zh', left: string, right: string): string =>
  `${left.trimEnd()}${language === 'en' ? ' ' : ''}${right.trimStart()}`.trim()

const tokensOf = (text: string): Token[] => {
  const known = input(text)
  return scan(
    normalise(text),
    lexiconOf(known, normalise(text).low),
    new Calendar(known.now, known.actor.time_zone),
  )
}
/** Names, figures, addresses and quotes that were said and that no argument holds. */
function ignoredIn(text: string, steps: readonly PlanStep[]): string[] {
  const said = saidIn(steps)
  return tokensOf(text)
    .filter((token) => isUnknown(token) || sense(token, 'quote') || sense(token, 'email') || isAmount(token))
    .filter((token) => !holds(said, token) && !colleagues(token.low).some((id) => said.includes(id)))
    .map((token) => token.text)
}
/** A colleague is held by the id: called by the family name, or by the address. */
const colleagues = (said: string): string[] =>
  input('')
    .users.filter(({ name, email }) => email === said || name.toLowerCase().split(' ').includes(said))
    .map(({ id }) => id)
const isAmount = (token: Token): boolean => sense(token, 'number')?.amount === true
function holds(said: string, token: Token): boolean {
  const quoted = sense(token, 'quote')?.value ?? sense(token, 'email')?.value
  const number = sense(token, 'number')?.value
  if (number !== undefined)
    return said.replaceAll(',', '').includes(String(number)) || said.includes(token.low)
  const word = (quoted ?? token.low).toLowerCase()
  return /\p{Script=Han}/u.test(word)
    ? Array.from(word).every((character) => said.includes(character))
    : said.includes(word)
}

/** All that the steps will write or look for, as one text without spaces. */
const saidIn = (steps: readonly PlanStep[]): string =>
  [...JSON.stringify(steps).matchAll(/"((?:[^"\\]|\\.)*)"|(?<=[:,[])(-?\d+(?:\.\d+)?)/g)]
    .map((match) => match[1] ?? match[2] ?? '')
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

  it.each(['en', 'zh'] as const)('a word left out or two words exchanged (%s)', (language) => {
    const ignored: string[] = []
    for (const one of acting.filter((each) => each.language === language))
      for (const text of [...withoutWord(one), ...withSwap(one)]) {
        const steps = stepsOf(text, one.focus)
        const lost = acts(steps) ? ignoredIn(text, steps) : []
        if (lost.length > 0) ignored.push(`${text} ⟶ ${lost.join(', ')}`)
      }
    expect(ignored).toEqual([])
  })
})
