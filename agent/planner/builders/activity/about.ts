import { endsDealName, isNameLike, nameSpans } from '../../names.ts'
import { hasRole, isGlue, sensesOf } from '../../tokens.ts'
import type { Words } from '../../words.ts'

/** The deal or account that an activity with somebody is about. */
export interface About {
  readonly object: string
  readonly name: string
}

/** "… on Globex renewal", "… about the deal Globex renewal", 关于华信科技续约这个商机; null when it is only a subject. */
export function takeAbout(words: Words): About | null {
  const at = words.find(
    (token) => hasRole(token, 'prep', 'about') || (hasRole(token, 'prep', 'on') && !hasRole(token, 'and')),
  )
  if (at < 1 || !words.tokens.slice(0, at).some((token) => hasRole(token, 'prep', 'with'))) return null
  const [span] = nameSpans(words.part(at + 1))
  if (!span || !isNameLike(span, words.part(at + 1))) return null
  const start = at + 1 + span.start
  let end = at + 1 + span.end
  if (endsDealName(words.at(end))) end++
  const kinds = [...words.tokens.slice(at + 1, start), ...words.tokens.slice(end)].flatMap((token) =>
    sensesOf(token, 'object').map((one) => one.object),
  )
  const object = kinds.find((one) => one === 'opportunity' || one === 'account')
  const rest = words.tokens
    .slice(end)
    .filter((token) => !isGlue(token) && sensesOf(token, 'object').length === 0)
  const between = words.tokens
    .slice(at + 1, start)
    .every((token) => isGlue(token) || sensesOf(token, 'object').length > 0)
  const isOnly = between && rest.every((token) => hasRole(token, 'it') || hasRole(token, 'poss'))
  // Written like the name of a deal: more than one word. "about Globex" alone is a subject.
  const isDeal = end - start > 1 || hasRole(words.at(at), 'prep', 'on')
  if (!isOnly || !(object ?? isDeal)) return null
  const name = words.text(start, end)
  words.take(at, words.length, `about ${name}`)
  return { object: object ?? 'opportunity', name }
}
