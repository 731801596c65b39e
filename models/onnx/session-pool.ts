import { openSession, type Session } from './session.ts'

export interface SessionPool {
  /** The open session of the model with this hash; `load` is asked for its bytes only when none is open. */
  session(sha256: string, load: () => Uint8Array | Promise<Uint8Array>): Promise<Session>
  /** Releases all of them. */
  close(): Promise<void>
}

/**
 * Sessions by the hash of their model, the most recently used ones kept open: opening takes 4 to 18 ms, and an
 * open one a few megabytes that the runtime does not give back to the system.
 */
export function createSessionPool({ most = 16 }: { most?: number } = {}): SessionPool {
  // A Map keeps the order in which its keys were put in, so the first key is the one unused for longest.
  const open = new Map<string, Promise<Session>>()
  const released = new Set<Promise<void>>()
  const release = (session: Promise<Session>): void => {
    const work = session.then((one) => one.release()).catch(() => undefined)
    released.add(work)
    void work.then(() => released.delete(work))
  }
  return {
    async session(sha256, load) {
      const known = open.get(sha256)
      const session = known ?? Promise.resolve(load()).then(openSession)
      open.delete(sha256)
      open.set(sha256, session)
      const [oldest] = open
      if (open.size > most && oldest) {
        open.delete(oldest[0])
        release(oldest[1])
      }
      try {
        return await session
      } catch (error) {
        if (open.get(sha256) === session) open.delete(sha256)
        throw error
      }
    },
    async close() {
      for (const session of open.values()) release(session)
      open.clear()
      await Promise.all(released)
    },
  }
}
