import { setTimeout as wait } from 'node:timers/promises'
import { findLocalServer, inProcessFetch, openHotcrm, readConfig } from '#server'
import type { Config, LocalServer } from '#server'
import type { Client } from '#client'
import { HotcrmError } from '#crm-core/contract'
import type { Filter } from '#crm-core/contract'
import { languageOf, speaksChinese } from '../context.ts'
import type { GlobalOptions, Terminal } from '../context.ts'
import { Exit } from '../exit.ts'
import { sayIn } from '../words.ts'
import { createConnection } from './connection.ts'
import type { Connection } from './connection.ts'
import { targetOf } from './target.ts'

/**
 * Finds the way to HotCRM: a server that was named; else the server that owns the data directory,
 * with the credential kept beside it; else the whole product in this process.
 */
export async function connect(options: GlobalOptions, terminal: Terminal): Promise<Connection> {
  const target = await targetOf(options, terminal.env)
  const common = commonHeaders(options, terminal.env)
  if (target) return overHttp(target.url, { ...common, ...(target.api_key && bearer(target.api_key)) })
  const config = readConfig(terminal.env)
  const owner = config.database.kind === 'embedded' ? await settledOwner(config) : null
  const as: Record<string, string> = options.as ? { 'x-hotcrm-as': options.as } : {}
  if (!owner) return inProcess(config, { ...common, ...as }, terminal)
  if (!owner.address || !owner.credential) throw busy(owner, config, options, terminal)
  return overHttp(owner.address, { ...common, ...as, ...bearer(owner.credential) })
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** Without a wish the server answers in the language that the user chose there. */
function commonHeaders(options: GlobalOptions, env: NodeJS.ProcessEnv): Record<string, string> {
  const language = options.lang ?? (speaksChinese(env) ? 'zh' : undefined)
  return { 'x-hotcrm-door': 'cli', ...(language && { 'accept-language': language }) }
}

function overHttp(base_url: string, headers: Record<string, string>): Connection {
  return createConnection({
    base_url: base_url.replace(/\/+$/, ''),
    fetch: (url, init) => fetch(url, init),
    headers,
    in_process: false,
    close: async () => {},
  })
}

async function inProcess(
  config: Config,
  headers: Record<string, string>,
  { env }: Terminal,
): Promise<Connection> {
  // Requests of one command are not worth a log line; LOG_LEVEL still brings them back.
  const quiet = env['LOG_LEVEL'] ? config : { ...config, log_level: 'silent' }
  const hotcrm = await openHotcrm(quiet)
  await hotcrm.work()
  const connection = createConnection({
    base_url: '',
    fetch: inProcessFetch(hotcrm.app),
    headers: { ...headers, ...bearer(hotcrm.local.credential) },
    in_process: true,
    async close() {
      await mailLeft(connection.client)
      await hotcrm.close()
    },
  })
  return connection
}

/** Nobody delivers after this process has ended, so mail that it queued gets its first attempt now. */
async function mailLeft(client: Client): Promise<void> {
  const sending: Filter = { field: 'status', op: '=', value: 'sending' }
  const untried: Filter = {
    and: [
      { field: 'status', op: '=', value: 'queued' },
      { field: 'attempts', op: '=', value: 0 },
    ],
  }
  for (let attempt = 0; attempt < 200; attempt++) {
    const query = { filter: { or: [sending, untried] }, select: ['status'], limit: 1 }
    const left = await client.records.query('email', query).catch(() => ({ items: [] }))
    if (left.items.length === 0) return
    await wait(100)
  }
}

/** A server that is just starting has no address yet; a short command may just be ending. */
async function settledOwner({ data_dir }: Config): Promise<LocalServer | null> {
  for (let attempt = 0; ; attempt++) {
    const owner = await findLocalServer(data_dir)
    if (!owner || owner.address || attempt >= 50) return owner
    await wait(200)
  }
}

function busy({ pid }: LocalServer, { data_dir }: Config, options: GlobalOptions, { env }: Terminal): Error {
  const say = sayIn(languageOf(options, env))
  const cause = new HotcrmError('data_dir_locked', { pid, dir: data_dir })
  return Object.assign(new Exit(1, say('busy_dir', { pid, dir: data_dir })), { cause })
}
