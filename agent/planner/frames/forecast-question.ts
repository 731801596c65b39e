import { hasRole, isGlue, sense, type Token } from '../tokens.ts'
import type { Words } from '../words.ts'
import { forecastPatterns } from '../words/forecast-questions.ts'
import type { When } from '../periods/when.ts'
import { spanOf } from './spans.ts'

/** Revenue to come: of whom, and of when. */
export interface ForecastQuestion {
  readonly when: When | null
  /** A user's id or `me`; null: of all. */
  readonly owner: string | null
}

const hints = /forecast|predict|project|estimate|outlook|how much|预测|预估|多少/i

/** "forecast revenue for next quarter", 预测下季度的收入. Null when anything but when and whose is said. */
export function readForecastQuestion(words: Words): ForecastQuestion | null {
  const text = words.text()
  if (!hints.test(text)) return null
  for (const pattern of [...forecastPatterns.en, ...forecastPatterns.zh]) {
    const found = pattern.exec(text)
    const asked = found && saidIn(tokensOf(words, found))
    if (asked) return asked
  }
  return null
}

/** The words before and after what asks. */
const tokensOf = (words: Words, found: RegExpExecArray): Token[] =>
  ['before', 'after'].flatMap((group) => {
    const span = spanOf(words, found, group)
    return span ? words.tokens.filter((token) => token.end > span.from && token.start < span.until) : []
  })

function saidIn(tokens: readonly Token[]): ForecastQuestion | null {
  const whens = tokens.flatMap((token) => sense(token, 'when') ?? [])
  const owners = tokens.flatMap((token) => ownerIn(token) ?? [])
  const [when, ...laterWhens] = whens
  const [owner, ...others] = owners
  if (laterWhens.length > 0 || others.length > 0 || !tokens.every(isAbout)) return null
  return { when: when?.when ?? null, owner: owner ?? null }
}

const ownerIn = (token: Token): string | undefined => (hasRole(token, 'me') ? 'me' : sense(token, 'user')?.id)

/** Says when or whose, or nothing. */
const isAbout = (token: Token): boolean =>
  isGlue(token) ||
  sense(token, 'when') !== undefined ||
  ownerIn(token) !== undefined ||
  hasRole(token, 'us') ||
  hasRole(token, 'prep') ||
  hasRole(token, 'poss') ||
  hasRole(token, 'all') ||
  hasRole(token, 'op', 'between') ||
  sense(token, 'object')?.object === 'opportunity'
