import type { TreeEnsemble } from '../trees/ensemble.ts'
import type { BoostingOptions } from './boosting/options.ts'
import type { LeakOptions } from './leaks.ts'
import type { ThreadOptions } from './trials.ts'

/** SHAP values of rows, one a feature, row after row; margins, not probabilities. */
export type ShapPort = (trees: TreeEnsemble, rows: readonly Float64Array[]) => Float64Array

export interface TrainOptions extends ThreadOptions, Omit<LeakOptions, 'seed'> {
  readonly seed?: number
  /** The fold of each row, any whole numbers; drawn when left out. */
  readonly folds?: Int32Array
  readonly boosting?: Partial<BoostingOptions>
  /** Without it the report has no importance by SHAP. */
  readonly shap?: ShapPort
  /** False leaves out the learning curve, which costs about as much as one more fold. */
  readonly learning_curve?: boolean
}
export const usualSeed = 1
export const usualFolds = 5
