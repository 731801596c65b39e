/** What happened to a record, as it was stored with it in one transaction. */
export interface OutboxEvent {
  readonly id: string
  readonly tenant_id: string
  /** created, updated, deleted, restored. */
  readonly type: string
  readonly object: string
  readonly record_id: string
  readonly record_version: number
  readonly user_id: string | null
  readonly door: string
  readonly cause: string | null
  readonly changes: unknown
  readonly created_at: Date
}
/** May be called again for the same event, and must be safe to repeat. */
export type EventHandler = (event: OutboxEvent) => Promise<void>

export interface Subscriber {
  /** `lead.created`, `lead.*`, `*.created` or `*`. */
  readonly topic: string
  /** Fixed for ever: what is done is remembered by it. */
  readonly name: string
  readonly handler: EventHandler
}

export const topicOf = (event: Pick<OutboxEvent, 'object' | 'type'>) => `${event.object}.${event.type}`

/** Whether a subscriber of `pattern` hears of `topic`. */
export function matches(pattern: string, topic: string): boolean {
  if (pattern === '*') return true
  const [object, type] = topic.split('.')
  const [wantedObject, wantedType] = pattern.split('.')
  return (wantedObject === '*' || wantedObject === object) && (wantedType === '*' || wantedType === type)
}
