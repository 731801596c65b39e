import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { writeCompletion } from './completions.ts'
import { embeddings } from './embeddings.ts'

/** A call as the scripted model writes it; `args` as text is sent exactly so, to be wrong on purpose. */
export interface ScriptedCall {
  readonly name: string
  readonly args: object | string
  /** Minted when left out; give the same one twice to play a model that repeats ids. */
  readonly id?: string
}
/** One reply. `fault` spoils it: the status is sent alone, or the stream is cut, garbled or late. */
export interface ModelReply {
  readonly text?: string
  readonly calls?: readonly ScriptedCall[]
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number }
  readonly fault?: 'rate_limit' | 'server_error' | 'hang_up' | 'garbage'
  readonly delay_ms?: number
}

const message = z.looseObject({
  role: z.string(),
  content: z.unknown().optional(),
  tool_calls: z.array(z.looseObject({ id: z.string().optional() })).optional(),
  tool_call_id: z.string().optional(),
})
const completionBody = z.looseObject({
  model: z.string(),
  stream: z.boolean().optional(),
  messages: z.array(message),
  tools: z.array(z.looseObject({ function: z.looseObject({ name: z.string() }) })).optional(),
})
const embeddingBody = z.looseObject({
  model: z.string(),
  input: z.union([z.string(), z.array(z.string())]),
  encoding_format: z.string().optional(),
  dimensions: z.int().positive().optional(),
})
/** A request as the model got it. */
export type ModelRequest = z.infer<typeof completionBody>

export interface ModelServerOptions {
  /** Replies in order; one more request than replies is answered with 400. */
  readonly script?: readonly ModelReply[]
  /** Or a reply for each request. */
  readonly respond?: (request: ModelRequest, index: number) => ModelReply
}
export interface ModelServer {
  /** For base_url: http://127.0.0.1:PORT/v1 */
  readonly url: string
  /** Every chat request so far, retries included. */
  readonly requests: readonly ModelRequest[]
  close(): Promise<void>
}

/** An OpenAI-compatible server on loopback: chat completions (streamed or not), embeddings, faults on demand. */
export async function startModelServer(options: ModelServerOptions): Promise<ModelServer> {
  const requests: ModelRequest[] = []
  const replyTo = (request: ModelRequest): ModelReply | undefined => {
    const index = requests.push(request) - 1
    return options.respond ? options.respond(request, index) : options.script?.[index]
  }
  const server = createServer((request, response) => {
    handle(request, response, replyTo).catch((error: unknown) => {
      if (!response.headersSent) sendError(response, 400, String(error))
      else response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the model server has no port')
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  replyTo: (request: ModelRequest) => ModelReply | undefined,
): Promise<void> {
  const body: unknown = JSON.parse(await readBody(request))
  if (request.url?.endsWith('/embeddings')) {
    sendJson(response, 200, embeddings(embeddingBody.parse(body)))
    return
  }
  if (!request.url?.endsWith('/chat/completions')) {
    sendError(response, 404, `no such path ${request.url}`)
    return
  }
  const asked = completionBody.parse(body)
  const reply = replyTo(asked)
  if (!reply) return sendError(response, 400, 'the script has no reply for this request')
  if (reply.delay_ms) await new Promise((resolve) => setTimeout(resolve, reply.delay_ms))
  if (reply.fault === 'rate_limit') return sendError(response, 429, 'rate limit reached')
  if (reply.fault === 'server_error') return sendError(response, 500, 'the model fell over')
  writeCompletion(response, asked.model, asked.stream ?? false, reply)
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
function sendError(response: ServerResponse, status: number, message: string): void {
  sendJson(response, status, { error: { message, type: 'test', code: null } })
}
