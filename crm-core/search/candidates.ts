import { sql, type SQL } from 'drizzle-orm'

// Conditions that an index answers although row-level security stands before it: the functions of
// migration 0002 look into the caller's tenant and give ids, and the documents are read by them.

const among = (ids: SQL, alias: 'd' | 'p'): SQL => sql`${sql.raw(alias)}.id = any(array(select ${ids}))`

export const hasWords = (tsquery: string, alias: 'd' | 'p' = 'd'): SQL =>
  among(sql`search_by_words(${tsquery}::tsquery)`, alias)

/** Named so, as written or as it reads. */
export const isNamed = (forms: readonly string[]): SQL =>
  among(sql`search_by_names(${textArray(forms)})`, 'd')

export const looksLike = (norm: string): SQL => among(sql`search_by_letters(${norm}::text)`, 'd')

export const namePart = (part: string): SQL =>
  among(sql`search_by_part(${`%${part.replace(/[\\%_]/g, '\\$&')}%`}::text)`, 'd')

/** The nearest vectors of one embedder with their distance, nearest first, of any owner. */
export const nearest = (
  { values, embedder, many }: { readonly values: string; readonly embedder: string; readonly many: boolean },
  objects: readonly string[],
  most: number,
): SQL => {
  const by = sql.raw(many ? 'search_by_vector_index' : 'search_by_vector')
  return sql`${by}(${values}::vector, ${embedder}, ${textArray(objects)}, ${most}::int)`
}

/** A list of texts as one parameter. */
export function textArray(values: readonly string[]): SQL {
  return sql`${sql.param(values)}::text[]`
}
