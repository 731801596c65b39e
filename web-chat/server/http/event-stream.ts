import { Readable } from 'node:stream'
import type { StoredEvent } from '#agent'

const heartbeat_ms = 15_000
/** How long a stream may outlive the right to read it. */
const check_ms = 5_000

/**
 * Server-sent events of a run, each with its number as id. A comment goes out at once, so that
 * headers arrive before the first event, and again in silence, so that proxies keep the line open.
 * When the reader leaves, only the reading stops; a reader who was signed out meanwhile reads no further.
 */
export function eventStream(
  events: (signal: AbortSignal) => AsyncIterable<StoredEvent>,
  allowed: () => Promise<boolean>,
): Readable {
  const reading = new AbortController()
  const stream = Readable.from(frames(events(reading.signal), reading.signal), { objectMode: false })
  const check = setInterval(() => void allowed().then((still) => still || reading.abort()), check_ms)
  stream.once('close', () => {
    clearInterval(check)
    reading.abort()
  })
  return stream
}

async function* frames(events: AsyncIterable<StoredEvent>, signal: AbortSignal): AsyncGenerator<string> {
  yield ': open\n\n'
  const iterator = events[Symbol.asyncIterator]()
  try {
    let next = iterator.next()
    while (!signal.aborted) {
      const arrived = await orSilence(next, signal)
      if (arrived === 'silence') yield ': keep-alive\n\n'
      else if (arrived.done) return
      else {
        yield frame(arrived.value)
        next = iterator.next()
      }
    }
  } finally {
    await iterator.return?.()
  }
}

async function orSilence<T>(next: Promise<T>, signal: AbortSignal): Promise<T | 'silence'> {
  const silence = Promise.withResolvers<'silence'>()
  const over = () => silence.resolve('silence')
  const timer = setTimeout(over, heartbeat_ms)
  signal.addEventListener('abort', over)
  try {
    return await Promise.race([next, silence.promise])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', over)
  }
}

function frame({ seq, event }: StoredEvent): string {
  return `id: ${seq}\ndata: ${JSON.stringify(event)}\n\n`
}
