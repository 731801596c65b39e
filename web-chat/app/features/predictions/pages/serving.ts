import type { ModelReport, ModelSummary, ModelVersion } from '#crm-core/contract'

/** The version of the workspace's own that answers; undefined while the base model does. */
export const championOf = (model: ModelSummary): ModelVersion | undefined =>
  model.versions.find(({ id }) => id === model.serving.id)

/** What the version that answers has to show. */
export const servingReport = (model: ModelSummary): ModelReport | null =>
  championOf(model)?.report ?? model.base_report

/** The version that a rollback brings back: the latest that gave its place up; undefined for the base model. */
export const versionBefore = (model: ModelSummary): ModelVersion | undefined =>
  model.versions
    .filter(({ stage }) => stage === 'retired')
    .toSorted((a, b) => b.staged_at.localeCompare(a.staged_at) || b.version - a.version)[0]
