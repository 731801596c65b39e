import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

/** A statement that came so often will come again. */
const often = 3
/** Texts that are counted; those asked for longest ago are forgotten. */
const most_texts = 1000
/** What a server keeps for one session; tens of kilobytes each, until the session ends. */
const most_of_session = 150

/**
 * Names for statements that come again: under a name a session parses a statement once, and plans it once
 * where one plan is as good as another for all values. Half of a short statement's time goes into that.
 */
export class PreparedNames {
  readonly #uses = new LRUCache<string, { times: number; name: string | undefined }>({ max: most_texts })
  readonly #of = new WeakMap<object, Set<string>>()
  #generation = 0

  /** The name under which this session sends the statement; undefined for one that is sent as it is. */
  nameOf(session: object, text: string): string | undefined {
    const use = this.#uses.get(text) ?? { times: 0, name: undefined }
    this.#uses.set(text, use)
    use.times++
    if (use.times < often) return undefined
    use.name ??= createHash('sha256').update(`${this.#generation} ${text}`).digest('base64url')
    const known = this.#of.get(session) ?? new Set()
    this.#of.set(session, known)
    if (known.size >= most_of_session && !known.has(use.name)) return undefined
    known.add(use.name)
    return use.name
  }

  /** After a change of columns: whatever has been parsed is not asked for again. */
  renew(): void {
    this.#generation++
    this.#uses.clear()
  }
}

/** A statement was parsed when its table had other columns; under another name it is parsed anew. */
export const isOutdated = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === '0A000' &&
  error.message.includes('cached plan must not change result type')
