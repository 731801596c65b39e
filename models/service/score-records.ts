import { createHash } from 'node:crypto'
import {
  HotcrmError,
  type Abstention,
  type Feature,
  type FeatureRow,
  type PredictionRow,
  type VersionRef,
} from '#crm-core/contract'
import type { ModelDefinition } from '../definition.ts'
import type { Artifact } from './artifact.ts'
import type { RemoteArtifact } from './remote-version.ts'
import type { ModelsOptions } from './ports.ts'
import type { Runner } from './runner.ts'
import { servableFor, type Servable, type Serving, type Servings } from './serving.ts'
import type { TrafficMeter } from './traffic-meter.ts'

/** What scoring works with; one a process. */
export interface ScoringMeans extends Pick<ModelsOptions, 'workspace' | 'clock' | 'report'> {
  readonly servings: Servings
  readonly runner: Runner
  readonly meter: TrafficMeter
}

/** A kept prediction with what it takes to read it, or why there is none. */
export type Scored =
  | {
      readonly row: PredictionRow
      /** In the order of the row's values. */
      readonly features: readonly Feature[]
      readonly ref: VersionRef
    }
  | { readonly abstained: Abstention }

/** A record that is to be scored, and what it is scored on. */
interface Candidate {
  readonly id: string
  /** In the order of the definition. */
  readonly values: FeatureRow
  readonly known: PredictionRow | undefined
}

/**
 * Scores records of a workspace as they stand now, whoever asks: by the version that answers for each, from the
 * prediction that is kept while its features are the same. New ones are kept, shadows make theirs beside, and the
 * score goes into the record where a version of the workspace's own answers. A version that cannot be used
 * abstains; the fault is reported.
 */
export async function scoreRecords(
  means: ScoringMeans,
  tenant_id: string,
  definition: ModelDefinition,
  ids: readonly string[],
  { mend = false }: ScoreOptions = {},
): Promise<ReadonlyMap<string, Scored>> {
  const { workspace, clock } = means
  const { store, history, writeScores } = workspace(tenant_id)
  const at = clock.now()
  const [serving, snapshots, latest] = await Promise.all([
    means.servings.of(tenant_id, definition),
    history.snapshots(
      definition.needs,
      ids.map((id) => ({ id, at })),
    ),
    store.latest(definition.name, ids),
  ])
  const known = new Map(latest.map((row) => [row.record_id, row]))
  const scored = new Map<string, Scored>()
  const candidates: Candidate[] = []
  for (const [place, id] of ids.entries()) {
    const snapshot = snapshots[place]
    if (!snapshot) scored.set(id, { abstained: 'not_found' })
    else if (!definition.scored(snapshot.values)) scored.set(id, { abstained: 'not_scored' })
    else candidates.push({ id, values: definition.row(snapshot), known: known.get(id) })
  }
  const groups = Map.groupBy(candidates, ({ id: record_id }) =>
    servableFor(serving, { tenant_id, model: definition.name, record_id }),
  )
  const fresh: PredictionRow[] = []
  for (const [servable, some] of groups) {
    const asked = { tenant_id, definition, at, served: true }
    const answered = await answeredBy(means, { ...asked, servable }, some)
    for (const [id, one] of answered.scored) scored.set(id, one)
    fresh.push(...answered.fresh)
    const silent = new Set(answered.scored.flatMap(([id, one]) => ('abstained' in one ? id : [])))
    if (servable === serving.champion || silent.size === 0) continue
    // A challenger that cannot be used takes no score away from anybody.
    const left = some.filter(({ id }) => silent.has(id))
    const instead = await answeredBy(means, { ...asked, servable: serving.champion }, left)
    for (const [id, one] of instead.scored) scored.set(id, one)
    fresh.push(...instead.fresh)
  }
  const shadowed = await shadowsOf(means, serving, { tenant_id, definition, at }, candidates, fresh)
  if (fresh.length + shadowed.length > 0) await store.save([...fresh, ...shadowed])
  const kept = [...scored.values()].flatMap((one) => ('row' in one ? one.row : []))
  await writeOwn(writeScores, definition, mend ? kept : fresh)
  return scored
}

export interface ScoreOptions {
  /**
   * Scores that hold are put into their records as well, where they are not: a process that died had kept the
   * prediction and not yet shown it. For work in the background; whoever asks waits for what is new only.
   */
  readonly mend?: boolean
}

interface Asked {
  readonly tenant_id: string
  readonly definition: ModelDefinition
  readonly servable: Servable | null
  readonly at: Date
  readonly served: boolean
}

