/** What a trained model has to show: how it was tried, on what, and whether it may be used. JSON throughout. */

/** How good predictions are on rows that the model has not seen. */
export interface ModelMetrics {
  /** Area under the ROC curve; null when only one outcome occurs. */
  readonly auc: number | null
  readonly log_loss: number
  readonly brier: number
  /** Expected calibration error over 15 bins of equal count. */
  readonly ece: number
  /** Share of positives among the best tenth, over the share among all. */
  readonly lift_top_decile: number
}

/** Rows of one bin: what was predicted of them on average, and what came of them. */
export interface CalibrationBin {
  readonly predicted: number
  readonly observed: number
  readonly count: number
}

/** What deciding at a threshold would have come to. */
export interface Confusion {
  readonly threshold: number
  readonly true_positives: number
  readonly false_positives: number
  readonly true_negatives: number
  readonly false_negatives: number
}

/** A feature that seems to know the outcome, and what was done about it. */
export interface LeakWarning {
  readonly feature: string
  /** `predicts_alone`: by itself nearly perfect; `filled_after_close`: mostly set once the outcome stands; `constant`: says nothing. */
  readonly reason: 'predicts_alone' | 'filled_after_close' | 'constant' | 'identifier'
  /** AUC of the feature by itself, where that was the reason. */
  readonly auc?: number
  readonly left_out: boolean
}

export const publishRefusals = [
  'too_few_rows',
  'too_few_positives',
  'one_outcome',
  'no_better_than_base_rate',
  'no_features',
] as const
/** Why a model may not be used. */
export type PublishRefusal = (typeof publishRefusals)[number]

export interface FeatureImportance {
  readonly feature: string
  /** Mean absolute SHAP value over rows the model has not seen, in log-odds (or the target's unit). */
  readonly mean_abs_shap: number
}

export interface LearningPoint {
  readonly rows: number
  readonly auc: number | null
  readonly log_loss: number
}

/** `remote`: made and tried elsewhere; such a report has no rows, and its figures say nothing. */
export type Learner = 'boosted_trees' | 'logistic' | 'blend' | 'remote'

export interface ModelReport {
  readonly learner: Learner
  readonly seed: number
  readonly rows: number
  readonly positives: number
  /** Earliest and latest moment that rows stand for; null for data without dates. */
  readonly window: { readonly from: string; readonly to: string } | null
  readonly features: readonly string[]
  /** Out of sample, mean over folds, and each fold. */
  readonly metrics: ModelMetrics
  readonly folds: readonly ModelMetrics[]
  /** On the newest fifth, trained on what came before it; null without dates. */
  readonly newest: ModelMetrics | null
  /** The same folds with the plain baseline, logistic regression. */
  readonly baseline: ModelMetrics
  /** Log loss of always predicting the share of positives. */
  readonly base_rate_log_loss: number
  readonly calibration: readonly CalibrationBin[]
  readonly lift: readonly { readonly share: number; readonly lift: number }[]
  readonly confusion: readonly Confusion[]
  readonly learning_curve: readonly LearningPoint[]
  readonly importance: readonly FeatureImportance[]
  readonly leaks: readonly LeakWarning[]
  /** Null: it may be used. */
  readonly refused: PublishRefusal | null
  readonly seconds: number
  readonly peak_memory_mb: number
}
