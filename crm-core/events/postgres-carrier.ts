import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../store/database.ts'
import type { Carrier } from './local-bus.ts'

const channel = 'hotcrm_bus'
/** NOTIFY takes 8000 bytes. What is longer stays in its process; who needs the rest reads the store. */
const most_bytes = 7900
const envelopeSchema = z.object({ origin: z.string(), topic: z.string(), message: z.string() })

/** Messages over LISTEN/NOTIFY, for several processes on one server without Redis. */
export function postgresCarrier(
  database: Database,
  deliver: (topic: string, message: string) => void,
): Carrier {
  const origin = randomUUID()
  const listening = database.listen(channel, (text) => {
    const envelope = parse(text)
    if (envelope !== null && envelope.origin !== origin) deliver(envelope.topic, envelope.message)
  })
  listening.catch(() => undefined)
  return {
    send(topic, message) {
      const text = JSON.stringify({ origin, topic, message })
      if (Buffer.byteLength(text) > most_bytes) return
      database.pool.query('SELECT pg_notify($1, $2)', [channel, text]).catch(() => undefined)
    },
    close: async () => {
      const end = await listening.catch(() => undefined)
      await end?.()
    },
  }
}

function parse(text: string): z.infer<typeof envelopeSchema> | null {
  try {
    return envelopeSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
