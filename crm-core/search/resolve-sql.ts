import { or, sql, type SQL } from 'drizzle-orm'
import { hasWords, isNamed, looksLike, namePart, textArray } from './candidates.ts'
import { parentsNamed, within, withParent, type Reach } from './reach.ts'

/** What was said of a record: its name (or a form of address), and perhaps where it belongs. */
export interface NameQuestion {
  readonly tenant_id: string
  readonly objects: readonly string[]
  readonly forms: readonly string[]
  readonly norm: string
  readonly every: string
  /** The same words, in names only. */
  readonly named: string
  /** Family name and rank of `王总`, `Mr Reed`; null when it is no form of address. */
  readonly family: string | null
  readonly rank: string | null
  /** Normalised company of `Dana at Globex`. */
  readonly where: string | null
}

/** A record that the name may mean; `score.ts` says how well. */
export interface Candidate {
  readonly object: string
  readonly id: string
  readonly display: string
  readonly subtitle: string | null
  readonly names: readonly string[]
  readonly readings: readonly string[]
  readonly name_norm: string
  readonly about: string
  readonly likeness: number
  readonly where_likeness: number
}

/** So many namesakes that a person could not choose among them anyway. */
const most = sql.raw('200')
const belongs = sql`coalesce(p.name_norm, lower(d.subtitle), '')`

export function resolveSql(question: NameQuestion, reach: Reach): SQL | null {
  const mine = within(reach, question.tenant_id, question.objects)
  if (mine === null) return null
  const norm = sql`${question.norm}::text`
  const forms = textArray(question.forms)
  const exact = sql`(d.names && ${forms} or d.readings && ${forms})`
  const likeness = sql`greatest(similarity(d.name_norm, ${norm}), word_similarity(${norm}, d.name_norm) * 0.8)`
  return sql`with homes as materialized (${parentsNamed(reach, question.tenant_id, question.named)}),
    alike as materialized (
      select d.*, ${exact} as exact, (${likeness})::float8 as likeness from search_document d
      where (${waysOf(question)}) and ${mine}),
    best as materialized (
      select d.*, p.name as parent, (${placed(question)})::float8 as where_likeness
      from alike d ${withParent(reach, question.tenant_id)}
      order by d.exact desc, where_likeness desc, d.likeness desc, d.updated_at desc, d.id limit ${most})
    select object, record_id as id, name as display, coalesce(parent, subtitle) as subtitle, names, readings,
      name_norm, left(text, 400) as about, likeness, where_likeness
    from best order by exact desc, where_likeness desc, likeness desc, updated_at desc, id`
}

/** 1 when the company is the one that was said, or none was said; else how alike their letters are. */
function placed(question: NameQuestion): SQL {
  if (question.where === null) return sql`1`
  const where = sql`${question.where}::text`
  return sql`case when strpos(${belongs}, ${where}) > 0 then 1 else word_similarity(${where}, ${belongs}) end`
}

/** Each by an index, so that all of them together are. */
function waysOf(question: NameQuestion): SQL | undefined {
  const ways = [isNamed(question.forms), looksLike(question.norm), namePart(question.norm)]
  if (question.every !== '')
    ways.push(
      hasWords(question.every),
      sql`d.id = any(array(select c.id from search_document c
        join homes p on c.parent_object = p.object and c.parent_id = p.record_id
        where c.tenant_id = ${question.tenant_id}::uuid))`,
    )
  if (question.family !== null) ways.push(namePart(question.family))
  return or(...ways)
}
