import { Client, escapeIdentifier } from 'pg'

const retry_ms = 1000

/** One connection of its own that hears NOTIFY for the whole process and comes back when it is lost. */
export class PostgresListener {
  readonly #url: string
  readonly #channels = new Map<string, Set<(payload: string) => void>>()
  #client: Promise<Client> | undefined
  #retry: NodeJS.Timeout | undefined
  #closed = false

  constructor(url: string) {
    this.#url = url
  }

  async listen(channel: string, listener: (payload: string) => void): Promise<() => Promise<void>> {
    const listeners = this.#channels.get(channel) ?? new Set()
    this.#channels.set(channel, listeners.add(listener))
    const client = await (this.#client ??= this.#connect())
    await client.query(`LISTEN ${escapeIdentifier(channel)}`)
    return async () => {
      if (!listeners.delete(listener) || listeners.size > 0) return
      this.#channels.delete(channel)
      const current = await this.#client?.catch(() => undefined)
      await current?.query(`UNLISTEN ${escapeIdentifier(channel)}`).catch(() => undefined)
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#retry)
    const client = await this.#client?.catch(() => undefined)
    await client?.end()
  }

  async #connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.#url,
      application_name: 'hotcrm-listen',
      keepAlive: true,
    })
    client.on('notification', ({ channel, payload }) => {
      for (const listener of this.#channels.get(channel) ?? []) listener(payload ?? '')
    })
    client.on('error', () => this.#reconnect())
    await client.connect()
    for (const channel of this.#channels.keys()) await client.query(`LISTEN ${escapeIdentifier(channel)}`)
    return client
  }

  #reconnect(): void {
    if (this.#closed) return
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => {
      this.#client = this.#connect()
      this.#client.catch(() => this.#reconnect())
    }, retry_ms)
  }
}
