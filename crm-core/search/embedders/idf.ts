import { stemOf, tokens } from '../text/tokens.ts'
import { features } from './features.ts'
import { extend, finish, start } from './hash.ts'

/** Features share this many counters; a shared counter only makes a rare feature look a little commoner. */
const buckets = 1 << 16
/**
 * Words have counters of their own, apart from the grams, of which there are many more: a word has one in
 * each of these rows and is as rare as the smaller says (a count-min sketch, Cormode and Muthukrishnan 2005).
 */
const rows = [11, 12] as const
/** Counters in all. */
export const counters = buckets * (1 + rows.length)
/** Steps of 1/16: a weight is a byte. */
const step = 16

/** How telling each feature and each word is in one tenant's texts. `version` grows whenever it is counted anew. */
export interface Idf {
  readonly version: number
  /** How many texts there were when it was counted. */
  readonly documents: number
  readonly weights: Uint8Array
}

/** Counts in how many of the texts each feature stands: ln((n + 1) / (df + 1)) + 1, in steps of 1/16. */
export function countIdf(texts: Iterable<string>, version: number): Idf {
  const documents = new Uint32Array(counters)
  let total = 0
  for (const text of texts) {
    total += 1
    const seen = new Set<number>()
    for (const feature of features(text).keys()) seen.add(feature % buckets)
    for (const word of new Set(tokens(text).map(stemOf))) for (const at of placesOf(word)) seen.add(at)
    for (const bucket of seen) documents[bucket] = (documents[bucket] ?? 0) + 1
  }
  const weights = Uint8Array.from(documents, (count) => {
    const weight = Math.log((total + 1) / (count + 1)) + 1
    return Math.min(255, Math.round(weight * step))
  })
  return { version, documents: total, weights }
}

/** The counters of a word, one in each row. */
const placesOf = (word: string): number[] =>
  rows.map((row, i) => {
    const units = Array.from({ length: word.length }, (_, at) => word.charCodeAt(at))
    return (finish(units.reduce(extend, start(row))) % buckets) + (i + 1) * buckets
  })

/**
 * How telling a word is, in any of its inflections: ln((n + 1) / (df + 1)), never quite nothing; 1 for all
 * before anything was counted.
 */
export function weightOfToken(token: string, idf: Idf | null): number {
  if (idf === null) return 1
  const rarest = Math.max(...placesOf(stemOf(token)).map((at) => idf.weights[at] ?? step))
  return Math.max(0.05, rarest / step - 1)
}

/** The weight of one feature; 1 for all before anything was counted. */
export function weightOf(feature: number, idf: Idf | null): number {
  return idf === null ? 1 : (idf.weights[feature % buckets] ?? step) / step
}
