import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { z } from 'zod'
import type { Carrier } from './local-bus.ts'

const prefix = 'hotcrm:'
const envelopeSchema = z.object({ origin: z.string(), message: z.string() })

/** Messages over Redis pub/sub. While Redis is away they are lost, and nothing waits for it. */
export function redisCarrier(url: string, deliver: (topic: string, message: string) => void): Carrier {
  const origin = randomUUID()
  const options = { enableOfflineQueue: false, maxRetriesPerRequest: 1 }
  const sender = new Redis(url, options)
  const receiver = new Redis(url, options)
  // The client keeps on trying to connect; its complaints in between are not faults.
  for (const client of [sender, receiver]) client.on('error', () => undefined)
  receiver.on('ready', () => void receiver.psubscribe(`${prefix}*`).catch(() => undefined))
  receiver.on('pmessage', (_pattern: string, channel: string, text: string) => {
    const envelope = parse(text)
    if (envelope !== null && envelope.origin !== origin)
      deliver(channel.slice(prefix.length), envelope.message)
  })
  return {
    send(topic, message) {
      if (sender.status !== 'ready') return
      sender.publish(`${prefix}${topic}`, JSON.stringify({ origin, message })).catch(() => undefined)
    },
    close: async () => {
      sender.disconnect()
      receiver.disconnect()
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
