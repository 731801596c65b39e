import { describe, expect, it, vi } from 'vitest'
import { eventStream } from './event-stream.ts'

async function* events(...types: string[]) {
  for (const [index, type] of types.entries()) yield { seq: index + 1, event: { type } }
}

describe('events over a response', () => {
  it('numbers every event so that a reader can resume after it', async () => {
    const stream = eventStream(() => events('RUN_STARTED', 'RUN_FINISHED'))
    const text = (await stream.toArray()).join('')
    expect(text).toBe(
      ': open\n\nid: 1\ndata: {"type":"RUN_STARTED"}\n\nid: 2\ndata: {"type":"RUN_FINISHED"}\n\n',
    )
  })
  it('keeps the line open through silence', async () => {
    vi.useFakeTimers()
    try {
      const late = Promise.withResolvers<void>()
      async function* slow() {
        await late.promise
        yield { seq: 1, event: { type: 'RUN_FINISHED' } }
      }
      const stream = eventStream(slow)
      const whole = stream.toArray()
      await vi.advanceTimersByTimeAsync(31_000)
      late.resolve()
      expect((await whole).join('').match(/: keep-alive/g)).toHaveLength(2)
    } finally {
      vi.useRealTimers()
    }
  })
  it('stops reading when the reader leaves, also while nothing happens', async () => {
    let told: AbortSignal | undefined
    const left = Promise.withResolvers<void>()
    async function* endless(signal: AbortSignal) {
      told = signal
      signal.addEventListener('abort', () => left.resolve())
      yield { seq: 1, event: { type: 'RUN_STARTED' } }
      await left.promise
    }
    const stream = eventStream(endless)
    stream.on('data', (chunk) => String(chunk).includes('RUN_STARTED') && stream.destroy())
    await left.promise
    expect(told?.aborted).toBe(true)
  })
})
