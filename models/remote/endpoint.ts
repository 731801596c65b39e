import { z } from 'zod'

const common = {
  /** Of one attempt, and of all together with the waits between them, in milliseconds. */
  timeout_ms: z.int().min(1).max(60_000).default(5_000),
  budget_ms: z.int().min(1).max(300_000).default(15_000),
  /** Before the second attempt; doubled before each further one. */
  backoff_ms: z.int().min(0).max(10_000).default(200),
  attempts: z.int().min(1).max(10).default(4),
  /** Rows of one request. */
  batch: z.int().min(1).max(10_000).default(500),
  /** Of an answer. */
  max_bytes: z.int().min(1).max(50_000_000).default(2_000_000),
  /** Plain http beyond this machine, and addresses of private networks. */
  allow_private: z.boolean().default(false),
}
const secret = z.string().min(1)

/** Where a model answers that is not on this machine, and how it is spoken to. */
export const remoteEndpoint = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('http'),
    url: z.url(),
    /** Sent as `Authorization: Bearer`. */
    token: secret.optional(),
    ...common,
  }),
  z.strictObject({
    kind: z.literal('sagemaker'),
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
    endpoint: z.string().regex(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/),
    access_key_id: secret,
    secret_access_key: secret,
    session_token: secret.optional(),
    format: z.enum(['csv', 'json']).default('csv'),
    /** Of the runtime; left out, the public one of the region. */
    url: z.url().optional(),
    ...common,
  }),
  z.strictObject({
    kind: z.literal('azure'),
    /** The scoring URI, such as https://NAME.REGION.inference.ml.azure.com/score */
    url: z.url(),
    key: secret,
    /** Left out, the endpoint's own traffic rules decide. */
    deployment: z.string().min(1).optional(),
    ...common,
  }),
])
export type RemoteEndpoint = z.infer<typeof remoteEndpoint>
/** The same before what is left out has its usual value. */
export type RemoteEndpointInput = z.input<typeof remoteEndpoint>
