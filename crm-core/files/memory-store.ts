import type { FileStore } from './store.ts'

/** Files that live as long as a database in memory does. */
export function memoryStore(): FileStore {
  const kept = new Map<string, Uint8Array>()
  return {
    kind: 'memory',
    async put(key, bytes) {
      const parts: Uint8Array[] = []
      for await (const part of bytes) parts.push(part)
      kept.set(key, Buffer.concat(parts))
    },
    async get(key) {
      const bytes = kept.get(key)
      return bytes === undefined ? null : once(bytes)
    },
    exists: async (key) => kept.has(key),
    async delete(key) {
      kept.delete(key)
    },
  }
}
async function* once(bytes: Uint8Array) {
  yield bytes
}
