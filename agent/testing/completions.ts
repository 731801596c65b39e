import type { ServerResponse } from 'node:http'
import type { ModelReply, ScriptedCall } from './model-server.ts'

let minted = 0
const usual = { prompt_tokens: 100, completion_tokens: 20 }

/** Writes one chat completion: whole, or as a stream in which words and arguments come in fragments. */
export function writeCompletion(
  response: ServerResponse,
  model: string,
  stream: boolean,
  reply: ModelReply,
): void {
  const calls = (reply.calls ?? []).map((call) => ({ ...call, id: call.id ?? `call_${++minted}` }))
  const head = { id: `chatcmpl-${++minted}`, created: 0, model }
  if (!stream) return writeWhole(response, head, reply, calls)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const chunk = (delta: object, finish_reason: string | null = null): void => {
    const choices = [{ index: 0, delta, finish_reason }]
    response.write(`data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', choices })}\n\n`)
  }
  chunk({ role: 'assistant', content: '' })
  const parts = [...fragments(reply.text ?? '').map((content) => ({ content })), ...calls.flatMap(callDeltas)]
  const kept = reply.fault ? parts.slice(0, Math.ceil(parts.length / 2)) : parts
  for (const part of kept) chunk(part)
  if (reply.fault === 'garbage') response.write('data: {"choices": [}\n\n')
  if (reply.fault) {
    // What was written leaves before the connection breaks, as when a server dies.
    setTimeout(() => response.destroy(), 20)
    return
  }
  chunk({}, calls.length > 0 ? 'tool_calls' : 'stop')
  const last = { ...head, object: 'chat.completion.chunk', choices: [], usage: usageOf(reply) }
  response.end(`data: ${JSON.stringify(last)}\n\ndata: [DONE]\n\n`)
}

type MintedCall = ScriptedCall & { readonly id: string }

function writeWhole(
  response: ServerResponse,
  head: object,
  reply: ModelReply,
  calls: readonly MintedCall[],
): void {
  if (reply.fault === 'hang_up') return void response.destroy()
  const tool_calls = calls.map((call) => ({
    id: call.id,
    type: 'function',
    function: { name: call.name, arguments: argsText(call) },
  }))
  const message = {
    role: 'assistant',
    content: reply.text ?? null,
    ...(calls.length > 0 ? { tool_calls } : {}),
  }
  const finish_reason = calls.length > 0 ? 'tool_calls' : 'stop'
  const body = {
    ...head,
    object: 'chat.completion',
    choices: [{ index: 0, message, finish_reason }],
    usage: usageOf(reply),
  }
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(reply.fault === 'garbage' ? '{"choices": [}' : JSON.stringify(body))
}

function usageOf({ usage = usual }: ModelReply): object {
  return { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens }
}

const argsText = ({ args }: ScriptedCall): string => (typeof args === 'string' ? args : JSON.stringify(args))

/** The name comes first, the arguments follow in pieces, as real endpoints send them. */
function callDeltas(call: MintedCall, index: number): object[] {
  const { id, name } = call
  const start = { tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] }
  const rest = fragments(argsText(call)).map((part) => ({
    tool_calls: [{ index, function: { arguments: part } }],
  }))
  return [start, ...rest]
}

const fragments = (text: string): string[] => text.match(/[\s\S]{1,7}/gu) ?? []
