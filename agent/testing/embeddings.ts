import { createHash } from 'node:crypto'

interface EmbeddingRequest {
  readonly model: string
  readonly input: string | readonly string[]
  readonly encoding_format?: string
  readonly dimensions?: number
}
const usualDimensions = 64

/** Vectors that depend on the words alone: texts that share words are near each other. */
export function embeddings(request: EmbeddingRequest): object {
  const inputs = typeof request.input === 'string' ? [request.input] : request.input
  const data = inputs.map((text, index) => {
    const vector = embed(text, request.dimensions ?? usualDimensions)
    const embedding =
      request.encoding_format === 'base64'
        ? Buffer.from(Float32Array.from(vector).buffer).toString('base64')
        : vector
    return { object: 'embedding', index, embedding }
  })
  const tokens = inputs.join(' ').length
  return {
    object: 'list',
    model: request.model,
    data,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  }
}

function embed(text: string, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, () => 0)
  for (const word of text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []) {
    const hash = createHash('sha256').update(word).digest()
    const at = hash.readUInt32BE(0) % dimensions
    vector[at] = (vector[at] ?? 0) + (hash.readUInt8(4) % 2 === 0 ? 1 : -1)
  }
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => value / length)
}
