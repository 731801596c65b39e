import type { SearchHit, Sql } from '../contract.ts'
import type { Reach } from './reach.ts'
import { resolveSql, type Candidate, type NameQuestion } from './resolve-sql.ts'
import { fits, score } from './score.ts'
import { formsOf } from './question.ts'
import { run } from '../store/statement.ts'
import { addressed, whoAndWhere } from './text/names.ts'
import { normalise } from './text/normalise.ts'
import { lexemeQuery } from './text/tokens.ts'

/** Fits that are apart by this much or more are not confused. */
const step = 0.099

interface About {
  readonly tenant_id: string
  readonly objects: readonly string[]
  readonly limit: number
}

/**
 * Records that a person may mean by a name, best first: as one name, and, when that names nothing
 * exactly and the text says where (`Dana at Globex`), as somebody there.
 */
export async function resolveName(sql: Sql, reach: Reach, text: string, about: About): Promise<SearchHit[]> {
  const whole = await candidates(sql, reach, asName(text, null, about), about.limit)
  const placed = whoAndWhere(text)
  if (placed === null || whole[0]?.score === fits.exact) return whole
  const there = await candidates(sql, reach, asName(placed.who, placed.where, about), about.limit)
  // Somebody of that name elsewhere is not who was meant.
  return there.length > 0 ? there : whole.filter((hit) => hit.score >= fits.contained)
}

function asName(who: string, where: string | null, about: About): NameQuestion {
  const said = addressed(who)
  return {
    tenant_id: about.tenant_id,
    objects: about.objects,
    forms: formsOf(who),
    norm: normalise(who),
    every: lexemeQuery(who, { words: 'every' }),
    named: lexemeQuery(who, { words: 'every', in_name: true }),
    family: said?.family ?? null,
    rank: said?.rank ?? null,
    where: where === null ? null : normalise(where),
  }
}

async function candidates(sql: Sql, reach: Reach, asked: NameQuestion, limit: number): Promise<SearchHit[]> {
  const statement = asked.norm === '' ? null : resolveSql(asked, reach)
  if (statement === null) return []
  const rows = await run<Candidate>(sql, statement)
  const hits = rows.flatMap((row) => {
    const fit = score(row, asked)
    return fit === null ? [] : [hit(row, fit)]
  })
  return withoutWeaker(hits.toSorted((a, b) => b.score - a.score)).slice(0, limit)
}

/** Whom a name fits well shuts out those whom it fits worse: `Dana` is Dana Reed, not also Dan or Diana. */
function withoutWeaker(hits: readonly SearchHit[]): readonly SearchHit[] {
  const best = hits[0]?.score ?? 0
  return best >= fits.contained ? hits.filter((one) => one.score > best - step) : hits
}

function hit(row: Candidate, fit: number): SearchHit {
  const { object, id, display, subtitle } = row
  return { object, id, display, score: fit, ...(subtitle === null ? {} : { subtitle }) }
}
