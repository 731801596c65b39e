import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { openAiEmbedder } from './openai.ts'

let server: Server | undefined
afterEach(() => server?.close())

/** An OpenAI-compatible endpoint that answers each text with a vector that begins with its length. */
async function endpoint(size: number, status = 200): Promise<{ base_url: string; asked: unknown[] }> {
  const asked: unknown[] = []
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += String(part)))
    request.on('end', () => {
      const input = (JSON.parse(body) as { input: string[] }).input
      asked.push({ path: request.url, authorization: request.headers.authorization, input })
      const data = input.map((text, index) => ({
        object: 'embedding',
        index,
        embedding: Array.from({ length: size }, (_, i) => (i === 0 ? text.length : 0)),
      }))
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(
        JSON.stringify({
          object: 'list',
          data: data.toReversed(),
          model: 'm',
          usage: { prompt_tokens: 1, total_tokens: 1 },
        }),
      )
    })
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return { base_url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`, asked }
}

it('asks the endpoint and puts the vectors back in order', async () => {
  const { base_url, asked } = await endpoint(1536)
  const embedder = openAiEmbedder({ model: 'text-embedding-3-small', api_key: 'k', base_url })
  const vectors = await embedder.embed(['a', 'bcd'])
  expect(vectors.map((vector) => [vector.length, vector[0]])).toEqual([
    [1536, 1],
    [1536, 3],
  ])
  expect(asked).toEqual([{ path: '/v1/embeddings', authorization: 'Bearer k', input: ['a', 'bcd'] }])
  expect(embedder.name).toBe('openai:text-embedding-3-small')
})
it('sends long lists in parts', async () => {
  const { base_url, asked } = await endpoint(1536)
  const texts = Array.from({ length: 200 }, (_, i) => 'x'.repeat(i + 1))
  const vectors = await openAiEmbedder({ model: 'm', api_key: 'k', base_url }).embed(texts)
  expect(vectors.map((vector) => vector[0])).toEqual(texts.map((text) => text.length))
  expect(asked).toHaveLength(3)
})
it('says so when the model gives vectors of another size', async () => {
  const { base_url } = await endpoint(8)
  const embedder = openAiEmbedder({ model: 'm', api_key: 'k', base_url })
  await expect(embedder.embed(['a'])).rejects.toMatchObject({ code: 'configuration' })
})
it('is unavailable when the endpoint refuses', async () => {
  const { base_url } = await endpoint(1536, 401)
  const embedder = openAiEmbedder({ model: 'm', api_key: 'k', base_url })
  await expect(embedder.embed(['a'])).rejects.toMatchObject({ code: 'unavailable' })
})
