import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { createFirstWorkspace, openCrm, type CrmCore } from '#crm-core'
import { HotcrmError, type Actor } from '#crm-core/contract'
import { openHotcrm, readConfig, type Hotcrm } from '#server'

export interface WorldOptions {
  /** `none` is an empty workspace with one administrator; the demo workspaces when left out. */
  readonly demo?: 'none'
}

/**
 * The product on a database of its own: embedded in a temporary folder or, when DATABASE_URL is set, a
 * database beside the one that it names, which is dropped at the end.
 */
export async function withHotcrm<T>(
  work: (hotcrm: Hotcrm) => Promise<T>,
  { demo }: WorldOptions = {},
): Promise<T> {
  const data = await mkdtemp(join(tmpdir(), 'hotcrm-bench-'))
  const database = await ownDatabase()
  const config = readConfig({
    ...process.env,
    HOTCRM_DATA_DIR: data,
    LOG_LEVEL: 'silent',
    HOTCRM_REQUESTS_A_MINUTE: '1000000',
    ...(demo && { HOTCRM_DEMO: demo }),
    ...(database && { DATABASE_URL: database.url }),
  })
  const hotcrm = await openHotcrm(config)
  try {
    await hotcrm.work()
    return await work(hotcrm)
  } finally {
    await hotcrm.close()
    await database?.drop()
    await rm(data, { recursive: true, force: true })
  }
}

async function ownDatabase(): Promise<{ url: string; drop: () => Promise<void> } | null> {
  const server = process.env['DATABASE_URL']
  if (!server) return null
  const name = `hotcrm_bench_${process.pid}`
  await onServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => dropDatabase(server, name) }
}

/** A worker of autovacuum that is in the database can be waited for, not sent away; the figures count more. */
async function dropDatabase(server: string, name: string): Promise<void> {
  for (let tries = 1; ; tries++)
    try {
      return await onServer(server, `drop database if exists ${name} with (force)`)
    } catch (error) {
      if (tries === 150) return console.error(`Database ${name} is left: ${String(error)}`)
      await pause(200)
    }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The store alone, working in the background, with an empty workspace and its administrator. */
export async function withStore<T>(work: (core: CrmCore, admin: Actor) => Promise<T>): Promise<T> {
  const data = await mkdtemp(join(tmpdir(), 'hotcrm-bench-'))
  const database = await ownDatabase()
  const config = readConfig({
    ...process.env,
    HOTCRM_DATA_DIR: data,
    LOG_LEVEL: 'silent',
    ...(database && { DATABASE_URL: database.url }),
  })
  const core = await openCrm({
    database: config.database,
    redis_url: config.redis_url,
    encryption: config.encryption,
    files: config.files,
    imports_dir: join(data, 'imports'),
    clock: config.clock,
    mail: unused,
    report: (error) => console.error(error),
  })
  try {
    const workspace = await createFirstWorkspace(core.pool, config.clock, {
      name: 'Bench',
      currency: 'CNY',
      time_zone: 'Asia/Shanghai',
      language: 'en',
      admin: { name: 'Ada Admin', email: 'ada@bench.test' },
    })
    if (!workspace) throw new HotcrmError('conflict', { reason: 'the database is not empty' })
    await core.work()
    return await work(core, await core.actorOf(workspace.tenant_id, workspace.user_id, 'cli'))
  } finally {
    await core.close()
    await database?.drop()
    await rm(data, { recursive: true, force: true })
  }
}

/** Nothing is mailed here. */
const unused = {
  name: 'captured' as const,
  send: async () => {
    throw new HotcrmError('unavailable', { service: 'mail' })
  },
  delivered: async () => 'no' as const,
}
