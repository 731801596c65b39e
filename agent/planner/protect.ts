import type { Sentence } from './normalise.ts'
import type { Sense } from './tokens.ts'

type Kind = 'email' | 'phone' | 'url' | 'id'
const closing: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '”': '”',
  '「': '」',
  '『': '』',
  '《': '》',
  '‘': '’',
}

const email = /[a-z0-9][a-z0-9._%+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/y
const url = /(?:https?:\/\/|www\.)[^\s，。；、）)"”」]+/y
const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/y
const phone =
  /0\d{2,3}[ -]\d{7,8}(?:[ -]\d{1,6})?|(?:\+\d{1,3}[ -]?)?(?:\(\d{1,4}\)[ -]?)?\d{2,4}(?:[ -]\d{2,4}){1,4}|\+?\d{10,15}/y

interface Kept {
  readonly end: number
  readonly senses: readonly Sense[]
}

/** Text that is content, never command: quoted words, addresses, telephone numbers, links, ids. */
export function readProtected({ text, low }: Sentence, at: number): Kept | null {
  const quoted = readQuote(text, at)
  if (quoted) return quoted
  if (/[a-z0-9_]/.test(low.charAt(at - 1))) return null
  return (
    by(email, 'email', text, low, at) ??
    by(url, 'url', text, low, at) ??
    by(id, 'id', text, low, at) ??
    readPhone(text, low, at)
  )
}

function readQuote(text: string, at: number): Kept | null {
  const open = text.charAt(at)
  const close = closing[open]
  if (close === undefined) return null
  // An apostrophe is no quotation: ’ closes only what ‘ opened.
  const end = text.indexOf(close, at + 1)
  if (end < 0) return null
  return { end: end + 1, senses: [{ kind: 'quote', value: text.slice(at + 1, end).trim() }] }
}

function by(pattern: RegExp, kind: Kind, text: string, low: string, at: number): Kept | null {
  pattern.lastIndex = at
  const found = pattern.exec(low)
  if (!found) return null
  const end = at + found[0].replace(/[.,]+$/, '').length
  return { end, senses: [{ kind, value: text.slice(at, end) }] }
}

function readPhone(text: string, low: string, at: number): Kept | null {
  const found = by(phone, 'phone', text, low, at)
  if (!found || /[a-z0-9%]/.test(low.charAt(found.end)) || /\d/.test(low.charAt(at - 1))) return null
  const said = text.slice(at, found.end)
  const digits = said.replace(/\D/g, '')
  const isDate = /^\d{4}-\d{1,2}-\d{1,2}/.test(said)
  return digits.length >= 7 && digits.length <= 15 && !isDate ? found : null
}
