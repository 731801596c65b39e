import pgvector from 'pgvector'
import { searchWays, type Embedder } from '../contract.ts'
import { isHashed } from './embedders/hashed.ts'
import type { SearchQuestion } from './search-sql.ts'
import { normalise, squeeze } from './text/normalise.ts'
import { readingOf } from './text/pinyin.ts'
import { lexemeQuery } from './text/tokens.ts'

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

export async function question(
  text: string,
  about: SearchAbout,
  embedder: Embedder,
): Promise<SearchQuestion> {
  return {
    ...about,
    ways: about.ways ?? searchWays,
    forms: formsOf(text),
    norm: normalise(text),
    every: lexemeQuery(text, { words: 'every' }),
    any: lexemeQuery(text, { words: 'any' }),
    named: lexemeQuery(text, { words: 'any', in_name: true }),
    vector: await vectorOf(text, embedder),
  }
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
