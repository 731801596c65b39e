import type { FeatureRow } from '#crm-core/contract'

/** What a model of whatever kind says of a row. */
export interface RowScore {
  /** 0 to 1 */
  readonly probability: number
  /** In log-odds; null where the model tells no reasons. Then nobody makes any up. */
  readonly reasons: { readonly base: number; readonly shap: readonly number[] } | null
}

/** The one interface of models on this machine and elsewhere: rows in the order of the features, scores in the order of the rows. */
export interface RowScorer {
  readonly origin: 'local' | 'remote'
  /** All rows or a named error: never a score for a row that was not scored. */
  score(rows: readonly FeatureRow[], signal?: AbortSignal): Promise<readonly RowScore[]>
}
