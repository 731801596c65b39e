/** How trees are grown. Defaults are small and regularised: on CRM-sized data they beat the defaults of the libraries. */
export interface BoostingOptions {
  readonly loss: 'logistic' | 'squared'
  readonly rounds: number
  readonly learning_rate: number
  /** `leaf` splits the leaf that gains most; `depth` finishes a level before the next. */
  readonly growth: 'leaf' | 'depth'
  readonly max_leaves: number
  readonly max_depth: number
  readonly min_rows_leaf: number
  /** Added to the second derivatives of a leaf. */
  readonly l2: number
  /** The same where a split sorts categories by their outcome and could fit noise. */
  readonly category_l2: number
  readonly row_share: number
  readonly column_share: number
  /** Weight of a row with outcome 1; 1 keeps probabilities true. */
  readonly positive_weight: number
  /** Rounds without a better loss on the validation rows after which no more trees are grown. */
  readonly patience: number | null
  readonly seed: number
}

export const boostingDefaults: BoostingOptions = {
  loss: 'logistic',
  rounds: 200,
  learning_rate: 0.05,
  growth: 'leaf',
  max_leaves: 15,
  max_depth: 8,
  min_rows_leaf: 20,
  l2: 1,
  category_l2: 10,
  row_share: 0.8,
  column_share: 0.5,
  positive_weight: 1,
  patience: null,
  seed: 1,
}
