import { unreadable } from './unreadable.ts'

/** `word` is bare, `text` stood in quotes, `name` in backquotes. */
export interface Token {
  readonly kind: 'word' | 'text' | 'name' | 'sign' | 'end'
  readonly text: string
  /** Where it begins in the source. */
  readonly at: number
}

const sign = /(>=|<=|!=|<>|[=<>~(),＝＜＞≥≤≠（），])/
const quoted = /"((?:[^"\\]|\\[^])*)"|'((?:[^'\\]|\\[^])*)'|“([^”]*)”|`((?:[^`\\]|\\[^])*)`/
const bare = /([^\s=<>!~(),"'`＝＜＞≥≤≠（），“”]+)/
const pattern = new RegExp(`\\s*(?:${sign.source}|${quoted.source}|${bare.source})`, 'uy')
/** Signs of a Chinese keyboard. */
const narrow: Readonly<Record<string, string>> = { '（': '(', '）': ')', '，': ',' }
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

/** Cuts a filter into words, quoted texts and signs. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = []
  let end = 0
  pattern.lastIndex = 0
  for (let match = pattern.exec(source); match; match = pattern.exec(source)) {
    end = pattern.lastIndex
    tokens.push(tokenOf(match))
  }
  const rest = source.slice(end)
  if (rest.trim() !== '') {
    const at = source.length - rest.trimStart().length
    throw unreadable(source, { kind: 'sign', text: source.charAt(at), at }, 'token')
  }
  return [...tokens, { kind: 'end', text: '', at: source.trimEnd().length }]
}

function tokenOf(match: RegExpExecArray): Token {
  const [whole, sign, double, single, curly, name, word] = match
  const at = match.index + whole.length - whole.trimStart().length
  if (sign !== undefined) return { kind: 'sign', text: narrow[sign] ?? sign, at }
  if (word !== undefined) return { kind: 'word', text: word, at }
  if (name !== undefined) return { kind: 'name', text: unescaped(name), at }
  return { kind: 'text', text: curly ?? unescaped(double ?? single ?? ''), at }
}
const unescaped = (text: string): string =>
  text.replace(/\\([^])/gu, (_, char: string) => escapes[char] ?? char)

/** Text in quotes, read back as it is by `tokensOf`. */
export const inQuotes = (text: string, quote: '"' | '`'): string =>
  `${quote}${text
    .replace(quote === '"' ? /["\\]/g : /[`\\]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r')}${quote}`
