import { resolve } from 'node:path'
import { z } from 'zod'
import { HotcrmError } from '#crm-core/contract'
import { parseClock } from './clock.ts'
import type { Clock } from '#crm-core/contract'
import { servedHosts } from './http/hosts.ts'

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value)
const text = z.preprocess(blankIsAbsent, z.string().optional())
const url = (protocols: readonly string[]) =>
  z.preprocess(
    blankIsAbsent,
    z
      .string()
      .refine((value) => protocols.some((p) => value.startsWith(`${p}://`)), {
        error: `must start with ${protocols.map((p) => `${p}://`).join(' or ')}`,
      })
      .optional(),
  )
const port = z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(65_535).default(3000))
const zone = z.preprocess(
  blankIsAbsent,
  z
    .string()
    .refine(isTimeZone, { error: 'must be a time zone such as Asia/Shanghai' })
    .default(() => new Intl.DateTimeFormat().resolvedOptions().timeZone),
)

/** The environment variables that HotCRM reads; nothing else reads process.env. */
const environment = z.object({
  HOTCRM_DATA_DIR: z.preprocess(blankIsAbsent, z.string().default('.hotcrm')),
  DATABASE_URL: url(['postgres', 'postgresql']),
  REDIS_URL: url(['redis', 'rediss']),
  OPENAI_API_KEY: text,
  OPENAI_BASE_URL: url(['http', 'https']),
  HOTCRM_MODEL: text,
  HOTCRM_EMBEDDING_MODEL: text,
  SMTP_URL: url(['smtp', 'smtps']),
  HOTCRM_SECRET: z.preprocess(blankIsAbsent, z.string().min(32, 'needs at least 32 characters').optional()),
  HOTCRM_NOW: text,
  HOTCRM_DEMO: z.preprocess(blankIsAbsent, z.enum(['full', 'none']).optional()),
  TZ: zone,
  PORT: port,
  HOST: z.preprocess(blankIsAbsent, z.string().default('127.0.0.1')),
  HOTCRM_HOSTS: text,
  LOG_LEVEL: z.preprocess(
    blankIsAbsent,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
  ),
  NODE_ENV: text,
})

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
  readonly clock: Clock
  readonly demo: 'full' | 'none'
  readonly time_zone: string
  readonly port: number
  readonly host: string
  /** Host names that requests may be sent to; null is any. */
  readonly hosts: readonly string[] | null
  readonly log_level: string
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
    clock,
    // The demo has passwords that everybody knows; in production it must be asked for.
    demo: e.HOTCRM_DEMO ?? (production ? 'none' : 'full'),
    time_zone: e.TZ,
    port: e.PORT,
    host: e.HOST,
    hosts: servedHosts(e.HOST, namesIn(e.HOTCRM_HOSTS), production),
    // At one's own desk a line for every request hides the ones that matter.
    log_level: e.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    production,
  }
}

const namesIn = (list: string | undefined): string[] =>
  (list ?? '').split(',').flatMap((name) => name.trim() || [])

type Environment = z.infer<typeof environment>

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

function isTimeZone(value: string) {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }))
  } catch {
    return false
  }
}
