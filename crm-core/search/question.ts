import pgvector from 'pgvector'
import { searchWays } from '../contract.ts'
import type { TextModel } from './embedder-of.ts'
import { isHashed } from './embedders/hashed.ts'
import { weightOfToken } from './embedders/idf.ts'
import type { SearchQuestion } from './search-sql.ts'
import { normalise, squeeze } from './text/normalise.ts'
import { readingOf } from './text/pinyin.ts'
import { askedTokens, lexemeQuery, tokenQuery } from './text/tokens.ts'

/**
 * Likeness below which a vector only says that both texts are texts; measured on the demo workspace. Of a
 * whole sentence a text need share only a part to be about it, so local vectors may be less alike then;
 * two texts without a word in common are alike by 0.03 (one over the root of the dimensions).
 */
const floors = { name: 0.2, sentence: 0.1, model: 0.3 }
/** Local vectors compare wording, of which full text knows more; those of a model know what it does not. */
const weights = { hashed: 0.5, model: 1 }
/** From so many texts on comparing all of them takes longer than people wait; the index misses a few. */
const many_documents = 4000
/** From so many words on it is a sentence, and no name is spelt like it. */
const sentence = 8

/** Where to look, how, and for how many. */
export interface SearchAbout extends Pick<SearchQuestion, 'tenant_id' | 'objects' | 'limit'> {
  /** All when left out. */
  readonly ways?: SearchQuestion['ways']
}

/** The forms under which a stored name equals what was typed: as written, and as it reads. */
export function formsOf(text: string): string[] {
  const squeezed = squeeze(normalise(text))
  const read = readingOf(squeezed)
  return [squeezed, ...(read === null ? [] : [read])].filter((form) => form !== '')
}

export async function question(text: string, about: SearchAbout, model: TextModel): Promise<SearchQuestion> {
  const terms = termsOf(text, model)
  const long = terms.length >= sentence
  return {
    ...about,
    ways: (about.ways ?? searchWays).filter((way) => !(long && way === 'letters')),
    forms: formsOf(text),
    norm: normalise(text),
    every: lexemeQuery(text, { words: 'every' }),
    any: telling(terms),
    terms,
    named: lexemeQuery(text, { words: 'any', in_name: true }),
    vector: await vectorOf(text, model, long ? floors.sentence : floors.name),
  }
}

/** As it is while somebody types. */
const unfinished = /[\p{L}\p{N}]$/u

/** The words of a question, each with what it tells. */
function termsOf(text: string, { idf }: TextModel): SearchQuestion['terms'] {
  const asked = askedTokens(text)
  return asked.map((token, i) => ({
    query: tokenQuery(token, i === asked.length - 1 && unfinished.test(text)),
    weight: weightOfToken(token, idf),
  }))
}

/** A word that stands in every other text brings no candidates where a rarer one can. */
const share_of_rarest = 0.4
function telling(terms: SearchQuestion['terms']): string {
  const rarest = Math.max(...terms.map((term) => term.weight))
  const some = terms.filter((term) => term.weight >= rarest * share_of_rarest)
  return some.map((term) => term.query).join(' | ')
}

/** An embedder that cannot be reached costs likeness of meaning, not the search. */
async function vectorOf(text: string, embedder: TextModel, floor: number): Promise<SearchQuestion['vector']> {
  try {
    const [vector] = await embedder.embed([text])
    if (vector === undefined || vector.every((value) => value === 0)) return null
    const many = (embedder.idf?.documents ?? 0) >= many_documents
    const about = { embedder: embedder.name, values: vectorText(vector), many }
    return isHashed(embedder)
      ? { ...about, floor, weight: weights.hashed }
      : { ...about, floor: floors.model, weight: weights.model }
  } catch {
    return null
  }
}

/** PGlite takes vectors only as text; five digits are more than the index tells apart. */
export function vectorText(vector: readonly number[]): string {
  // Null stands for null only, and this is a vector.
  return pgvector.toSql(vector.map((value) => Math.round(value * 1e5) / 1e5)) ?? '[]'
}
