import {
  HotcrmError,
  type ModelName,
  type ModelStage,
  type ModelStore,
  type ModelVersion,
  type StageChange,
} from '#crm-core/contract'

export interface StageWish {
  readonly stage: Extract<ModelStage, 'champion' | 'challenger' | 'shadow' | 'candidate'>
  /** Of a challenger: the share of records that it answers, 0 to 1; a tenth when left out. */
  readonly share?: number
  /** Who or which rule decided, in words. */
  readonly reason: string
  readonly by: string | null
}
const usualShare = 0.1

/** Puts a version into a stage; whoever had the only place of that stage makes room. Throws model_refused, unknown_model_version, stale_version. */
export async function stageVersion(
  store: ModelStore,
  model: ModelName,
  number: number,
  { stage, share = usualShare, reason, by }: StageWish,
): Promise<void> {
  const versions = await store.versions(model)
  const version = versions.find((one) => one.version === number)
  if (!version) throw new HotcrmError('unknown_model_version', { model, version: number })
  if (version.report.refused !== null && stage !== 'candidate')
    throw new HotcrmError('model_refused', { model, reason: version.report.refused })
  const change = { id: version.id, stage, share: stage === 'challenger' ? share : 0, reason }
  await store.setStages(
    model,
    championOf(versions)?.id ?? null,
    [...roomFor(stage, version, versions), change],
    by,
  )
}

/** A champion that is replaced may come back; a challenger that is replaced is a candidate again. */
function roomFor(stage: ModelStage, version: ModelVersion, versions: readonly ModelVersion[]): StageChange[] {
  const place = stage === 'champion' || stage === 'challenger' ? stage : null
  return versions
    .filter((one) => one.stage === place && one.id !== version.id)
    .map(({ id }) => ({
      id,
      stage: place === 'champion' ? 'retired' : 'candidate',
      share: 0,
      reason: `version ${version.version} took its place`,
    }))
}

/**
 * Takes the champion back: the one before it answers again, or the base model where there was none. Throws
 * no_version_before where the base model answers already.
 */
export async function rollBack(
  store: ModelStore,
  model: ModelName,
  { reason, by }: { reason: string; by: string | null },
): Promise<void> {
  const versions = await store.versions(model)
  const champion = championOf(versions)
  if (!champion) throw new HotcrmError('no_version_before', { model })
  const before = versionBefore(versions)
  const back = {
    stage: 'champion' as const,
    share: 0,
    reason: `version ${champion.version} was rolled back: ${reason}`,
  }
  await store.setStages(
    model,
    champion.id,
    [
      { id: champion.id, stage: 'rolled_back', share: 0, reason },
      ...(before ? [{ id: before.id, ...back }] : []),
    ],
    by,
  )
}

export const championOf = (versions: readonly ModelVersion[]): ModelVersion | undefined =>
  versions.find(({ stage }) => stage === 'champion')

/** The champion before the present one: the latest that gave its place up to another. */
export const versionBefore = (versions: readonly ModelVersion[]): ModelVersion | undefined =>
  versions
    .filter(({ stage }) => stage === 'retired')
    .toSorted((a, b) => b.staged_at.localeCompare(a.staged_at) || b.version - a.version)[0]
