import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { vector } from '@electric-sql/pglite-pgvector'
import { DurableFiles, durableStart } from './durable-files.ts'
import type { WorkerData, WorkerReply, WorkerRequest } from './protocol.ts'

// PGlite computes on the thread that calls it; here it cannot hold up the event loop of the server,
// and a statement that runs too long can be stopped by ending the thread.
if (parentPort === null) throw new Error('The PGlite worker is started as a worker thread.')
const port = parentPort
const reply = (message: WorkerReply, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)

const files = filesOf(workerData as WorkerData)
const db = await open(workerData as WorkerData).catch((error: unknown) => {
  reply({ kind: 'failed', message: words(error) })
  return null
})
if (db !== null) serve(db)

function filesOf({ place }: WorkerData): DurableFiles | undefined {
  return place.kind === 'directory' ? new DurableFiles(place.path) : undefined
}

async function open({ place, compiled }: WorkerData): Promise<PGlite> {
  const db = new PGlite({
    extensions: { vector, pg_trgm, unaccent },
    ...compiled,
    ...(files && { fs: files, startParams: [...durableStart] }),
    ...(place.template && { loadDataDir: place.template }),
  })
  await db.waitReady
  return db
}

function serve(db: PGlite): void {
  let last = Promise.resolve()
  port.on('message', (request: WorkerRequest) => {
    last = serveOne(db, request, last)
  })
  reply({ kind: 'ready' })
}

async function serveOne(db: PGlite, request: WorkerRequest, before: Promise<void>): Promise<void> {
  await before
  try {
    const bytes = await answer(db, request)
    if (files?.fault) return endThread(files.fault)
    reply({ kind: 'done', id: request.id, bytes }, [bytes.buffer])
  } catch (error) {
    reply({ kind: 'error', id: request.id, message: words(error) })
  }
}

/** The disk failed: callers hear that, the files are opened anew, and what the log holds is recovered. */
function endThread(fault: unknown): void {
  queueMicrotask(() => {
    throw fault
  })
}

async function answer(db: PGlite, request: WorkerRequest): Promise<Uint8Array<ArrayBuffer>> {
  if (request.kind === 'wire') return exchange(db, request.bytes)
  if (request.kind === 'dump') {
    const dump = await db.dumpDataDir('gzip')
    return new Uint8Array(await dump.arrayBuffer())
  }
  await db.close()
  return new Uint8Array()
}

/** Errors of statements are part of the answer's bytes, as over a socket. */
async function exchange(db: PGlite, message: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  // The bytes handed over are a window on the database's memory, so they are copied at once.
  await db.execProtocolRawStream(message, { onRawData: (part) => void parts.push(part.slice()) })
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
