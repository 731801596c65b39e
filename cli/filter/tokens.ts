import { HotcrmError } from '#crm-core/contract'

export type Token =
  | { readonly kind: 'word' | 'text'; readonly text: string; readonly at: number }
  | { readonly kind: 'sign'; readonly text: string; readonly at: number }
  | { readonly kind: 'end'; readonly text: ''; readonly at: number }

const pattern = /\s*(?:(>=|<=|!=|<>|[=<>~(),])|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s=<>!~(),"']+))/y

/** Cuts a filter into words, quoted texts and signs. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  let end = 0
  for (let match = pattern.exec(source); match; match = pattern.exec(source)) {
    end = pattern.lastIndex
    tokens.push(tokenOf(match))
  }
  if (source.slice(end).trim() !== '') throw unreadable(source, end, 'this character is not expected')
  return [...tokens, { kind: 'end', text: '', at: source.length }]
}

function tokenOf(match: RegExpExecArray): Token {
  const [whole, sign, double, single, word] = match
  const at = match.index + whole.length - whole.trimStart().length
  if (sign !== undefined) return { kind: 'sign', text: sign, at }
  if (word !== undefined) return { kind: 'word', text: word, at }
  return { kind: 'text', text: (double ?? single ?? '').replace(/\\(.)/g, '$1'), at }
}

/** Points at the place in the filter that could not be read. */
export function unreadable(source: string, at: number, reason: string): HotcrmError {
  return new HotcrmError('bad_request', { reason: `--filter: ${reason}\n  ${source}\n  ${' '.repeat(at)}^` })
}
