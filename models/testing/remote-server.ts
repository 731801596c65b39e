import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { signatureFault, type AwsAccount } from './sign-v4.ts'

/** What goes wrong with a request: a status, or the way an answer is spoiled. */
export type Fault = number | 'hang' | 'hang_up' | 'garbage' | 'huge' | 'throttled' | 'redirect'

export interface RemoteServerOptions {
  /** The model: numbers of a row (missing: NaN) to a probability. */
  readonly model: (row: readonly number[]) => number
  /** For `http`: base and reasons beside the probability. */
  readonly reasons?: (row: readonly number[]) => { readonly base: number; readonly shap: readonly number[] }
  /** Faults of the first requests, in order; null: none. */
  readonly faults?: readonly (Fault | null)[]
  readonly key?: string
  readonly aws?: AwsAccount
  readonly now?: () => Date
  /** Sent with faults of a status, in seconds. */
  readonly retry_after?: number
}
export interface RemoteServer {
  readonly url: string
  /** Every request so far: path, headers and body. */
  readonly requests: readonly {
    readonly path: string
    readonly headers: IncomingMessage['headers']
    readonly body: string
  }[]
  close(): Promise<void>
}

/**
 * Model endpoints on loopback that speak as the real ones do: `/score` of Azure ML (bearer key, `input_data`),
 * `/endpoints/NAME/invocations` of SageMaker (signature checked), `/predict` of a plain HTTP model.
 */
export async function startRemoteServer(options: RemoteServerOptions): Promise<RemoteServer> {
  const requests: RemoteServer['requests'][number][] = []
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => reply(response, 400, { message: String(error) }))
  })
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request)
    const fault = options.faults?.[requests.length] ?? null
    requests.push({ path: request.url ?? '', headers: request.headers, body })
    if (fault === null) answer(request, response, body, options)
    else spoil(response, fault, options.retry_after)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString('utf8')
}

const cell = z.union([z.number(), z.string(), z.null()])
const plainBody = z.object({ features: z.array(z.string()), rows: z.array(z.array(cell)) })
const azureBody = z.object({
  input_data: z.object({
    columns: z.array(z.string()),
    index: z.array(z.int()),
    data: z.array(z.array(cell)),
  }),
})
const instances = z.object({ instances: z.array(z.object({ features: z.array(cell) })) })
const numbers = (row: readonly (number | string | null)[]): number[] =>
  row.map((value) => (value === null || value === '' ? Number.NaN : Number(value)))

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  options: RemoteServerOptions,
): void {
  const { model, reasons, key } = options
  const path = request.url ?? ''
  if (key !== undefined && request.headers.authorization !== `Bearer ${key}`)
    return reply(response, 401, {
      message: 'Please check this guide to understand why: key_auth_access_denied',
    })
  if (path === '/score') {
    const { data } = azureBody.parse(JSON.parse(body)).input_data
    return reply(
      response,
      200,
      data.map((row) => [1 - model(numbers(row)), model(numbers(row))]),
    )
  }
  if (/^\/endpoints\/[^/]+\/invocations$/.test(path)) return invoke(request, response, body, options)
  if (path !== '/predict') return reply(response, 404, { message: 'nothing here' })
  const predictions = plainBody.parse(JSON.parse(body)).rows.map((row) => ({
    probability: model(numbers(row)),
    ...reasons?.(numbers(row)),
  }))
  return reply(response, 200, { predictions })
}

function invoke(
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  { model, aws, now }: RemoteServerOptions,
): void {
  const fault = aws && signatureFault(request, body, aws, now?.() ?? new Date())
  if (fault)
    return reply(response, 403, { message: fault }, { 'x-amzn-errortype': 'InvalidSignatureException' })
  if (request.headers['content-type'] === 'text/csv') {
    const scores = body.split('\n').map((line) => model(numbers(line.split(','))))
    return void response.writeHead(200, { 'content-type': 'text/csv' }).end(scores.join(','))
  }
  const rows = instances.parse(JSON.parse(body)).instances
  reply(response, 200, { predictions: rows.map(({ features }) => ({ score: model(numbers(features)) })) })
}

function spoil(response: ServerResponse, fault: Fault, retry_after: number | undefined): void {
  if (fault === 'hang') return
  if (fault === 'hang_up') return void response.destroy()
  if (fault === 'garbage') return void response.writeHead(200).end('<html>sign in</html>')
  if (fault === 'huge') return void response.writeHead(200).end('0'.repeat(5_000_000))
  if (fault === 'redirect')
    return void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end()
  if (fault === 'throttled')
    return reply(response, 400, { message: 'Rate exceeded' }, { 'x-amzn-errortype': 'ThrottlingException' })
  const headers: Readonly<Record<string, string>> =
    retry_after === undefined ? {} : { 'retry-after': String(retry_after) }
  reply(response, fault, { message: `fault ${fault}` }, headers)
}

function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}
