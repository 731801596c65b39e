import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join as joinPath } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { createAgent } from '#agent'
import type { Agent } from '#agent'
import { capturedTransport, openAiEmbedder, openCrm } from '#crm-core'
import type { CrmCore, DatabaseOptions, SlowQuery } from '#crm-core'
import { modelsOver, tools } from '#tools'
import type { Models } from '#models'
import { createApp } from './app.ts'
import { openAuth } from './auth/auth.ts'
import type { Config } from './config.ts'
import { replayStore } from './http/replay.ts'
import { compile } from './mail/compile.ts'
import { mailboxOf } from './mail/mailbox.ts'
import { smtpTransport } from './mail/smtp.ts'
import type { DemoLogin } from './routes/deps.ts'
import { keptSecret, newLocalCredential } from './secrets.ts'
import { prepareWorkspace } from './workspace.ts'
import type { FirstAdmin } from './workspace.ts'

/** The whole product, opened in one process. */
export interface Hotcrm {
  readonly core: CrmCore
  readonly agent: Agent
  readonly models: Models
  /** All routes, not listening. */
  readonly app: FastifyInstance
  /** What a CLI of this machine presents to act as a user of the store. */
  readonly local: { readonly credential: string; readonly default_email: string }
  /** Who can be signed in as in the demo; empty in a workspace of one's own. */
  readonly demo: readonly DemoLogin[]
  /** Set once, when an empty workspace was made. */
  readonly first_admin: FirstAdmin | null
  /** Starts runs, mail and upkeep in this process. */
  work(): Promise<void>
  /** Finishes what runs, then lets go of the store. */
  close(): Promise<void>
}
export interface HotcrmOptions {
  /** Instead of the configured database; tests hand in one in memory. */
  readonly database?: DatabaseOptions
}

/** The only place where rooms are joined: store, mail, tools, agent, auth and routes. */
export async function openHotcrm(config: Config, options: HotcrmOptions = {}): Promise<Hotcrm> {
  const mail = mailWay(config)
  const faults = new EventEmitter<{ fault: [Error]; slow: [SlowQuery] }>()
  const report = (error: Error) => void faults.emit('fault', error)
  const core = await openCrm({
    database: options.database ?? config.database,
    redis_url: config.redis_url,
    clock: config.clock,
    embedder: embedderOf(config),
    imports_dir: joinPath(config.data_dir, 'imports'),
    mail: mail.transport(() => core.pool),
    // A database that is handed in brings its own places with it.
    ...(!options.database && { encryption: config.encryption, files: config.files }),
    audit_retention_months: config.audit_retention_months,
    slow_query: { ...config.slow_query, tell: (slow) => void faults.emit('slow', slow) },
    report,
  })
  try {
    const hotcrm = await join(config, core, mail, report)
    faults.on('fault', (err) => hotcrm.app.log.error({ err }, 'background fault'))
    faults.on('slow', (slow) => hotcrm.app.log.warn({ slow }, 'slow query'))
    return hotcrm
  } catch (error) {
    await core.close()
    throw error
  }
}

async function join(
  config: Config,
  core: CrmCore,
  mail: MailWay,
  report: (error: Error) => void,
): Promise<Hotcrm> {
  const secret = config.secret ?? (await keptSecret(config.data_dir))
  const auth = await openAuth(core, secret, config.production)
  const workspace = await prepareWorkspace(core, auth, config)
  const models = modelsOver(core, report, { private_endpoints: config.private_endpoints })
  const agent = await createAgent({
    crm: (actor) => core.as(actor),
    actorOf: (...who) => core.actorOf(...who),
    db: (tenant_id) => core.db(tenant_id),
    pool: core.pool,
    queue: core.queue,
    bus: core.bus,
    clock: core.clock,
    tools,
    models,
    model: config.model,
    sole_owner: core.kind === 'pglite',
  })
  const local = { credential: newLocalCredential(), default_email: workspace.default_email }
  const app = await createApp({
    deps: {
      core,
      agent,
      models,
      auth,
      replay: replayStore(core.pool),
      demo: workspace.demo,
      mailbox: mailboxOf(core),
      model_name: config.model?.name ?? 'builtin',
      mail: mail.name,
    },
    local,
    redis_url: config.redis_url,
    hosts: config.hosts,
    requests_a_minute: config.requests_a_minute,
    trusted_proxies: config.trusted_proxies,
    production: config.production,
    log_level: config.log_level,
    version: await version(),
  })
  return {
    core,
    agent,
    models,
    app,
    local,
    demo: workspace.demo,
    first_admin: workspace.first_admin,
    async work() {
      await core.work()
      await models.work()
      await agent.work()
    },
    async close() {
      // Requests first, then what they started, then the store beneath both.
      await app.close()
      await agent.close()
      await models.close()
      await core.close()
      mail.close()
    },
  }
}

interface MailWay {
  readonly name: 'smtp' | 'captured'
  readonly transport: (pool: () => CrmCore['pool']) => Parameters<typeof openCrm>[0]['mail']
  readonly close: () => void
}

function mailWay({ smtp_url }: Config): MailWay {
  if (!smtp_url)
    return { name: 'captured', transport: (pool) => capturedTransport(pool, compile), close: () => {} }
  const smtp = smtpTransport(smtp_url)
  return { name: 'smtp', transport: () => smtp, close: () => smtp.close() }
}

function embedderOf({ embedding }: Config) {
  if (!embedding) return undefined
  const { name: model, api_key, base_url } = embedding
  return openAiEmbedder({ model, api_key, base_url })
}

async function version(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8')
  const { version }: { version: string } = JSON.parse(text)
  return version
}
