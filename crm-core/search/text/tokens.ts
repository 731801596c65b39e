import { stemmer } from 'stemmer'
import { hasHan, normalise, words } from './normalise.ts'

/**
 * What full text compares. PostgreSQL does not cut Chinese into words, so a run of Han characters
 * becomes its overlapping pairs (a single character stays one); a Latin word also gives its parts,
 * so that `dana@globex.test` is found by `globex`.
 */
export function tokens(text: string): string[] {
  return words(normalise(text)).flatMap((word) => (hasHan(word) ? pairs(word) : parts(word)))
}

function pairs(run: string): string[] {
  const characters = Array.from(run)
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`)
}

function parts(word: string): string[] {
  const pieces = word.split(/[@.+&-]+/).filter((piece) => piece !== '')
  return pieces.length > 1 ? [word, ...pieces] : [word]
}

/**
 * The form under which the inflections of an English word fall together, by Porter's algorithm; other
 * tokens are their own stem. A document holds both, so that a word is found as it is and as it bends.
 */
export const stemOf = (token: string): string => (/^[a-z]{4,}$/.test(token) ? stemmer(token) : token)

const quote = (token: string) => `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
/** PostgreSQL refuses longer lexemes; nobody searches by them. */
const longest = 200
const most = 4_000

export type Weight = 'A' | 'B' | 'C' | 'D'

/** Text of a `tsvector` of weighted texts; made here so that both databases cut words alike. */
export function lexemes(texts: readonly { readonly text: string; readonly weight: Weight }[]): string {
  const seen: string[] = []
  let position = 0
  for (const { text, weight } of texts) {
    for (const token of tokens(text)) {
      if (token.length > longest || position >= most) continue
      position += 1
      for (const form of new Set([token, stemOf(token)])) seen.push(`${quote(form)}:${position}${weight}`)
    }
  }
  return seen.join(' ')
}

export interface Wanted {
  /** All words, or any of them. */
  readonly words: 'every' | 'any'
  /** Only where a record is named. */
  readonly in_name?: true
}
/** More words than these say nothing new of what is looked for. */
const most_asked = 32

/** The words of a question, each once. */
export const askedTokens = (text: string): string[] =>
  [...new Set(tokens(text))].filter((token) => token.length <= longest).slice(0, most_asked)

/** Text of a `tsquery`. The last word may be unfinished, as while somebody types. */
export function lexemeQuery(text: string, wanted: Wanted): string {
  const asked = askedTokens(text)
  const parts = asked.map((token, i) => tokenQuery(token, i === asked.length - 1, wanted.in_name))
  return parts.join(wanted.words === 'every' ? ' & ' : ' | ')
}

/** Text of a `tsquery` for one word and its inflections. */
export function tokenQuery(token: string, unfinished = false, in_name?: true): string {
  const name = in_name === true ? 'A' : ''
  const one = (form: string, flags: string) => (flags === '' ? quote(form) : `${quote(form)}:${flags}`)
  const stem = stemOf(token)
  if (!unfinished || hasHan(token)) return one(stem, name)
  const begun = one(token, `*${name}`)
  return stem === token ? begun : `(${one(stem, name)} | ${begun})`
}
