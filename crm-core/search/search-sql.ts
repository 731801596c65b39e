import { sql, type SQL } from 'drizzle-orm'
import type { SearchWay } from '../contract.ts'
import { hasWords, isNamed, looksLike, nearest } from './candidates.ts'
import { parentsNamed, within, withParent, type Reach } from './reach.ts'

export interface SearchQuestion {
  readonly tenant_id: string
  readonly objects: readonly string[]
  readonly limit: number
  /** Which ways may find. */
  readonly ways: readonly SearchWay[]
  /** The whole text without blanks, and how it reads: for equality of names. */
  readonly forms: readonly string[]
  readonly norm: string
  /** Query text of full text: all words, or any of those that tell something. */
  readonly every: string
  readonly any: string
  /** Each word alone, with what it tells in this tenant. */
  readonly terms: readonly { readonly query: string; readonly weight: number }[]
  /** Any word, in names only. */
  readonly named: string
  /** Null when no vector of the same embedder can be made now; the other ways still find. */
  readonly vector: AskedVector | null
}
/** A question as a vector. */
export interface AskedVector {
  readonly embedder: string
  readonly values: string
  /** So many vectors that they are not all compared. */
  readonly many: boolean
  /** Likeness that a document must have at least. */
  readonly floor: number
  /** What this way counts beside full text. */
  readonly weight: number
}

/** Nearest vectors that are asked for beyond those wanted: some are out of the asker's reach. */
const spare = 2
/** Candidates that each way may bring; enough that fusion can lift what two ways agree on. */
const depth = 60
/** The usual damping of reciprocal rank fusion: no single way decides alone. */
const damping = sql.raw('60')
/** Whoever types a whole name wants that record before all that mention it. */
const byName = 4

/** One statement that ranks by name, full text, likeness of letters and vector, and fuses the ranks. */
export function searchSql(question: SearchQuestion, reach: Reach): SQL | null {
  const mine = within(reach, question.tenant_id, question.objects)
  if (mine === null) return null
  const ways = question.ways.flatMap((name) => waysByName[name](question, mine) ?? [])
  if (ways.length === 0) return null
  return sql`with homes as materialized (${parentsNamed(reach, question.tenant_id, question.named)}),
    hits as (${sql.join(ways, sql` union all `)}),
    fused as (select id, sum(weight / (${damping} + place)) as score from hits group by id),
    best as materialized (
      select d.*, f.score from fused f join search_document d on d.id = f.id
      order by f.score desc, d.updated_at desc, d.id limit ${question.limit})
    select d.object, d.record_id as id, d.name as display, coalesce(p.name, d.subtitle) as subtitle,
      d.score::float8 as score
    from best d ${withParent(reach, question.tenant_id)}
    order by d.score desc, d.updated_at desc, d.id`
}

/** Each way as a query of ids with weight and place; null when the question has nothing for it. */
const waysByName: Readonly<Record<SearchWay, (question: SearchQuestion, mine: SQL) => SQL | null>> = {
  name: exactly,
  words: (question, mine) => (question.any === '' ? null : byWords(question, mine)),
  letters: (question, mine) => (question.any === '' ? null : byLetters(question, mine)),
  parent: (question, mine) => (question.any === '' ? null : byParent(question, mine)),
  meaning: (question, mine) => (question.vector === null ? null : byVector(question, question.vector, mine)),
}

/** `place` counts from 1; ties are broken by id, so that the same question always gives the same list. */
function way(question: SearchQuestion, weight: number, rank: SQL, from: SQL, condition: SQL): SQL {
  return sql`(select id, ${weight}::float8 as weight, row_number() over (order by rank desc, id) as place
    from (select d.id, ${rank} as rank from ${from} where ${condition}
      order by rank desc, d.id limit ${Math.max(depth, question.limit)}) as best)`
}
const documents = sql`search_document d`

function exactly(question: SearchQuestion, mine: SQL): SQL {
  return way(question, byName, sql`1`, documents, sql`${isNamed(question.forms)} and ${mine}`)
}

/** Where a word stands, from prose to names: D, C, B, A. */
const places = sql.raw(`'{0.7,0.8,0.9,1}'`)
/** Words of a document of usual length; a longer one has a word more easily. */
const usual_length = sql.raw('100')

/**
 * As BM25 ranks, of what PostgreSQL has at hand: `ts_rank` of one word grows with how often it stands there,
 * up to 1.6 times the first time; times how telling the word is, over a measure of the document's length.
 * A document with every word stands before those with some.
 */
function byWords(question: SearchQuestion, mine: SQL): SQL {
  const each = question.terms.map(
    ({ query, weight }) => sql`${weight}::float8 * ts_rank(${places}, w.lexemes, ${query}::tsquery, 0)`,
  )
  const length = sql`sqrt(0.6 + 0.4 * length(w.lexemes) / ${usual_length})`
  const rank = sql`(w.lexemes @@ ${question.every}::tsquery)::int * 1000 + (${sql.join(each, sql` + `)}) / ${length}`
  // Unpacked once a document: every function over a long stored value unpacks it anew.
  const unpacked = sql`search_document d cross join lateral (select d.lexemes || '' as lexemes offset 0) w`
  return way(question, 1, rank, unpacked, sql`${hasWords(question.any)} and ${mine}`)
}

function byLetters(question: SearchQuestion, mine: SQL): SQL {
  const norm = sql`${question.norm}::text`
  const rank = sql`greatest(similarity(d.name_norm, ${norm}), word_similarity(${norm}, d.name_norm) * 0.9)`
  return way(question, 1, rank, documents, sql`${looksLike(question.norm)} and ${mine}`)
}

/** `Globex` also means the people and deals of Globex, after Globex itself. */
function byParent(question: SearchQuestion, mine: SQL): SQL {
  const rank = sql`ts_rank(p.lexemes, ${question.named}::tsquery, 1) + 2 * ts_rank(d.lexemes, ${question.any}::tsquery, 1)`
  const children = sql`search_document d join homes p on p.object = d.parent_object and p.record_id = d.parent_id`
  return way(question, 0.8, rank, children, mine)
}

function byVector(question: SearchQuestion, vector: AskedVector, mine: SQL): SQL {
  const most = Math.max(depth, question.limit)
  return sql`(select id, ${vector.weight}::float8 as weight, row_number() over (order by distance, id) as place
    from (select d.id, c.distance from ${nearest(vector, question.objects, most * spare)} c join search_document d on d.id = c.id
      where c.distance < ${1 - vector.floor}::float8 and ${mine} order by c.distance, d.id limit ${most}) as best)`
}
