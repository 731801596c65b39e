import type { Bus } from '../contract/ports.ts'

/** A bus that other processes may share; `close` lets go of their connection. */
export interface ClosableBus extends Bus {
  close(): Promise<void>
}
/** Carries a message to the other processes. Fails soft: a bus is a hint. */
export interface Carrier {
  send(topic: string, message: string): void
  close(): Promise<void>
}

/**
 * Listeners of this process hear a message at once, those of others through the carrier. `deliver`,
 * handed to the carrier, is what it calls for messages from elsewhere.
 */
export function localBus(
  connect?: (deliver: (topic: string, message: string) => void) => Carrier,
  report: (error: Error) => void = () => undefined,
): ClosableBus {
  const listeners = new Map<string, Set<(message: string) => void>>()
  const deliver = (topic: string, message: string) => {
    for (const listener of new Set(listeners.get(topic))) {
      try {
        listener(message)
      } catch (error) {
        report(error instanceof Error ? error : new Error(String(error)))
      }
    }
  }
  const carrier = connect?.(deliver)
  return {
    publish(topic, message) {
      deliver(topic, message)
      carrier?.send(topic, message)
    },
    subscribe(topic, listener) {
      const set = listeners.get(topic) ?? new Set()
      listeners.set(topic, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(topic)
      }
    },
    close: async () => carrier?.close(),
  }
}
