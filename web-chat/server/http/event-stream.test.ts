import { describe, expect, it, vi } from 'vitest'
import { eventStream } from './event-stream.ts'

const always = async () => true
async function* events(...types: string[]) {
  for (const [index, type] of types.entries()) yield { seq: index + 1, event: { type } }
}

describe('events over a response', () => {
  it('numbers every event so that a reader can resume after it', async () => {
    const stream = eventStream(() => events('RUN_STARTED', 'RUN_FINISHED'), always)
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
      const stream = eventStream(slow, always)
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
    const stream = eventStream(endless, always)
    stream.on('data', (chunk) => String(chunk).includes('RUN_STARTED') && stream.destroy())
    await left.promise
    expect(told?.aborted).toBe(true)
  })
  it('ends for a reader who is no longer allowed to read, also while nothing happens', async () => {
    vi.useFakeTimers()
    try {
      let signed_in = true
      async function* waiting(signal: AbortSignal) {
        yield { seq: 1, event: { type: 'RUN_STARTED' } }
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
        yield { seq: 2, event: { type: 'SECRET' } }
      }
      const whole = eventStream(waiting, async () => signed_in).toArray()
      await vi.advanceTimersByTimeAsync(11_000)
      signed_in = false
      await vi.advanceTimersByTimeAsync(5_000)
      const text = (await whole).join('')
      expect(text).toContain('RUN_STARTED')
      expect(text).not.toContain('SECRET')
    } finally {
      vi.useRealTimers()
    }
  })
})
