/** A chain of writes that each cause the next ends here, whatever its hooks say. */
export const longest_chain = 8

/** What a write of a hook names as its cause: the hook, and the event that it was about. */
export const causeOf = (hook: string, event_id: string): string => `hook:${hook}:${event_id}`

/** The hook and the event of such a cause; null for anything else. */
export function readCause(cause: string | null): { hook: string; event_id: string } | null {
  const found = cause?.match(/^hook:([a-z0-9-]+):([0-9a-f-]{36})$/)
  return found?.[1] && found[2] ? { hook: found[1], event_id: found[2] } : null
}
