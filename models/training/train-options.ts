import type { TreeEnsemble } from '../trees/ensemble.ts'
import type { ModelSchema } from '../data/schema.ts'
import type { BoostingOptions } from './boosting/options.ts'
import type { LeakOptions } from './leaks.ts'
import type { ThreadOptions } from './trials.ts'

/** SHAP values of rows, one a feature, row after row; margins, not probabilities. */
export type ShapPort = (trees: TreeEnsemble, rows: readonly Float64Array[]) => Float64Array

/** The trees as an ONNX file, with the names of its inputs and the schema that makes them. */
export type OnnxPort = (trees: TreeEnsemble, schema: ModelSchema) => Uint8Array

export interface TrainOptions extends ThreadOptions, Omit<LeakOptions, 'seed'> {
  readonly seed?: number
  /** The fold of each row, any whole numbers; drawn when left out. */
  readonly folds?: Int32Array
  readonly boosting?: Partial<BoostingOptions>
  /** Without it the report has no importance by SHAP. */
  readonly shap?: ShapPort
  /** Makes the bytes of an ONNX file; without it there are none. */
  readonly write?: OnnxPort
  /** False leaves out the learning curve, which costs about as much as one more fold. */
  readonly learning_curve?: boolean
}
export const usualSeed = 1
export const usualFolds = 5
