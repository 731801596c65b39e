import { Duplex } from 'node:stream'
import { callbackify } from 'node:util'

/** What carries the bytes of one connection to the database and back. */
export interface Wire {
  /** Makes the one session of the database as a new connection expects it. */
  begin(): Promise<void>
  exchange(bytes: Uint8Array): Promise<Uint8Array>
}

const terminate = 'X'.charCodeAt(0)

/**
 * The socket that `pg` talks through. Because the driver itself is the real one, values, error codes
 * and transaction states on PGlite are what they are on a server.
 */
export class WireStream extends Duplex {
  readonly #wire: Wire
  constructor(wire: Wire) {
    super()
    this.#wire = wire
  }

  // What `pg` calls on a socket.
  connect(): this {
    this.#wire.begin().then(
      () => this.emit('connect'),
      (error: Error) => this.destroy(error),
    )
    return this
  }
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    callbackify(() => this.#forward(chunk))(done)
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    const whole = Buffer.concat(chunks.map(({ chunk }) => chunk))
    callbackify(() => this.#forward(whole))(done)
  }

  override _final(done: () => void): void {
    this.push(null)
    done()
  }

  async #forward(bytes: Buffer): Promise<void> {
    // The connection ends, the session stays: it is the only one there is.
    if (bytes[0] === terminate) return
    const answer = await this.#wire.exchange(bytes)
    if (!this.destroyed && answer.length > 0) this.push(answer)
  }
}