async function answeredBy(
  means: ScoringMeans,
  asked: Asked,
  candidates: readonly Candidate[],
): Promise<{ scored: [string, Scored][]; fresh: PredictionRow[] }> {
  const { servable } = asked
  const none = (): [string, Scored][] => candidates.map(({ id }) => [id, { abstained: 'unusable_model' }])
  if (!servable) return { scored: none(), fresh: [] }
  const artifact = await usable(means, servable.open())
  if (!artifact) return { scored: none(), fresh: [] }
  const { features } = artifact
  const { ref } = servable
  const kept: PredictionRow[] = []
  const due: (Candidate & { readonly row: FeatureRow; readonly hash: string })[] = []
  for (const candidate of candidates) {
    const row = artifact.select(candidate.values)
    const hash = hashOf(artifact.sha256, row)
    if (candidate.known?.features_hash === hash) kept.push(candidate.known)
    else due.push({ ...candidate, row, hash })
  }
  const fresh =
    due.length === 0 ? [] : await usable(means, predicted(means, { ...asked, ref, artifact }, due))
  // What was kept holds as long as its features do, whether or not the version can be asked now.
  const said = [...kept, ...(fresh ?? [])].map((row): [string, Scored] => [
    row.record_id,
    { row, features, ref },
  ])
  const silent = fresh ? [] : due.map(({ id }): [string, Scored] => [id, { abstained: 'unusable_model' }])
  return { scored: [...said, ...silent], fresh: fresh ?? [] }
}

/** Null where the version cannot be used: nobody gets a made-up score, and somebody hears of it. */
export async function usable<T>(
  { report }: Pick<ScoringMeans, 'report'>,
  attempt: Promise<T>,
): Promise<T | null> {
  try {
    return await attempt
  } catch (error) {
    if (!(error instanceof HotcrmError)) throw error
    report?.(error)
    return null
  }
}

interface Run extends Asked {
  readonly ref: VersionRef
  readonly artifact: Artifact | RemoteArtifact
}
async function predicted(
  { runner, meter }: ScoringMeans,
  { tenant_id, definition, ref, artifact, at, served }: Run,
  due: readonly (Candidate & { readonly row: FeatureRow; readonly hash: string })[],
): Promise<PredictionRow[]> {
  const answers = await meter.measure(
    { tenant_id, model: definition.name, version: ref.version },
    due.length,
    () =>
      runner.run(
        artifact,
        due.map(({ row }) => row),
      ),
  )
  return due.flatMap(({ id, row, hash, known }, place) => {
    const answer = answers[place]
    if (!answer) return []
    return {
      ...answer,
      model: definition.name,
      version_id: ref.id,
      version: ref.version,
      object: definition.object,
      record_id: id,
      features_hash: hash,
      features: row,
      served,
      at: at.toISOString(),
      previous: known ? { probability: known.probability, at: known.at } : null,
    }
  })
}

/** Shadows, and a champion where a challenger answered, judge the same records, so that both can be compared. */
async function shadowsOf(
  means: ScoringMeans,
  { champion, challenger, shadows }: Serving,
  asked: Omit<Asked, 'servable' | 'served'>,
  candidates: readonly Candidate[],
  fresh: readonly PredictionRow[],
): Promise<PredictionRow[]> {
  const beside = [...shadows, ...(challenger ? [challenger, ...(champion ? [champion] : [])] : [])]
  if (beside.length === 0 || fresh.length === 0) return []
  const answered = new Map(fresh.map((row) => [row.record_id, row.version]))
  const rows: PredictionRow[] = []
  for (const servable of beside) {
    const others = candidates
      .filter(({ id }) => answered.has(id) && answered.get(id) !== servable.ref.version)
      .map((candidate) => ({ ...candidate, known: undefined }))
    if (others.length > 0)
      rows.push(...(await answeredBy(means, { ...asked, servable, served: false }, others)).fresh)
  }
  return rows
}

/**
 * The base model was trained on generated history: what it says is shown as such, and is not written over what
 * people, imports and rules put into the field (docs/decisions/0010).
 */
async function writeOwn(
  writeScores: ReturnType<ModelsOptions['workspace']>['writeScores'],
  { name, object, target }: ModelDefinition,
  predictions: readonly PredictionRow[],
): Promise<void> {
  for (const [version, rows] of Map.groupBy(predictions, (row) => row.version)) {
    if (version === 0) continue
    const values = rows.map(({ record_id, probability }) => ({ id: record_id, value: scoreOf(probability) }))
    await writeScores({ object, field: target, rows: values, cause: `model:${name}@${version}` })
  }
}

/** The score that people see of a probability. */
export const scoreOf = (probability: number): number => Math.round(100 * probability)

/** Of what was scored, and by which bytes: while it is the same, so is the prediction. */
export const hashOf = (sha256: string, row: FeatureRow): string =>
  createHash('sha256').update(sha256).update(JSON.stringify(row)).digest('hex').slice(0, 32)
