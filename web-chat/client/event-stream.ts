import { EventSourceParserStream } from 'eventsource-parser/stream'
import type { NumberedEvent } from './types.ts'

/**
 * The numbered events of a server-sent stream. Ends when the server ends the stream, throws what the
 * connection throws; stopping early lets go of the connection.
 */
export async function* readEvents(response: Response): AsyncGenerator<NumberedEvent> {
  if (!response.body) return
  const messages = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader()
  try {
    for (let next = await messages.read(); !next.done; next = await messages.read()) {
      const { id, data } = next.value
      const seq = Number(id)
      if (Number.isInteger(seq)) yield { seq, event: JSON.parse(data) as NumberedEvent['event'] }
    }
  } finally {
    await messages.cancel().catch(() => {})
  }
}
