import type { ModelStore } from '../../contract.ts'
import { endpointOf } from './endpoints.ts'
import type { VersionKeeping } from './keeping.ts'
import { judgedOf, saveOutcomes } from './outcomes.ts'
import { between, historyOf, latestOf, savePredictions } from './predictions.ts'
import { setStages } from './stages.ts'
import { addAlert, addTraffic, alertsOf, trafficSince } from './traffic.ts'
import { addVersion, bytesOf, versionsOf } from './versions.ts'

/** Versions, predictions and what was watched of one workspace. */
export const modelStore = (keeping: VersionKeeping): ModelStore => ({
  versions: (model) => versionsOf(keeping, model),
  bytes: (version_id) => bytesOf(keeping, version_id),
  endpoint: (version_id) => endpointOf(keeping, version_id),
  add: (version) => addVersion(keeping, version),
  setStages: (model, expected, changes, by) => setStages(keeping, model, expected, changes, by),
  latest: (model, record_ids) => latestOf(keeping, model, record_ids),
  history: (model, record_id, limit) => historyOf(keeping, model, record_id, limit),
  save: (predictions) => savePredictions(keeping, predictions),
  between: (model, version, from, to, limit) => between(keeping, model, version, from, to, limit),
  saveOutcomes: (model, outcomes) => saveOutcomes(keeping, model, outcomes),
  judged: (model, version, limit) => judgedOf(keeping, model, version, limit),
  addTraffic: (model, figures) => addTraffic(keeping, model, figures),
  traffic: (model, from) => trafficSince(keeping, model, from),
  alerts: (model, limit) => alertsOf(keeping, model, limit),
  addAlert: (alert) => addAlert(keeping, alert),
})
