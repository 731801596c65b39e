import type { CompiledPglite } from './wasm.ts'

/** What the main thread asks of the worker, one at a time. */
export type WorkerCall =
  /** Bytes of the PostgreSQL wire protocol, ending with a whole message. */
  | { readonly kind: 'wire'; readonly bytes: Uint8Array }
  /** The whole data directory as a gzipped tar. */
  | { readonly kind: 'dump' }
  | { readonly kind: 'close' }

export type WorkerRequest = WorkerCall & { readonly id: number }

export type WorkerReply =
  | { readonly kind: 'ready' }
  /** The database could not be opened; nothing else follows. */
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done'; readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'error'; readonly id: number; readonly message: string }

/** Where the worker's database lives. A new one is filled from a dumped template, when there is one. */
export type DataPlace =
  | { readonly kind: 'directory'; readonly path: string; readonly template?: Blob }
  | { readonly kind: 'memory'; readonly template?: Blob }

export interface WorkerData {
  readonly place: DataPlace
  readonly compiled: CompiledPglite
}

/** A simple query (many statements, no parameters) as wire bytes. */
export function simpleQuery(text: string): Uint8Array {
  const body = Buffer.from(`${text}\0`, 'utf8')
  const head = Buffer.alloc(5)
  head.write('Q', 'latin1')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
