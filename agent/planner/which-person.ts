import { Ask } from './ask.ts'
import type { Context } from './context.ts'
import { sensesOf, type Token } from './tokens.ts'

/** A name that two people of the workspace answer to is asked about, with the sentence said again for each. */
export function requireOnePerson(context: Context, tokens: readonly Token[]): void {
  const token = tokens.find((one) => sensesOf(one, 'user').length > 1)
  if (!token) return
  const ids = new Set(sensesOf(token, 'user').map(({ id }) => id))
  const meant = context.input.users.filter(({ id }) => ids.has(id))
  const names = meant.map(({ name, email }) =>
    meant.filter((one) => one.name === name).length > 1 ? (email.split('@')[0] ?? email) : name,
  )
  const { text } = context.sentence
  const again = names.map((name) => text.slice(0, token.start) + name + text.slice(token.end))
  throw new Ask(
    {
      en: `Which ${token.text} do you mean: ${names.join(' or ')}?`,
      zh: `您指的是哪位${token.text}：${names.join('，还是')}？`,
    },
    { suggestions: again.map((said) => ({ en: said, zh: said })), confidence: 0.6 },
  )
}
