import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import { restore, schemaMark } from '../restore.ts'
import { Shelf } from '../shelf.ts'
import { postgresTemplate } from './template.ts'

/** A migrated database on the server, and what its schema was before anybody used it. */
interface Kept {
  readonly name: string
  readonly url: string
  readonly mark: string
}

/** Migrated databases on a server, copied from a template there; used again when they are put back. */
export function postgresShelf(server: string): Shelf<Kept> {
  return new Shelf<Kept>({
    async make() {
      const template = await postgresTemplate(server)
      const name = `hotcrm_test_${randomUUID().replaceAll('-', '')}`
      await withClient(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`))
      const url = new URL(server)
      url.pathname = `/${name}`
      return { name, url: url.href, mark: await withClient(url.href, schemaMark) }
    },
    renew: ({ url, mark }) => withClient(url, (client) => restore(client, mark)),
    discard: ({ name }) => withClient(server, (client) => dropDatabase(client, name)),
  })
}

/** Connected, or not ours to disconnect: a worker of autovacuum is in it, and leaves by itself. */
const occupied = new Set(['55006', '42501'])
const most_tries = 50

async function dropDatabase(client: Client, name: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      return
    } catch (error) {
      const waits = error instanceof DatabaseError && occupied.has(error.code ?? '')
      if (!waits || tries === most_tries) throw error
      await pause(200)
    }
  }
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
