import pgvector from 'pgvector'
import { searchWays, type Embedder } from '../contract.ts'
import type { TextModel } from './embedder-of.ts'
import { isHashed } from './embedders/hashed.ts'
import { weightOfToken } from './embedders/idf.ts'
import type { SearchQuestion } from './search-sql.ts'
import { normalise, squeeze } from './text/normalise.ts'
import { readingOf } from './text/pinyin.ts'
import { askedTokens, lexemeQuery, tokenQuery } from './text/tokens.ts'

/** Likeness below which a vector only says that both texts are texts; measured on the demo workspace. */
const floors = { hashed: 0.2, model: 0.3 }

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
  return {
    ...about,
    ways: about.ways ?? searchWays,
    forms: formsOf(text),
    norm: normalise(text),
    every: lexemeQuery(text, { words: 'every' }),
    any: telling(terms),
    terms,
    named: lexemeQuery(text, { words: 'any', in_name: true }),
    vector: await vectorOf(text, model),
  }
}

/** The words of a question, each with what it tells. */
function termsOf(text: string, { idf }: TextModel): SearchQuestion['terms'] {
  const asked = askedTokens(text)
  return asked.map((token, i) => ({
    query: tokenQuery(token, i === asked.length - 1),
    weight: weightOfToken(token, idf),
  }))
}

/** A word that stands in every other text brings no candidates where a rarer one can. */
const share_of_rarest = 0.3
function telling(terms: SearchQuestion['terms']): string {
  const rarest = Math.max(...terms.map((term) => term.weight))
  const some = terms.filter((term) => term.weight >= rarest * share_of_rarest)
  return some.map((term) => term.query).join(' | ')
}

/** An embedder that cannot be reached costs likeness of meaning, not the search. */
async function vectorOf(text: string, embedder: Embedder): Promise<SearchQuestion['vector']> {
  try {
    const [vector] = await embedder.embed([text])
    if (vector === undefined || vector.every((value) => value === 0)) return null
    const floor = isHashed(embedder) ? floors.hashed : floors.model
    return { embedder: embedder.name, values: vectorText(vector), floor }
  } catch {
    return null
  }
}

/** PGlite takes vectors only as text; five digits are more than the index tells apart. */
export function vectorText(vector: readonly number[]): string {
  // Null stands for null only, and this is a vector.
  return pgvector.toSql(vector.map((value) => Math.round(value * 1e5) / 1e5)) ?? '[]'
}
