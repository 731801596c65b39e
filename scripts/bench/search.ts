import type { CrmCore } from '#crm-core'
import type { ActorCrm, SearchWay } from '#crm-core/contract'
import { alternate, figure, pairFigures, quantile, timed, type BenchOptions, type Figure } from './figures.ts'
import { askedFor, draws, told, type Asked, type Told } from './search-world.ts'
import { vectorsMade } from './vectors.ts'
import { withStore } from './world.ts'

const questions = 400
const batch = 1000
/** Of the questions, these are compared with every vector there is, which takes long. */
const compared = 100
const warm = 100

/**
 * Companies, people and notes in English and Chinese, saved as any record is, and questions of which it is
 * known what they look for: names, names with a slip, and what a note says. The search that people use
 * beside full text alone and beside a comparison with every vector, without an index.
 */
export async function bench({ rows }: BenchOptions): Promise<Figure[]> {
  return withStore(async (core, admin) => {
    const crm = core.as(admin)
    const draw = draws(7)
    const all = Array.from({ length: rows }, (_, n) => told(n, draw))
    const ids = await saved(crm, all)
    await vectorsMade(core.db(admin.tenant_id))
    await core.pool.query('vacuum analyze')
    // Words are counted anew in the background, and vectors with them.
    await vectorsMade(core.db(admin.tenant_id))
    const pick = draws(11)
    const asked = Array.from({ length: questions }, () => askedFor(pick(all), pick))
    return [
      ...(await beside(core, crm, asked)),
      ...(await measure(crm, ids, asked, 'as people search', undefined)),
      ...(await measure(crm, ids, asked, 'full text alone', ['words'])),
      ...(await measure(crm, ids, asked, 'nearest vectors', ['meaning'])),
      ...(await everyVector(core, () =>
        measure(crm, ids, asked.slice(0, compared), 'every vector compared', ['meaning']),
      )),
    ]
  })
}

/** Saves them and answers the ids of each key. */
async function saved(crm: ActorCrm, all: readonly Told[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = new Map<string, string[]>()
  for (const object of ['account', 'contact', 'note'] as const) {
    const some = all.filter((one) => one.object === object)
    for (let from = 0; from < some.length; from += batch) {
      const part = some.slice(from, from + batch)
      const records = await crm.saveAll(
        object,
        part.map(({ values }) => values),
      )
      records.forEach(({ record }, i) => {
        const key = part[i]?.key ?? ''
        ids.set(key, [...(ids.get(key) ?? []), record.id])
      })
    }
  }
  return ids
}

async function measure(
  crm: ActorCrm,
  ids: ReadonlyMap<string, readonly string[]>,
  asked: readonly Asked[],
  name: string,
  ways: readonly SearchWay[] | undefined,
): Promise<Figure[]> {
  const samples: { kind: string; recall: number; ms: number }[] = []
  for (const { kind, text, key } of asked) {
    let found: string[] = []
    const ms = await timed(async () => {
      found = (await crm.search(text, { limit: 10, ways })).map((hit) => hit.id)
    })
    samples.push({ kind, recall: recall(found, ids.get(key) ?? []), ms })
  }
  const mean = (of: typeof samples) =>
    of.reduce((sum, { recall }) => sum + recall, 0) / Math.max(1, of.length)
  const times = samples.map(({ ms }) => ms)
  const kinds = Map.groupBy(samples, ({ kind }) => kind)
  return [
    figure(`recall@10 ${name}`, mean(samples), ''),
    ...[...kinds]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([kind, some]) => figure(`recall@10 ${name}, ${kind}`, mean(some), '')),
    figure(`time ${name} p50`, quantile(times, 0.5), 'ms'),
    figure(`time ${name} p95`, quantile(times, 0.95), 'ms'),
  ]
}

/** How long a search takes beside one full-text condition by `pg` over the same documents, in turns. */
async function beside(core: CrmCore, crm: ActorCrm, asked: readonly Asked[]): Promise<Figure[]> {
  const words = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const text = (at: number) => asked[at]?.text ?? ''
  const peer = (at: number) =>
    core.pool.query(
      `select object, record_id, name, ts_rank(lexemes, asked) as rank
       from search_document, to_tsquery('simple', $2) asked
       where tenant_id = $1 and lexemes @@ asked order by rank desc limit 10`,
      [crm.actor.tenant_id, words(text(at)).join(' | ')],
    )
  for (let at = 0; at < warm; at++) await Promise.all([crm.search(text(at), { limit: 10 }), peer(at)])
  const samples = await alternate(asked.length, (at) => crm.search(text(at), { limit: 10 }), peer)
  return pairFigures('search', samples, 'one full-text condition by pg')
}

/** The share of the relevant among ten; where more are relevant than can be shown, ten of them are all. */
function recall(found: readonly string[], relevant: readonly string[]): number {
  const hits = found.slice(0, 10).filter((id) => relevant.includes(id)).length
  return hits / Math.min(10, relevant.length)
}

/** Without the index the database compares the question with every vector there is. */
async function everyVector<T>({ pool }: CrmCore, work: () => Promise<T>): Promise<T> {
  const nearest = 'alter function search_by_vector_index(vector, text, text[], int)'
  await pool.query(`${nearest} set enable_indexscan = off`)
  try {
    return await work()
  } finally {
    await pool.query(`${nearest} reset enable_indexscan`)
  }
}
