import { useSyncExternalStore } from 'react'

export type Connection = 'online' | 'offline' | 'unreachable'

let reached = true
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}

/** Told by the client after every call: whether it got to the server at all. */
export function noteReached(now: boolean): void {
  if (reached === now) return
  reached = now
  tell()
}

/** Hears of every change of the connection. */
export function onConnection(listener: () => void): () => void {
  listeners.add(listener)
  globalThis.addEventListener('online', listener)
  globalThis.addEventListener('offline', listener)
  return () => {
    listeners.delete(listener)
    globalThis.removeEventListener('online', listener)
    globalThis.removeEventListener('offline', listener)
  }
}

/** What the browser knows of the network, and what the last call told of the server. */
export const connection = (): Connection =>
  navigator.onLine ? (reached ? 'online' : 'unreachable') : 'offline'

export const useConnection = (): Connection => useSyncExternalStore(onConnection, connection)
