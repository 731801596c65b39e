import type { Sentence } from './normalise.ts'
import { hasRole, isGlue, isUnknown, sense, sensesOf, type Token } from './tokens.ts'

/**
 * "the account named Pilot Industries", 名为数据迁移的商机: what follows is a name, whatever its words may mean
 * elsewhere, and becomes one token as if it had been put in quotes. It ends where the sentence does, at a comma,
 * in English before a small word, in Chinese before 的 and the kind of record.
 */
export function joinCalled(tokens: readonly Token[], { text, low }: Sentence): Token[] {
  const at = tokens.findIndex((_, index) => leadsName(tokens, index))
  const [start, end] = [at + 1, at < 0 ? 0 : nameEnd(tokens, at + 1)]
  const [first, last] = [tokens[start], tokens[end - 1]]
  if (at < 0 || !first || !last) return [...tokens]
  const value = text.slice(first.start, last.end)
  const name: Token = {
    ...first,
    end: last.end,
    text: value,
    low: low.slice(first.start, last.end),
    senses: [{ kind: 'quote', value }],
  }
  return [...tokens.slice(0, start), name, ...joinCalled(tokens.slice(end), { text, low })]
}

const introduces =
  /^(named|by the name of|name is|whose name is|with the name|titled|名为|名叫|叫做|名字叫|名字是|名称是|名称为|名称叫)$/

/** "called" and 叫 are also what one does by telephone: there the kind of record must stand beside. */
function leadsName(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (!next || !hasRole(token, 'named') || sense(next, 'quote')) return false
  if (!/^[\p{Lu}\p{Script=Han}]/u.test(next.text) && !isUnknown(next)) return false
  if (introduces.test(token?.low ?? '')) return true
  const before = tokens.slice(0, at).findLast((one) => !isGlue(one))
  if (token?.low === 'called') return isKind(before)
  return token?.low === '叫' && (isKind(before) || isKind(tokens[nameEnd(tokens, at + 1) + 1]))
}
const isKind = (token: Token | undefined): boolean => sensesOf(token, 'object').length > 0

function nameEnd(tokens: readonly Token[], start: number): number {
  const chinese = /\p{Script=Han}$/u.test(tokens[start - 1]?.low ?? '')
  const stop = tokens.findIndex(
    (token, index) => index > start && (chinese ? closes(tokens, index) : breaks(token)),
  )
  return stop < 0 ? tokens.length : stop
}
const breaks = (token: Token): boolean =>
  /^[,;:?!]$/.test(token.low) || (/^[a-z]/.test(token.text) && !isUnknown(token))

/** The 的 after which the kind of record follows, or the end of the clause. */
const closes = (tokens: readonly Token[], index: number): boolean =>
  /^[,;:?!.]$/.test(tokens[index]?.low ?? '') || (hasRole(tokens[index], 'poss') && isKind(tokens[index + 1]))
