import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { CrmCore } from '#crm-core'
import type { Identity, KeyScope } from './auth.ts'

/** An API key that was found good: whose it is and what it may do. */
export interface VerifiedKey {
  readonly id: string
  readonly identity: Identity
  readonly scope: KeyScope
  readonly expires_at: Date | null
}
export interface KnownKeys {
  /** What is remembered of the key, or what `verify` says now. */
  verified(key: string, verify: () => Promise<VerifiedKey | null>): Promise<VerifiedKey | null>
  /** No process takes this key from memory any more. */
  forget(id: string): void
}

/** Longest that a key which was taken back passes where nobody could be told of it. */
const remembered_ms = 10_000
const most = 10_000
const topic = 'auth:key-removed'

/**
 * Spares a question and two writes to the database at every request with an API key: keys found good are
 * remembered for seconds, by digest, and forgotten in all processes when they are removed. What their
 * person may do is not remembered; that is looked up at every request.
 */
export function knownKeys(bus: CrmCore['bus']): KnownKeys {
  const known = new LRUCache<string, VerifiedKey>({ max: most, ttl: remembered_ms })
  // A key that was judged before a removal must not be remembered after it.
  let removals = 0
  const drop = (id: string) => {
    removals++
    for (const [digest, one] of known.entries()) if (one.id === id) known.delete(digest)
  }
  bus.subscribe(topic, drop)
  return {
    async verified(key, verify) {
      const digest = createHash('sha256').update(key).digest('base64')
      const before = known.get(digest)
      if (before) return before
      const at = removals
      const found = await verify()
      const left = found?.expires_at ? found.expires_at.getTime() - Date.now() : remembered_ms
      if (found && left > 0 && at === removals)
        known.set(digest, found, { ttl: Math.min(left, remembered_ms) })
      return found
    },
    forget: (id) => bus.publish(topic, id),
  }
}
