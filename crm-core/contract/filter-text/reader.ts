import type { HotcrmError } from '../errors.ts'
import type { Scalar } from '../query.ts'
import { tokensOf, type Token } from './tokens.ts'
import { unreadable, type Expectation } from './unreadable.ts'
import { connectives, presences, reserved, type Connective } from './words.ts'

export const numeric = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/
/** Parentheses within parentheses; the store takes fewer, and a reader must not run out of stack. */
const deepest = 100

/** Walks over the tokens of a filter; what is taken is behind it. */
export class Reader {
  readonly #source: string
  readonly #tokens: readonly Token[]
  #position = 0
  #depth = 0

  constructor(source: string) {
    this.#source = source
    this.#tokens = tokensOf(source)
  }
  #peek(by = 0): Token {
    return this.#tokens[this.#position + by] ?? { kind: 'end', text: '', at: this.#source.length }
  }
  atEnd(): boolean {
    return this.#peek().kind === 'end'
  }
  at(sign: string): boolean {
    const { kind, text } = this.#peek()
    return kind === 'sign' && text === sign
  }
  #take(taken: boolean): boolean {
    if (taken) this.#position += 1
    return taken
  }
  sign(text: string): boolean {
    return this.#take(this.at(text))
  }
  /** One of these words or signs. */
  anyOf(words: readonly string[]): boolean {
    const { kind, text } = this.#peek()
    return this.#take((kind === 'word' || kind === 'sign') && words.includes(text.toLowerCase()))
  }
  word(name: Connective): boolean {
    return this.anyOf(connectives[name])
  }
  literally(text: string): boolean {
    return this.anyOf([text])
  }
  phrase(name: keyof typeof presences): boolean {
    return this.anyOf(presences[name])
  }
  bareWord(expected: Expectation): string {
    const { kind, text } = this.#peek()
    this.need(this.#take(kind === 'word'), expected)
    return text
  }
  /** A field or a relation: a word that means nothing else, or any text in backquotes. */
  name(expected: Expectation): string {
    const { kind, text } = this.#peek()
    this.need(this.#take(kind === 'name' || (kind === 'word' && !reserved.has(text.toLowerCase()))), expected)
    return text
  }
  /** A bare number, true, false or null is that; quotes make anything text. */
  scalar(expected: Expectation = 'value'): Scalar {
    const { kind, text } = this.#peek()
    this.need(this.#take(kind === 'word' || kind === 'text'), expected)
    if (kind === 'text') return text
    if (text === 'true' || text === 'false') return text === 'true'
    if (text === 'null') return null
    return numeric.test(text) ? Number(text) : text
  }
  number(expected: Expectation): number {
    const { kind, text } = this.#peek()
    this.need(this.#take(kind === 'word' && numeric.test(text)), expected)
    return Number(text)
  }
  deeper<T>(read: () => T): T {
    this.#depth += 1
    this.need(this.#depth <= deepest, 'shallow')
    const result = read()
    this.#depth -= 1
    return result
  }
  need(met: boolean, expected: Expectation): void {
    if (!met) throw this.expected(expected)
  }
  expected(what: Expectation, by = 0): HotcrmError {
    return unreadable(this.#source, this.#peek(by), what)
  }
}
