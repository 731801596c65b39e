import {
  HotcrmError,
  type ModelAlert,
  type ModelName,
  type ModelStore,
  type ModelVersion,
  type TrafficFigure,
} from '#crm-core/contract'
import type { ModelDefinition } from '../definition.ts'
import { monitorReport, type MonitorInput, type MonitorReport } from '../monitor/monitor-report.ts'
import { usualLimits } from '../monitor/rules.ts'
import { compareVersions } from '../traffic/compare.ts'
import { openArtifact, type Bound } from './artifact.ts'
import type { DefinitionIn } from './definitions-in.ts'
import { otherAnswerer } from './other-answerer.ts'
import type { ModelsOptions, ModelWorkspace } from './ports.ts'
import { boundRemote } from './remote-version.ts'
import type { Servings } from './serving.ts'
import { championOf, rollBack, versionBefore } from './stages.ts'

const day_ms = 86_400_000
/** The window that is looked at, and how much of it at most. */
const windowDays = 7
const windowRows = 5000
export const judgedRows = 5000
const lifePage = 1000
/** What comes over a network takes longer than what is here, and is taken back for its errors, not for that. */
const remoteLimits = { p95_ms: 5000, times_slower: Number.POSITIVE_INFINITY }

export interface WatchMeans extends Pick<ModelsOptions, 'workspace' | 'clock' | 'report'> {
  readonly servings: Servings
  readonly definitionIn: DefinitionIn
}

/**
 * Looks at a model of a workspace: what came of the records that it scored, whether its inputs or scores drift,
 * whether it fails or drags. Alerts are kept; a rule may take the champion back to the version before, and a
 * challenger that is worse out of the way. Null while no version of the workspace's own answers.
 */
export async function watchModel(
  means: WatchMeans,
  tenant_id: string,
  model: ModelName,
): Promise<MonitorReport | null> {
  const definition = means.definitionIn(tenant_id, model)
  if (!definition) return null
  const workspace = means.workspace(tenant_id)
  const now = means.clock.now()
  await collectOutcomes(workspace, definition, now)
  const versions = await workspace.store.versions(definition.name)
  const champion = championOf(versions)
  if (!champion) return null
  if (await judgeChallenger(workspace.store, definition, versions, champion, now))
    await otherAnswerer(means, tenant_id, definition.name)
  const artifact = await usable(workspace.store, definition, champion)
  if (artifact instanceof HotcrmError) {
    await takeOut(means, tenant_id, definition, champion, artifact)
    return null
  }
  const report = monitorReport((await lookAt(workspace, definition, versions, champion, now)).input)
  const news = await newAlerts(workspace.store, report.alerts, now)
  for (const { words: _, ...alert } of news) await workspace.store.addAlert(alert)
  const deciding = report.alerts.find(({ action }) => action === 'rolled_back')
  if (deciding) {
    await rollBack(workspace.store, definition.name, { reason: deciding.words.en, by: null })
    await otherAnswerer(means, tenant_id, definition.name)
  }
  return report
}

/** What the version reads, or why nobody can open it. */
async function usable(
  store: ModelStore,
  definition: ModelDefinition,
  { id, sha256, origin }: ModelVersion,
): Promise<Bound | HotcrmError> {
  try {
    const open = origin === 'remote' ? boundRemote : openArtifact
    return open(definition, await store.bytes(id), sha256)
  } catch (error) {
    if (error instanceof HotcrmError) return error
    throw error
  }
}

/** A champion that cannot be opened scores nobody: the version before answers, or the base model. */
async function takeOut(
  means: WatchMeans,
  tenant_id: string,
  { name }: ModelDefinition,
  { version }: ModelVersion,
  fault: HotcrmError,
): Promise<void> {
  const { store } = means.workspace(tenant_id)
  means.report?.(fault)
  await rollBack(store, name, { reason: fault.message, by: null })
  await otherAnswerer(means, tenant_id, name)
  await store.addAlert({
    model: name,
    version,
    kind: 'errors',
    feature: null,
    value: 1,
    limit: usualLimits.error_rate,
    action: 'rolled_back',
    at: means.clock.now().toISOString(),
  })
}

