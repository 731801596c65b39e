import type { SearchHit, Sql } from '../contract.ts'
import type { TextModel } from './embedder-of.ts'
import { question, type SearchAbout } from './question.ts'
import type { Reach } from './reach.ts'
import { searchSql } from './search-sql.ts'
import { run } from '../store/statement.ts'
import { normalise } from './text/normalise.ts'

interface Row {
  readonly object: string
  readonly id: string
  readonly display: string
  readonly subtitle: string | null
  readonly score: number
}

/** Records that have to do with a text, best first, of these objects and within reach. */
export async function searchText(
  sql: Sql,
  reach: Reach,
  model: TextModel,
  text: string,
  about: SearchAbout,
): Promise<SearchHit[]> {
  if (normalise(text) === '') return []
  const statement = searchSql(await question(text, about, model), reach)
  if (statement === null) return []
  const rows = await run<Row>(sql, statement)
  return rows.map(({ subtitle, ...row }) => (subtitle === null ? row : { ...row, subtitle }))
}
