import { EventType } from '@ag-ui/core'
import type { RunScope } from '../scope.ts'

/** A reply that grows: begins with its first words, ends once. */
export function streamText({ events }: Pick<RunScope, 'events'>, messageId: string) {
  let open = false
  return {
    add(delta: string): void {
      if (delta === '') return
      if (!open) events.say({ type: EventType.TEXT_MESSAGE_START, messageId, role: 'assistant' })
      open = true
      events.say({ type: EventType.TEXT_MESSAGE_CONTENT, messageId, delta })
    },
    end(): void {
      if (open) events.say({ type: EventType.TEXT_MESSAGE_END, messageId })
      open = false
    },
  }
}
