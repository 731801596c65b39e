import type { ActorCrm, SearchWay } from '#crm-core/contract'
import { figure, quantile, timed, type Figure } from './figures.ts'
import { ndcgAt10, recallAt } from './ranking.ts'
import { readScifact, type Judged } from './scifact.ts'
import { vectorsMade } from './vectors.ts'
import { withHotcrm } from './world.ts'

/** BM25 on SciFact as published by the bm25s authors; Anserini's own page says 67.9. */
const bm25 = { name: 'BM25 (bm25s, published)', value: 0.687 }
const depth = 100
const ways: readonly (readonly [string, readonly SearchWay[] | undefined])[] = [
  ['full text', ['words']],
  ['vector', ['meaning']],
  ['full text + vector', ['words', 'meaning']],
  ['fused, as people search', undefined],
]

/**
 * BEIR SciFact through the product: each abstract is saved as a record, its documents and vectors are made
 * as those of any record, and the 300 test questions are searched by `crm.search` as an administrator.
 */
export async function bench(): Promise<Figure[]> {
  const { abstracts, questions } = await readScifact()
  return withHotcrm(
    async ({ core, local }) => {
      const crm = core.as(await core.actorByEmail(local.default_email, 'import'))
      const names = new Map<string, string>()
      for (let from = 0; from < abstracts.length; from += 500) {
        const some = abstracts.slice(from, from + 500)
        const saved = await crm.saveAll(
          'note',
          some.map(({ title, text }) => ({ body: `${title}\n\n${text}` })),
        )
        saved.forEach(({ record }, i) => names.set(record.id, some[i]?.id ?? ''))
      }
      await vectorsMade(core.db(crm.actor.tenant_id))
      const figures: Figure[] = []
      for (const [name, only] of ways) figures.push(...(await measure(crm, names, questions, name, only)))
      return figures
    },
    { demo: 'none' },
  )
}

async function measure(
  crm: ActorCrm,
  names: ReadonlyMap<string, string>,
  questions: readonly Judged[],
  name: string,
  only: readonly SearchWay[] | undefined,
): Promise<Figure[]> {
  const gains: number[] = []
  const recalls: number[] = []
  const times: number[] = []
  for (const { text, relevant } of questions) {
    let found: string[] = []
    times.push(
      await timed(async () => {
        const hits = await crm.search(text, { objects: ['note'], limit: depth, ways: only })
        found = hits.map(({ id }) => names.get(id) ?? '')
      }),
    )
    gains.push(ndcgAt10(found, relevant))
    recalls.push(recallAt(found, relevant, depth))
  }
  return [
    figure(`nDCG@10 ${name}`, mean(gains), '', bm25),
    figure(`recall@100 ${name}`, mean(recalls), ''),
    figure(`time ${name} p95`, quantile(times, 0.95), 'ms'),
  ]
}
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
