import { hasRole, type Token } from './tokens.ts'

/** 我的线索，不合格的除外: an exception said after what it takes out is read as if it stood before it. */
export function putExceptionsFirst(tokens: readonly Token[]): Token[] {
  const at = tokens.findIndex((token) => token.low === '除外' && hasRole(token, 'not', 'except'))
  const [except] = tokens.slice(Math.max(at, 0), at + 1)
  const from = tokens.slice(0, Math.max(at, 0)).findLastIndex((token) => /^[,;]$/.test(token.low)) + 1
  if (!except || from === 0) return [...tokens]
  return [...tokens.slice(0, from), except, ...tokens.slice(from, at), ...tokens.slice(at + 1)]
}