/** What the monitor looks at: the version that answers, or the base model (null), with the calls of all versions. */
export async function lookAt(
  { store }: Pick<ModelWorkspace, 'store'>,
  definition: ModelDefinition,
  versions: readonly ModelVersion[],
  version: ModelVersion | null,
  now: Date,
): Promise<{ readonly input: MonitorInput; readonly traffic: readonly TrafficFigure[] }> {
  const model = definition.name
  const from = new Date(now.getTime() - windowDays * day_ms)
  const of = (traffic: readonly TrafficFigure[], number: number) =>
    traffic.filter((figure) => figure.version === number)
  if (!version) {
    const [judged, traffic] = await Promise.all([
      store.judged(model, 0, judgedRows),
      store.traffic(model, from),
    ])
    // The base model was new to nobody here: there is no time to compare with.
    const drift = { features: definition.features, reference: [], current: [] }
    return {
      input: { model, version: 0, now, ...drift, judged, traffic: of(traffic, 0), before: null },
      traffic,
    }
  }
  const before = versionBefore(versions)
  const staged = new Date(version.staged_at)
  const settled = new Date(staged.getTime() + windowDays * day_ms)
  const [current, reference, judged, traffic, judgedBefore, artifact] = await Promise.all([
    store.between(model, version.version, from, now, windowRows),
    store.between(model, version.version, staged, settled, windowRows),
    store.judged(model, version.version, judgedRows),
    store.traffic(model, from),
    before ? store.judged(model, before.version, judgedRows) : [],
    usable(store, definition, version),
  ])
  // What cannot be opened answers nobody; what it read is not known.
  const broken = artifact instanceof HotcrmError
  const input = {
    model,
    version: version.version,
    now,
    features: broken ? [] : artifact.features,
    reference: broken ? [] : reference,
    // While the version is younger than the window, there is nothing else to compare with.
    current: !broken && settled < now ? current : [],
    judged,
    limits: version.origin === 'remote' ? remoteLimits : {},
    traffic: of(traffic, version.version),
    before: before
      ? { version: before.version, judged: judgedBefore, traffic: of(traffic, before.version) }
      : null,
  }
  return { input, traffic }
}

/** The same alert is told once a day. */
async function newAlerts<T extends ModelAlert>(
  store: ModelStore,
  alerts: readonly T[],
  now: Date,
): Promise<readonly T[]> {
  const [first] = alerts
  if (!first) return []
  const told = (await store.alerts(first.model, 100)).filter(
    ({ at }) => now.getTime() - new Date(at).getTime() < day_ms,
  )
  const same = (a: ModelAlert, b: ModelAlert) =>
    a.version === b.version && a.kind === b.kind && a.feature === b.feature && a.action === b.action
  return alerts.filter((alert) => !told.some((one) => same(one, alert)))
}

/** A challenger that is worse on the same records answers nobody any more. Answers whether one was taken out. */
async function judgeChallenger(
  store: ModelStore,
  { name }: ModelDefinition,
  versions: readonly ModelVersion[],
  champion: ModelVersion,
  now: Date,
): Promise<boolean> {
  const challenger = versions.find(({ stage }) => stage === 'challenger')
  if (!challenger) return false
  const { verdict, log_loss, records } = compareVersions(
    await store.judged(name, champion.version, judgedRows),
    await store.judged(name, challenger.version, judgedRows),
  )
  if (verdict !== 'worse' || !log_loss) return false
  const reason = `worse than version ${champion.version} on ${records} records: log loss higher by ${log_loss.difference.toFixed(3)}`
  const change = { id: challenger.id, stage: 'rolled_back' as const, share: 0, reason }
  await store.setStages(name, champion.id, [change], null)
  await store.addAlert({
    model: name,
    version: challenger.version,
    kind: 'worse',
    feature: null,
    value: log_loss.difference,
    limit: 1.96 * log_loss.standard_error,
    action: 'rolled_back',
    at: now.toISOString(),
  })
  return true
}

/** What has come of records by now is kept beside what was said of them. */
async function collectOutcomes(
  { store, history }: ModelWorkspace,
  definition: ModelDefinition,
  now: Date,
): Promise<void> {
  let after: string | undefined
  for (;;) {
    const lives = await history.lives(definition.object, { ...definition.outcome, after, limit: lifePage })
    const outcomes = lives.flatMap((life) => {
      const known = definition.outcomeOf(life, now)
      return known ? [{ record_id: life.id, outcome: known.outcome, at: known.at.toISOString() }] : []
    })
    await store.saveOutcomes(definition.name, outcomes)
    after = lives.at(-1)?.id
    if (lives.length < lifePage) return
  }
}
