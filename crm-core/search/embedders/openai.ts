import type { Embedder } from '../../contract.ts'
import { HotcrmError } from '../../contract.ts'
import { dimensions } from './hashed.ts'

export interface OpenAiEmbedderOptions {
  /** For example text-embedding-3-small. */
  readonly model: string
  readonly api_key: string
  /** Any OpenAI-compatible endpoint; OpenAI's own when left out. */
  readonly base_url?: string
}
const batch = 96
const timeout = 20_000

/** Embeddings of an OpenAI-compatible endpoint, asked for in the size of the vector column. */
export function openAiEmbedder(options: OpenAiEmbedderOptions): Embedder {
  return {
    name: `openai:${options.model}`,
    dimensions,
    async embed(texts) {
      const vectors: number[][] = []
      for (let from = 0; from < texts.length; from += batch)
        vectors.push(...(await ask(options, texts.slice(from, from + batch))))
      return vectors
    },
  }
}

async function ask(options: OpenAiEmbedderOptions, texts: readonly string[]): Promise<number[][]> {
  // Loaded late: most workspaces run without it, and it costs a CLI 100 ms.
  const { OpenAI } = await import('openai')
  const client = new OpenAI({ apiKey: options.api_key, baseURL: options.base_url, timeout, maxRetries: 2 })
  try {
    const answer = await client.embeddings.create({ model: options.model, input: [...texts], dimensions })
    return answer.data.toSorted((a, b) => a.index - b.index).map((item) => fitting(item.embedding))
  } catch (cause) {
    if (cause instanceof HotcrmError) throw cause
    throw new HotcrmError('unavailable', { service: `Embedding endpoint (${options.model})` }, { cause })
  }
}

function fitting(vector: number[]): number[] {
  if (vector.length === dimensions) return vector
  const summary = `the embedding model gives ${vector.length} dimensions, the store holds ${dimensions}`
  throw new HotcrmError('configuration', { summary })
}
