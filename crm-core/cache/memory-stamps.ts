import type { Stamps } from './stamps.ts'

const most = 100_000

/** Stamps for a database that this process owns alone. */
export interface MemoryStamps extends Stamps {
  /** Something was written past the records: every key has a new stamp at once. */
  renewAll(): void
}

export function memoryStamps(): MemoryStamps {
  let count = 0
  /** What keys have that are not in the map. */
  let floor = 0
  const stamps = new Map<string, number>()
  const writers = new Map<string, number>()
  const renewAll = () => {
    stamps.clear()
    floor = ++count
  }
  const renew = (keys: readonly string[]) => {
    if (stamps.size > most) renewAll()
    for (const key of keys) stamps.set(key, ++count)
  }
  return {
    renewAll,
    async read(keys) {
      if (keys.some((key) => writers.has(key))) return null
      return keys.map((key) => stamps.get(key) ?? floor).join('.')
    },
    async begin(keys) {
      for (const key of keys) writers.set(key, (writers.get(key) ?? 0) + 1)
      return {
        async end() {
          renew(keys)
          for (const key of keys) {
            const left = (writers.get(key) ?? 1) - 1
            if (left > 0) writers.set(key, left)
            else writers.delete(key)
          }
        },
      }
    },
    giveUp: async () => undefined,
    close: async () => undefined,
  }
}
