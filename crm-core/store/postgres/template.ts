import { Client } from 'pg'
import { openDatabase } from '../database.ts'
import { migrate } from '../migrate.ts'
import { templateHash } from '../pglite/template.ts'

const advisoryKey = 7_204_118_216
const made = new Map<string, Promise<string>>()

/** The name of a migrated database on the server that others are copied from; made when it is absent. */
export function postgresTemplate(server: string): Promise<string> {
  const known = made.get(server)
  if (known !== undefined) return known
  const name = makeOnce(server)
  made.set(server, name)
  return name
}

async function makeOnce(server: string): Promise<string> {
  const name = `hotcrm_template_${await templateHash()}`
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [advisoryKey])
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await make(client, server, name)
    return name
  } finally {
    await client.end()
  }
}

/** Under another name until it is whole, so that a copy is never taken of half a template. */
async function make(client: Client, server: string, name: string): Promise<void> {
  const draft = `${name}_draft`
  await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${draft}`)
  const url = new URL(server)
  url.pathname = `/${draft}`
  const database = await openDatabase({ kind: 'postgres', url: url.href })
  try {
    await migrate(database)
  } finally {
    await database.close()
  }
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`)
  await dropOthers(client, name)
}

/** Templates of older migrations, save those that somebody copies at this moment. */
async function dropOthers(client: Client, name: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname ~ '^hotcrm_template_[0-9a-f]+$' AND datname <> $1`,
    [name],
  )
  for (const { datname } of rows)
    await client.query(`DROP DATABASE IF EXISTS ${datname}`).catch(() => undefined)
}
