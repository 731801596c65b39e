import { join, resolve } from 'node:path'
import type { CoreOptions } from '#crm-core'
import { HotcrmError } from '#crm-core/contract'
import { parseClock } from './clock.ts'
import type { Clock } from '#crm-core/contract'
import { environment, type Environment } from './environment.ts'
import { servedHosts } from './http/hosts.ts'

/** An OpenAI-compatible endpoint for chat or embeddings. */
export interface Endpoint {
  readonly name: string
  readonly base_url: string | undefined
  readonly api_key: string
}
export interface Config {
  readonly data_dir: string
  readonly database: { kind: 'embedded'; data_dir: string } | { kind: 'postgres'; url: string }
  readonly redis_url: string | undefined
  /** null: the built-in planner alone. */
  readonly model: Endpoint | null
  /** null: the local embedder. */
  readonly embedding: Endpoint | null
  readonly smtp_url: string | undefined
  /** undefined: made once and kept in the data directory. */
  readonly secret: string | undefined
  /** undefined: beside the embedded database, none for a database server. */
  readonly encryption: CoreOptions['encryption']
  readonly files: NonNullable<CoreOptions['files']>
  readonly clock: Clock
  readonly demo: 'full' | 'none'
  readonly time_zone: string
  readonly port: number
  readonly host: string
  /** Host names that requests may be sent to; null is any. */
  readonly hosts: readonly string[] | null
  /** Of one address. */
  readonly requests_a_minute: number
  /** Addresses and networks whose word on who asks is taken; none is asked when empty. */
  readonly trusted_proxies: readonly string[]
  readonly log_level: string
  /** undefined: the audit log is kept for ever. */
  readonly audit_retention_months: number | undefined
  readonly slow_query: { readonly threshold_ms: number; readonly sample: number }
  /** Remote models may answer on this machine and in private networks. */
  readonly private_endpoints: boolean
  readonly production: boolean
}

/** Reads the configuration from environment variables; `configuration` names each one that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) throw wrong(parsed.error.issues.map((i) => `${String(i.path[0])} ${i.message}`))
  const e = parsed.data
  const production = e.NODE_ENV === 'production'
  if (production && e.HOTCRM_NOW) throw wrong(['HOTCRM_NOW is for tests; unset it in production'])
  const clock = parseClock(e.HOTCRM_NOW)
  if (!clock) throw wrong([`HOTCRM_NOW must be an ISO time, or fixed:TIME; got "${e.HOTCRM_NOW}"`])
  const data_dir = resolve(e.HOTCRM_DATA_DIR)
  return {
    data_dir,
    database: e.DATABASE_URL ? { kind: 'postgres', url: e.DATABASE_URL } : { kind: 'embedded', data_dir },
    redis_url: e.REDIS_URL,
    model: endpoint(e, e.HOTCRM_MODEL, 'HOTCRM_MODEL'),
    embedding: endpoint(e, e.HOTCRM_EMBEDDING_MODEL, 'HOTCRM_EMBEDDING_MODEL'),
    smtp_url: e.SMTP_URL,
    secret: e.HOTCRM_SECRET,
    encryption: encryptionOf(e),
    files: filesOf(e, data_dir),
    clock,
    // The demo has passwords that everybody knows; in production it must be asked for.
    demo: e.HOTCRM_DEMO ?? (production ? 'none' : 'full'),
    time_zone: e.TZ,
    port: e.PORT,
    host: e.HOST,
    hosts: servedHosts(e.HOST, namesIn(e.HOTCRM_HOSTS), production),
    requests_a_minute: e.HOTCRM_REQUESTS_A_MINUTE,
    trusted_proxies: namesIn(e.HOTCRM_TRUSTED_PROXIES),
    // At one's own desk a line for every request hides the ones that matter.
    log_level: e.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    audit_retention_months: e.HOTCRM_AUDIT_RETENTION_MONTHS,
    slow_query: { threshold_ms: e.HOTCRM_SLOW_QUERY_MS, sample: e.HOTCRM_SLOW_QUERY_SAMPLE },
    private_endpoints: e.HOTCRM_REMOTE_MODELS === 'private',
    production,
  }
}

const namesIn = (list: string | undefined): string[] =>
  (list ?? '').split(',').flatMap((name) => name.trim() || [])

/** Of several servers each would make a key of its own, so with a database server the file must be there. */
function encryptionOf(e: Environment): Config['encryption'] {
  const { HOTCRM_KEY_FILE: file, HOTCRM_ENCRYPTION_KEY: keys } = e
  if (file && keys) throw wrong(['HOTCRM_KEY_FILE and HOTCRM_ENCRYPTION_KEY are two ways; set one of them'])
  if (file) return { kind: 'file', path: resolve(file), create: !e.DATABASE_URL }
  return keys ? { kind: 'keys', keys: namesIn(keys) } : undefined
}

function filesOf(e: Environment, data_dir: string): Config['files'] {
  if (!e.S3_BUCKET) return { kind: 'disk', path: join(data_dir, 'files') }
  if (Boolean(e.S3_ACCESS_KEY_ID) !== Boolean(e.S3_SECRET_ACCESS_KEY))
    throw wrong(['S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together; set both or neither'])
  return {
    kind: 's3',
    bucket: e.S3_BUCKET,
    region: e.S3_REGION,
    endpoint: e.S3_ENDPOINT,
    access_key_id: e.S3_ACCESS_KEY_ID,
    secret_access_key: e.S3_SECRET_ACCESS_KEY,
    prefix: e.S3_PREFIX,
  }
}

/** A local endpoint may need no key, so a base URL is enough; a name with neither is a mistake worth naming. */
function endpoint(e: Environment, name: string | undefined, variable: string): Endpoint | null {
  if (!name || name === 'builtin') return null
  if (!e.OPENAI_API_KEY && !e.OPENAI_BASE_URL)
    throw wrong([`${variable}=${name} needs OPENAI_API_KEY, or OPENAI_BASE_URL of a local endpoint`])
  return { name, base_url: e.OPENAI_BASE_URL, api_key: e.OPENAI_API_KEY ?? 'none' }
}

function wrong(problems: readonly string[]) {
  return new HotcrmError('configuration', { summary: problems.join('; ') })
}
