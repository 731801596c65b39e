import { HumanMessage } from '@langchain/core/messages'
import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai'
import { afterEach, expect, it } from 'vitest'
import { openModel } from '../llm/chat-model.ts'
import { startModelServer, type ModelServer, type ModelServerOptions } from './index.ts'

let server: ModelServer | undefined
afterEach(async () => server?.close())

async function start(options: ModelServerOptions) {
  server = await startModelServer(options)
  return server
}
const model = (url: string, timeout_ms?: number) =>
  openModel({ name: 'gpt-4o-mini', base_url: url, api_key: 'test', timeout_ms })
const hello = [new HumanMessage('hello')]
const never = new AbortController().signal
const turn = (url: string, onText: (text: string) => void = () => undefined, timeout?: number) =>
  model(url, timeout).turn(hello, [], never, onText)

it('streams words as they come and counts tokens and their price', async () => {
  const { url } = await start({
    script: [{ text: 'Hello, this is a reply.', usage: { prompt_tokens: 1_000_000, completion_tokens: 0 } }],
  })
  const heard: string[] = []
  const said = await turn(url, (text) => heard.push(text))
  expect(heard.length).toBeGreaterThan(1)
  expect(heard.join('')).toBe('Hello, this is a reply.')
  expect(said).toMatchObject({ text: 'Hello, this is a reply.', calls: [] })
  expect(said.spent).toEqual({ model_calls: 1, tokens_in: 1_000_000, tokens_out: 0, cost_usd: 0.15 })
})

it('puts fragmented tool calls together', async () => {
  const { url } = await start({
    script: [
      {
        calls: [
          { name: 'one', args: { text: '王伟 and a rather long value', list: [1, 2, 3] } },
          { name: 'two', args: {} },
        ],
      },
    ],
  })
  const { calls } = await turn(url)
  expect(calls).toEqual([
    { name: 'one', args: { text: '王伟 and a rather long value', list: [1, 2, 3] }, bad: null },
    { name: 'two', args: {}, bad: null },
  ])
})

it('never completes arguments that were cut off, and refuses an id that is used twice', async () => {
  const { url } = await start({
    script: [
      {
        calls: [
          { name: 'send', args: '{"subject":"Hi","body":"Dear' },
          { name: 'send', args: { a: 1 }, id: 'same' },
          { name: 'send', args: { a: 2 }, id: 'same' },
        ],
      },
    ],
  })
  const { calls } = await turn(url)
  expect(calls.map((call) => call.bad === null)).toEqual([false, true, false])
})

it.each(['server_error', 'rate_limit', 'hang_up', 'garbage'] as const)(
  'fails on %s instead of inventing an answer',
  async (fault) => {
    const { url } = await start({ respond: () => ({ text: 'half of a long answer', fault }) })
    await expect(turn(url)).rejects.toBeInstanceOf(Error)
  },
)

it('gives up on an endpoint that is too slow', async () => {
  const { url } = await start({ respond: () => ({ text: 'late', delay_ms: 2000 }) })
  await expect(turn(url, undefined, 150)).rejects.toBeInstanceOf(Error)
})

it('answers without a stream too, and says when its script is used up', async () => {
  const { url, requests } = await start({ script: [{ text: 'whole' }] })
  const chat = new ChatOpenAI({
    model: 'm',
    apiKey: 'k',
    maxRetries: 0,
    configuration: { baseURL: url },
  })
  expect((await chat.invoke('hi')).text).toBe('whole')
  await expect(chat.invoke('hi')).rejects.toThrow('no reply')
  expect(requests).toHaveLength(2)
})

it('embeds texts so that shared words bring them near', async () => {
  const { url } = await start({ script: [] })
  const embedder = new OpenAIEmbeddings({ model: 'm', apiKey: 'k', configuration: { baseURL: url } })
  const [a, b, c] = await embedder.embedDocuments(['red apple', 'green apple', 'blue ship'])
  const dot = (x: number[] = [], y: number[] = []) =>
    x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0)
  expect(dot(a, b)).toBeGreaterThan(dot(a, c))
})
