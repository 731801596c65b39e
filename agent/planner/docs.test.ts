import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { plan } from './plan.ts'
import { input } from './testing/fixture.ts'
import { linesOf, matches } from './testing/notation.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/planner.md'), 'utf8')
const outcomes: Readonly<Record<string, string>> = {
  'asks back': 'clarify',
  'says that it cannot': 'unsupported',
  answers: 'reply',
}

/** The rows of the table below "What it understands": a sentence in English, in Chinese or in both, and its plan. */
const rows = (page.split('## What it understands')[1]?.split('\n## ')[0] ?? '')
  .split('\n')
  .filter((line) => /^\| .* \|$/.test(line) && !/^\| (English|-)/.test(line))
  .flatMap((line) => {
    const [en = '', zh = '', meaning = ''] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
    return [en, zh].filter(Boolean).map((text) => ({ text, meaning }))
  })

describe('the table of docs/planner.md', () => {
  it('has sentences in both languages', () => {
    expect(rows.filter(({ text }) => /\p{Script=Han}/u.test(text)).length).toBeGreaterThan(30)
    expect(rows.length).toBeGreaterThan(60)
  })

  it.each(rows)('tells what “$text” does', ({ text, meaning }) => {
    const { outcome } = plan(input(text))
    const kind = outcomes[meaning]
    if (kind !== undefined) return expect(outcome.kind).toBe(kind)
    const wanted = meaning.split(' → ').map((line) => line.replaceAll(' · ', ' | '))
    const lines = linesOf(outcome)
    const same = lines.length === wanted.length && lines.every((line, at) => matches(line, wanted[at] ?? ''))
    return expect(same ? wanted : lines).toEqual(wanted)
  })
})
