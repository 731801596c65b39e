import { hasRole, isGlue, isUnknown, role, sense, textOf, type Token } from './tokens.ts'
import type { Role } from './words/roles.ts'

export interface TraceLine {
  readonly text: string
  readonly as: string
}

/** A row of tokens of which builders take pieces; what nobody takes was not understood. */
export class Words {
  readonly tokens: readonly Token[]
  readonly source: string
  readonly #taken: Set<Token>
  readonly #trace: TraceLine[]
  constructor(tokens: readonly Token[], source: string, trace: TraceLine[], taken: Set<Token> = new Set()) {
    this.tokens = tokens
    this.source = source
    this.#trace = trace
    this.#taken = taken
  }
  get length(): number {
    return this.tokens.length
  }
  /** The same tokens from `start` on; what is taken there is taken here. */
  part(start: number, end: number = this.length): Words {
    return new Words(this.tokens.slice(start, end), this.source, this.#trace, this.#taken)
  }
  at(index: number): Token | undefined {
    return index < 0 ? undefined : this.tokens[index]
  }
  /** The token as it is matched; empty where there is none. */
  low(index: number): string {
    return this.at(index)?.low ?? ''
  }
  free(index: number): Token | undefined {
    const token = this.at(index)
    return token && !this.#taken.has(token) ? token : undefined
  }
  /** Marks tokens as understood, and says as what. */
  take(start: number, end: number, as: string): void {
    const fresh = this.tokens.slice(start, end).filter((token) => !this.#taken.has(token))
    for (const token of fresh) this.#taken.add(token)
    if (fresh.length > 0) this.#trace.push({ text: textOf(this.tokens.slice(start, end), this.source), as })
  }
  /** What a reading that failed gives back. */
  mark(): () => void {
    const before = [...this.#taken]
    return () => {
      this.#taken.clear()
      for (const token of before) this.#taken.add(token)
    }
  }
  text(start = 0, end = this.length): string {
    return textOf(this.tokens.slice(start, end), this.source)
  }
  /** First free token from `from` on that the test accepts. */
  find(test: (token: Token, index: number) => boolean, from = 0): number {
    for (let index = from; index < this.length; index++) {
      const token = this.free(index)
      if (token && test(token, index)) return index
    }
    return -1
  }
  findRole(name: Role, value?: string, from = 0): number {
    return this.find((token) => hasRole(token, name, value), from)
  }
  indices(): number[] {
    return this.tokens.map((_, index) => index).filter((index) => this.free(index))
  }
  /** The next (or with -1 the former) index that is not glue; taken tokens count as content. */
  beside(index: number, direction: 1 | -1): number {
    let next = index + direction
    while (this.at(next) && isPassable(this.at(next))) next += direction
    return next
  }
  /** Nothing here has content of its own. */
  isEmpty(): boolean {
    return this.leftovers().length === 0
  }
  /** Free tokens with content of their own. */
  leftovers(): Token[] {
    return this.tokens.filter((token) => !this.#taken.has(token) && !isIgnorable(token))
  }
}

const isPassable = (token: Token | undefined): boolean => token !== undefined && hasRole(token, 'glue')

const ignorable: readonly Role[] = ['poss', 'prep', 'and', 'us', 'all', 'take', 'person', 'next', 'has']
/** Function words without content of their own may stay over. A number, a negation or an unknown word may not. */
function isIgnorable(token: Token): boolean {
  if (isUnknown(token)) return false
  if (isGlue(token)) return true
  if (sense(token, 'object')) return true
  return ignorable.some((name) => role(token, name) !== undefined)
}
