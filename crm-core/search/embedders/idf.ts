import { featureOf, features } from './features.ts'

/** Features share this many counters; a shared counter only makes a rare feature look a little commoner. */
export const buckets = 1 << 16
/** Steps of 1/16: the weights of a tenant fit into 64 KB. */
const step = 16

/** How telling each feature is in one tenant's texts. `version` grows whenever it is counted anew. */
export interface Idf {
  readonly version: number
  readonly weights: Uint8Array
}

/** Counts in how many of the texts each feature stands: ln((n + 1) / (df + 1)) + 1, in steps of 1/16. */
export function countIdf(texts: Iterable<string>, version: number): Idf {
  const documents = new Uint32Array(buckets)
  let total = 0
  for (const text of texts) {
    total += 1
    const seen = new Set<number>()
    for (const feature of features(text).keys()) seen.add(feature % buckets)
    for (const bucket of seen) documents[bucket] = (documents[bucket] ?? 0) + 1
  }
  const weights = Uint8Array.from(documents, (count) => {
    const weight = Math.log((total + 1) / (count + 1)) + 1
    return Math.min(255, Math.round(weight * step))
  })
  return { version, weights }
}

/** How telling a word is: ln((n + 1) / (df + 1)), never quite nothing; 1 for all before anything was counted. */
export function weightOfToken(token: string, idf: Idf | null): number {
  return idf === null ? 1 : Math.max(0.05, weightOf(featureOf(token), idf) - 1)
}

/** The weight of one feature; 1 for all before anything was counted. */
export function weightOf(feature: number, idf: Idf | null): number {
  return idf === null ? 1 : (idf.weights[feature % buckets] ?? step) / step
}
