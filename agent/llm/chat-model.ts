import { AIMessageChunk, type BaseMessage } from '@langchain/core/messages'
import { ChatOpenAI } from '@langchain/openai'
import type { ModelOptions } from '../service.ts'
import type { Spending } from '../state.ts'
import { costOf } from './prices.ts'
import { readCalls, type ModelCall } from './read-calls.ts'
import type { ToolDefinition } from './tool-definitions.ts'

/** What a model said in one call. */
export interface ModelTurn {
  readonly text: string
  readonly calls: readonly ModelCall[]
  readonly spent: Spending
}
export interface ChatModel {
  readonly name: string
  /** Streams one completion; `onText` hears the words as they come. Throws when the endpoint fails. */
  turn(
    messages: readonly BaseMessage[],
    tools: readonly ToolDefinition[],
    signal: AbortSignal,
    onText: (delta: string) => void,
  ): Promise<ModelTurn>
}

const defaultTimeout = 60_000

/** Any OpenAI-compatible endpoint, through chat completions. */
export function openModel(options: ModelOptions): ChatModel {
  const chat = new ChatOpenAI({
    model: options.name,
    apiKey: options.api_key,
    configuration: { baseURL: options.base_url },
    useResponsesApi: false,
    streamUsage: true,
    maxRetries: 1,
    timeout: options.timeout_ms ?? defaultTimeout,
  })
  return {
    name: options.name,
    async turn(messages, tools, signal, onText) {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(options.timeout_ms ?? defaultTimeout)])
      const bound = tools.length > 0 ? chat.bindTools([...tools]) : chat
      let whole = new AIMessageChunk('')
      for await (const chunk of await bound.stream([...messages], { signal: limit })) {
        whole = whole.concat(chunk)
        if (chunk.text !== '') onText(chunk.text)
      }
      limit.throwIfAborted()
      return { text: whole.text, calls: readCalls(whole), spent: spentOn(options.name, whole) }
    },
  }
}

function spentOn(model: string, { usage_metadata: usage }: AIMessageChunk): Spending {
  const tokens_in = usage?.input_tokens ?? 0
  const tokens_out = usage?.output_tokens ?? 0
  return { model_calls: 1, tokens_in, tokens_out, cost_usd: costOf(model, tokens_in, tokens_out) }
}
