import type { Label } from '#crm-core/contract'
import { hasRole, isGlue, type Token } from './tokens.ts'
import { words } from './replies.ts'

const answers: readonly (readonly ['help' | 'greet' | 'thanks', Label])[] = [
  ['help', words.help],
  ['greet', words.greeting],
  ['thanks', words.thanks],
]

/** Words to a sentence that only greets, thanks or asks for help; null when there is anything else in it. */
export function smallTalk(tokens: readonly Token[]): Label | null {
  const content = tokens.filter(
    (token) => !isGlue(token) || hasRole(token, 'greet') || hasRole(token, 'thanks'),
  )
  if (content.length === 0) return null
  for (const [role, text] of answers) {
    const only = content.every(
      (token) =>
        hasRole(token, role) ||
        hasRole(token, 'greet') ||
        hasRole(token, 'thanks') ||
        hasRole(token, 'us') ||
        hasRole(token, 'me'),
    )
    if (only && content.some((token) => hasRole(token, role))) return text
  }
  return null
}
