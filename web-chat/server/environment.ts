import { z } from 'zod'

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
export const environment = z.object({
  HOTCRM_DATA_DIR: z
    .preprocess(blankIsAbsent, z.string().default('.hotcrm'))
    .describe('Where the embedded database, its key and captured files lie.'),
  DATABASE_URL: url(['postgres', 'postgresql']).describe(
    'PostgreSQL 16 or newer with pgvector, instead of the embedded database.',
  ),
  REDIS_URL: url(['redis', 'rediss']).describe('Rate limits and live updates across several processes.'),
  OPENAI_API_KEY: text.describe(
    'Key of the endpoint that HOTCRM_MODEL and HOTCRM_EMBEDDING_MODEL are asked from.',
  ),
  OPENAI_BASE_URL: url(['http', 'https']).describe(
    'Address of any OpenAI-compatible endpoint; a local one may need no key.',
  ),
  HOTCRM_MODEL: text.describe(
    'Language model that plans what the built-in planner does not fully understand; `builtin` or nothing is the built-in planner alone.',
  ),
  HOTCRM_EMBEDDING_MODEL: text.describe('Embeddings from the endpoint instead of the local ones.'),
  SMTP_URL: url(['smtp', 'smtps']).describe(
    'Real delivery of mail, `smtps://user:password@host`; without it mail goes to a captured mailbox in the app.',
  ),
  HOTCRM_SECRET: z
    .preprocess(blankIsAbsent, z.string().min(32, 'needs at least 32 characters').optional())
    .describe(
      'Signs sessions, 32 characters or more; without it one is made and kept in the data directory. Several servers must share it.',
    ),
  HOTCRM_KEY_FILE: text.describe(
    'File with the keys that wrap the keys of encrypted fields, newest first, one a line. Embedded, one is made in the data directory; with DATABASE_URL name one that all servers share, or encrypted fields cannot be written.',
  ),
  HOTCRM_ENCRYPTION_KEY: z
    .preprocess(
      blankIsAbsent,
      z
        .string()
        .refine(areKeys, { error: 'must be 32 bytes in base64, several by commas with the newest first' })
        .optional(),
    )
    .describe('The same keys without a file: 32 bytes in base64, several by commas with the newest first.'),
  S3_BUCKET: text.describe(
    'Bucket for files, of Amazon S3 or anything that speaks its protocol; without it they lie in the data directory.',
  ),
  S3_REGION: z.preprocess(blankIsAbsent, z.string().default('us-east-1')).describe('Region of the bucket.'),
  S3_ENDPOINT: url(['http', 'https']).describe('Address of the store when it is not Amazon.'),
  S3_ACCESS_KEY_ID: text.describe("Who asks the store; left out, the machine's own role."),
  S3_SECRET_ACCESS_KEY: text.describe('The secret that belongs to S3_ACCESS_KEY_ID.'),
  S3_PREFIX: text.describe(
    'Before the name of every file, so that several installations can share a bucket.',
  ),
  HOTCRM_REMOTE_MODELS: z
    .preprocess(blankIsAbsent, z.enum(['public', 'private']).default('public'))
    .describe(
      'Where models may answer that administrators of workspaces register: `public` is https to public hosts, `private` this machine and private networks too.',
    ),
  HOTCRM_NOW: text.describe(
    'A clock for tests: an ISO time from which it runs, or `fixed:TIME`. Refused in production.',
  ),
  HOTCRM_DEMO: z
    .preprocess(blankIsAbsent, z.enum(['full', 'none']).optional())
    .describe(
      '`full` loads the demo workspaces once, `none` makes an empty workspace with one administrator. Left out, it is `full`, in production `none`.',
    ),
  TZ: zone.describe(
    "Time zone of people who have set none, such as `Asia/Shanghai`; the system's when left out.",
  ),
  PORT: port.describe('Port to listen on; 0 takes a free one.'),
  HOST: z.preprocess(blankIsAbsent, z.string().default('127.0.0.1')).describe('Address to listen on.'),
  HOTCRM_HOSTS: text.describe(
    'Host names that requests may be sent to, by commas, when others than HOST reach this server.',
  ),
  HOTCRM_REQUESTS_A_MINUTE: z
    .preprocess(blankIsAbsent, z.coerce.number().int().min(1).default(1200))
    .describe('Requests of one address in a minute, whatever they ask for; more are asked to wait.'),
  HOTCRM_TRUSTED_PROXIES: text.describe(
    'Addresses or networks (`10.0.0.0/8`) of proxies before this server, by commas; who asks is then told by their `X-Forwarded-For`.',
  ),
  LOG_LEVEL: z
    .preprocess(
      blankIsAbsent,
      z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
    )
    .describe(
      '`fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`; `info` in production, `warn` elsewhere.',
    ),
  HOTCRM_SLOW_QUERY_MS: z
    .preprocess(blankIsAbsent, z.coerce.number().min(0).default(200))
    .describe(
      'Statements that take longer are logged, in their general form and without values, with workspace and door.',
    ),
  HOTCRM_SLOW_QUERY_SAMPLE: z
    .preprocess(blankIsAbsent, z.coerce.number().min(0).max(1).default(1))
    .describe('Which part of the slow statements is logged: 1 is all, 0.1 every tenth, 0 none.'),
  HOTCRM_AUDIT_RETENTION_MONTHS: z
    .preprocess(blankIsAbsent, z.coerce.number().int().min(1).max(1200).optional())
    .describe('Months of the audit log that are kept before the running one; all of them when left out.'),
  NODE_ENV: text.describe('`production` refuses what is for tests and demos.'),
})
export type Environment = z.infer<typeof environment>

function areKeys(value: string): boolean {
  return value.split(',').every((key) => Buffer.from(key.trim(), 'base64url').length === 32)
}
function isTimeZone(value: string) {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }))
  } catch {
    return false
  }
}
