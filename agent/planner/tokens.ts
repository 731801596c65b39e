import type { When } from './periods/when.ts'
import type { Role } from './words/roles.ts'

/** One thing that a stretch of text may mean. A stretch may have several; the place it stands in decides. */
export type Sense =
  | { readonly kind: 'object'; readonly object: string; readonly plural: boolean }
  | { readonly kind: 'field'; readonly object: string; readonly field: string }
  | {
      readonly kind: 'option'
      readonly object: string
      readonly field: string
      readonly code: string
    }
  | { readonly kind: 'word'; readonly role: Role; readonly value: string }
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'template'; readonly name: string }
  | { readonly kind: 'when'; readonly when: When }
  | NumberSense
  | { readonly kind: 'duration'; readonly minutes: number }
  | { readonly kind: 'span'; readonly days: number }
  | Kept<'quote'>
  | Kept<'email'>
  | Kept<'phone'>
  | Kept<'url'>
  | Kept<'id'>

/** Text that is content as it stands. */
export interface Kept<K extends string> {
  readonly kind: K
  readonly value: string
}
export interface NumberSense {
  readonly kind: 'number'
  readonly value: number
  /** Written with k, m, 万, 亿 or a currency: it is an amount, not a count. */
  readonly amount: boolean
  readonly currency?: string
  readonly percent?: boolean
}

/** A stretch of the sentence. Without senses it is a word that nothing in the lexicon knows: perhaps a name. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly low: string
  readonly senses: readonly Sense[]
  /** White space (or the start of the sentence) stands before it. */
  readonly spaced: boolean
}

type Kind = Sense['kind']
type Of<K extends Kind> = Extract<Sense, { kind: K }>

/** The first sense of that kind, if the token has one. */
export function sense<K extends Kind>(token: Token | undefined, kind: K): Of<K> | undefined {
  return token?.senses.find((one): one is Of<K> => one.kind === kind)
}
export function sensesOf<K extends Kind>(token: Token | undefined, kind: K): Of<K>[] {
  return token?.senses.filter((one): one is Of<K> => one.kind === kind) ?? []
}
/** The value of the token in that role: `role(token, 'verb')` is 'find', or undefined. */
export function role(token: Token | undefined, name: Role): string | undefined {
  for (const one of token?.senses ?? []) if (one.kind === 'word' && one.role === name) return one.value
  return undefined
}
export function hasRole(token: Token | undefined, name: Role, value?: string): boolean {
  return (token?.senses ?? []).some(
    (one) => one.kind === 'word' && one.role === name && (value === undefined || one.value === value),
  )
}
export const isUnknown = (token: Token | undefined): boolean => token?.senses.length === 0

/** Carries no content of its own: may be passed over anywhere. */
export const isGlue = (token: Token | undefined): boolean => hasRole(token, 'glue') || hasRole(token, 'sep')

/** The words of the sentence that a row of tokens covers, exactly as written. */
export function textOf(tokens: readonly Token[], source: string): string {
  const first = tokens[0]
  const last = tokens.at(-1)
  return first && last ? source.slice(first.start, last.end).trim() : ''
}
