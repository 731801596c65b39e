import type { Embedder } from '../../contract.ts'
import { features } from './features.ts'
import { weightOf, type Idf } from './idf.ts'

/** As many as OpenAI's text-embedding-3-small has, so that both fit the same column. */
export const dimensions = 1536
const family = 'hashed-1'

/** The name of the local embedder with this IDF: vectors that were weighted otherwise are not compared. */
function hashedName(version: number): string {
  return version === 0 ? family : `${family}:idf-${version}`
}

/**
 * The local embedder: a signed hash of words and character grams, weighted by the tenant's IDF.
 * It needs no download, no key and no network, and is the same everywhere. It compares wording:
 * it forgives typos and inflection, and knows nothing of synonyms or translation.
 */
export function hashedEmbedder(idf: Idf | null = null): Embedder {
  return {
    name: hashedName(idf?.version ?? 0),
    dimensions,
    embed: (texts) => Promise.resolve(texts.map((text) => hashedVector(text, idf))),
  }
}

export function isHashed(embedder: Embedder): boolean {
  return embedder.name.startsWith(family)
}

/** One text as a unit vector; a text without letters or digits is the zero vector, similar to nothing. */
export function hashedVector(text: string, idf: Idf | null): number[] {
  const vector = Array.from({ length: dimensions }, () => 0)
  for (const [feature, count] of features(text)) {
    const dimension = feature % dimensions
    const sign = feature >= 0x80000000 ? -1 : 1
    vector[dimension] = (vector[dimension] ?? 0) + sign * (1 + Math.log(count)) * weightOf(feature, idf)
  }
  return unit(vector)
}

function unit(vector: number[]): number[] {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
  return length === 0 ? vector : vector.map((value) => value / length)
}
