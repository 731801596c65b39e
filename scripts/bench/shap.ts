import { compileExplainer, createRowWorkers, readEnsemble, type Explainer } from '#models'
import { figure, quantile, timed, type Figure } from './figures.ts'
import { bankModel, xgboostModel, type BenchModel } from './shap-model.ts'
import { openPeer, type ShapPeer } from './shap-peer.ts'

/** Figures that come with the reference data, for machines without Python's XGBoost. */
const given = {
  contribs: [0, 940, 1940],
  single_ms: 0.94,
  shap: 1280,
  interactions: 64,
  interventional: 575,
} as const
const rowCount = 2000
const rounds = 5
const singles = 500

/**
 * Exact SHAP values of the 200-tree reference model, beside XGBoost's `pred_contribs` of the same trees and rows,
 * in turns; where no Python has XGBoost the given figures stand there and are named so.
 */
export async function bench(): Promise<Figure[]> {
  const model = await bankModel()
  const { trees } = readEnsemble(model.bytes)
  const rows = model.rows(rowCount)
  let explainer = compileExplainer(trees)
  const compile = await timed(async () => {
    explainer = compileExplainer(trees)
    explainer.explainRows(rows.subarray(0, model.features), 1)
  })
  const peer = await openPeer(xgboostModel(trees), rows, model.features)
  try {
    const one = await oneThread(explainer, rows, peer)
    return [
      one,
      await twoThreads(model, rows, peer),
      ...(await singleRows(explainer, rows, peer)),
      ...(await onDemand(explainer, rows)),
      figure('compile', compile, 'ms'),
      ...(peer
        ? [
            figure(
              'farthest from XGBoost (float32)',
              (await distance(explainer, rows, peer)) * 1e6,
              'millionths',
            ),
          ]
        : []),
    ]
  } finally {
    await peer?.close()
  }
}

const perSecond = (count: number, ms: readonly number[]): number => count / (quantile(ms, 0.5) / 1000)

/** Median of both over rounds that alternate. */
async function beside(
  ours: () => Promise<unknown>,
  theirs: (() => Promise<{ seconds: number }>) | null,
): Promise<{ ours: number; theirs: number | null }> {
  const samples: number[] = []
  const others: number[] = []
  await ours()
  for (let i = 0; i < rounds; i++) {
    samples.push(await timed(ours))
    if (theirs) others.push((await theirs()).seconds * 1000)
  }
  return {
    ours: perSecond(rowCount, samples),
    theirs: theirs ? perSecond(rowCount, others) : null,
  }
}

const named = (peer: ShapPeer | null): string =>
  peer ? `XGBoost ${peer.xgboost} pred_contribs` : 'XGBoost 1.7.4 pred_contribs (given)'

async function oneThread(explainer: Explainer, rows: Float64Array, peer: ShapPeer | null): Promise<Figure> {
  const { ours, theirs } = await beside(
    async () => explainer.explainRows(rows, rowCount),
    peer && (() => peer.ask({ do: 'contribs', threads: 1 })),
  )
  return figure('explained, one thread', ours, 'rows/s', {
    name: named(peer),
    value: theirs ?? given.contribs[1],
  })
}

async function twoThreads(
  { bytes, features }: BenchModel,
  rows: Float64Array,
  peer: ShapPeer | null,
): Promise<Figure> {
  const workers = createRowWorkers({ threads: 2 })
  try {
    const { ours, theirs } = await beside(
      () => workers.run({ sha256: 'bank', bytes, features }, rows, rowCount),
      peer && (() => peer.ask({ do: 'contribs', threads: 2 })),
    )
    return figure('predicted and explained, two threads', ours, 'rows/s', {
      name: named(peer),
      value: theirs ?? given.contribs[2],
    })
  } finally {
    await workers.close()
  }
}

async function singleRows(
  explainer: Explainer,
  rows: Float64Array,
  peer: ShapPeer | null,
): Promise<Figure[]> {
  const { features } = explainer
  const out = new Float64Array(features)
  const own: number[] = []
  const others: number[] = []
  for (let i = 0; i < singles; i++) {
    const row = rows.subarray(i * features, (i + 1) * features)
    own.push(await timed(async () => explainer.explain(row, out)))
    if (peer) others.push((await peer.ask({ do: 'single', row: i })).seconds * 1000)
  }
  return [0.5, 0.95].map((share) =>
    figure(`one row p${share * 100}`, quantile(own, share), 'ms', {
      name: named(peer),
      value: peer ? quantile(others, share) : given.single_ms,
    }),
  )
}

/** What is asked for one record at a time, and shap's C extension, whose figures are the given ones. */
async function onDemand(explainer: Explainer, rows: Float64Array): Promise<Figure[]> {
  const { features } = explainer
  const row = (i: number): Float64Array => rows.subarray(i * features, (i + 1) * features)
  const against = explainer.against(rows.subarray(0, 50 * features), 50)
  const out = new Float64Array(features)
  const interactions: number[] = []
  const interventional: number[] = []
  for (let i = 0; i < 100; i++) {
    interactions.push(await timed(async () => explainer.interactions(row(i))))
    interventional.push(await timed(async () => against.explain(row(i), out)))
  }
  return [
    figure('interactions, one thread', perSecond(1, interactions), 'rows/s', {
      name: 'shap C extension (given)',
      value: given.interactions,
    }),
    figure('against 50 background rows', perSecond(1, interventional), 'rows/s', {
      name: 'shap C extension (given)',
      value: given.interventional,
    }),
  ]
}

async function distance(explainer: Explainer, rows: Float64Array, peer: ShapPeer): Promise<number> {
  const { values } = await peer.ask({ do: 'contribs', threads: 1 })
  const out = new Float64Array(explainer.features)
  explainer.explain(rows.subarray(0, explainer.features), out)
  return out.reduce((most, value, i) => Math.max(most, Math.abs(value - (values[i] ?? 0))), 0)
}
