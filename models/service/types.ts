import type {
  ActorCrm,
  ExplainedScore,
  ModelJob,
  ModelMonitor,
  ModelName,
  ModelRow,
  ModelSummary,
  ModelVersion,
  NewRemoteEndpoint,
  RevenueForecast,
  RowPrediction,
  ScoreTrend,
  WhatIf,
} from '#crm-core/contract'

export interface ForecastOptions {
  /** Months ahead, the running one included. */
  readonly months: number
  /** Only deals of this user; left out, all that the actor reaches. */
  readonly owner_id?: string
}

/**
 * The models of the product in the hands of an actor. Whoever asks gets scores of records within reach only, and
 * reasons only as far as the fields are open to him. Deciding on versions needs the right to administrate.
 */
export interface Models {
  /** In the order of the ids; unknown and unreachable ones abstain. Fewer than 10 statements for up to 200 ids. */
  score(crm: ActorCrm, name: ModelName, ids: readonly string[]): Promise<readonly ExplainedScore[]>
  /**
   * The latest score of each record within reach that was ever scored, in the order of the ids; nothing is computed.
   * Fewer than 10 statements for up to 200 ids.
   */
  latest(crm: ActorCrm, name: ModelName, ids: readonly string[]): Promise<readonly ExplainedScore[]>
  /** Rows that are no records. Nothing is stored. bad_model_rows where they do not fit the features. */
  predict(crm: ActorCrm, name: ModelName, rows: readonly ModelRow[]): Promise<readonly RowPrediction[]>
  trend(crm: ActorCrm, name: ModelName, id: string): Promise<ScoreTrend>
  /** not_found where the record is out of reach; `target` is a score of 100, or the next ten above. */
  whatIf(crm: ActorCrm, name: ModelName, id: string, target?: number): Promise<WhatIf>
  forecast(crm: ActorCrm, options: ForecastOptions): Promise<RevenueForecast>

  summaries(crm: ActorCrm): Promise<readonly ModelSummary[]>
  summary(crm: ActorCrm, name: ModelName): Promise<ModelSummary>
  /** How the version that answers does at work: drift, what came of its predictions, its calls. */
  monitor(crm: ActorCrm, name: ModelName): Promise<ModelMonitor>
  /** Trains on the workspace's history in the background. forbidden unless an administrator. */
  train(crm: ActorCrm, name: ModelName): Promise<ModelJob>
  rescore(crm: ActorCrm, name: ModelName): Promise<ModelJob>
  /** Makes a version the champion, or lets it answer a share as challenger, or in the shadow. */
  stage(
    crm: ActorCrm,
    name: ModelName,
    version: number,
    to: { readonly stage: 'champion' | 'challenger' | 'shadow' | 'candidate'; readonly share?: number },
  ): Promise<ModelVersion>
  /**
   * Keeps an endpoint as a candidate version that answers elsewhere; what it is told is kept sealed and given to nobody.
   * forbidden unless an administrator; configuration, remote_address.
   */
  addRemote(crm: ActorCrm, name: ModelName, endpoint: NewRemoteEndpoint): Promise<ModelVersion>
  /** The version before the champion answers again (the base model when there is none). */
  rollback(crm: ActorCrm, name: ModelName, reason: string): Promise<ModelSummary>
}
