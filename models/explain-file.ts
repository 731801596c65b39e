import { z } from 'zod'
import { readEnsemble } from './onnx/read.ts'
import { refuse } from './refuse.ts'
import { compileExplainer, type Explainer } from './shap/explainer.ts'
import { predictionOf, type TreeEnsemble } from './trees/ensemble.ts'
import { withPortableTrees } from './trees/portable.ts'

/** Contents of files: JSON is given as it was parsed. */
export interface ExplainFileRequest {
  readonly onnx: Uint8Array
  /** Rows as lists (null is missing) or as objects by feature name; also `{ rows }` or `{ inputs }` around them. */
  readonly rows: unknown
  /** Rows of the same form to compare with: the values are interventional then. */
  readonly background?: unknown
  /** Trees with cover, for files that tell none. */
  readonly cover?: unknown
  readonly interactions?: boolean
}
export interface FileExplanation {
  /** How features that are not known are filled in: by the cover of the trees, or from the background. */
  readonly method: 'path_dependent' | 'interventional'
  /** Names in the order of the values; `x0`, `x1` … where the file has none. */
  readonly features: readonly string[]
  /** The margin before anything is known of a row. */
  readonly expected_value: number
  readonly rows: readonly ExplainedRow[]
}
export interface ExplainedRow {
  readonly values: readonly (number | null)[]
  readonly margin: number
  /** Null for a model that predicts a number. */
  readonly probability: number | null
  readonly expected_value: number
  /** One a feature, in the unit of the margin: expected_value + their sum is the margin. */
  readonly shap: readonly number[]
  /** Path-dependent, one row a feature. */
  readonly interactions?: readonly (readonly number[])[]
}

/**
 * Explains rows by a tree-ensemble file alone. Throws what reading and explaining throw, and bad_model_rows for
 * rows that do not fit the model, with the place.
 */
export function explainFile({
  onnx,
  rows,
  background,
  cover,
  interactions = false,
}: ExplainFileRequest): FileExplanation {
  const read = readEnsemble(onnx)
  const trees = cover === undefined ? read.trees : withPortableTrees(read.trees, cover)
  const given = rowsOf(rows, read.feature_names, trees.features)
  const explainer = compileExplainer(trees)
  const by =
    background === undefined
      ? explainer
      : against(explainer, rowsOf(background, read.feature_names, trees.features))
  const margins = explainer.margins(given.flat(), given.length)
  const expected_value = by.expectedValue
  return {
    method: background === undefined ? 'path_dependent' : 'interventional',
    features: read.feature_names ?? Array.from({ length: trees.features }, (_, i) => `x${i}`),
    expected_value,
    rows: given.map((row, i) => {
      const shap = new Float64Array(trees.features)
      by.explain(row, shap)
      const margin = margins[i] ?? Number.NaN
      return {
        values: row.map((value) => (Number.isNaN(value) ? null : value)),
        margin,
        probability: probabilityOf(trees, margin),
        expected_value,
        shap: Array.from(shap),
        ...(interactions && { interactions: squared(explainer.interactions(row), trees.features) }),
      }
    }),
  }
}

/** Whether a file tells the cover of its nodes; without it, it needs more to be explained. */
export const fileHasCover = (onnx: Uint8Array): boolean => readEnsemble(onnx).trees.cover.length > 0

const against = (explainer: Explainer, rows: readonly (readonly number[])[]) =>
  explainer.against(rows.flat(), rows.length)
const probabilityOf = (trees: TreeEnsemble, margin: number): number | null =>
  trees.link === 'logistic' ? predictionOf(trees, margin) : null
const squared = (values: Float64Array, features: number): number[][] =>
  Array.from({ length: features }, (_, i) => Array.from(values.subarray(i * features, (i + 1) * features)))

const value = z.number().nullable()
const rowForms = z.array(z.union([z.array(value), z.record(z.string(), value)]))
const rowFiles = z.union([
  rowForms,
  z.object({ rows: rowForms }).transform(({ rows }) => rows),
  z.object({ inputs: rowForms }).transform(({ inputs }) => inputs),
])

function rowsOf(json: unknown, names: readonly string[] | null, features: number): number[][] {
  const parsed = rowFiles.safeParse(json)
  if (!parsed.success)
    return refuse('bad_model_rows', {
      en: 'a list of rows is expected, each a list of numbers or an object by feature name, null where a value is missing',
      zh: '应为行的列表，每行是数字列表或按特征名的对象，缺失值为 null',
    })
  return parsed.data.map((row, i) => (Array.isArray(row) ? listed(row, i, features) : named(row, i, names)))
}

function listed(row: readonly (number | null)[], i: number, features: number): number[] {
  if (row.length !== features)
    refuse('bad_model_rows', {
      en: `row ${i + 1} has ${row.length} values, the model reads ${features}`,
      zh: `第 ${i + 1} 行有 ${row.length} 个值，模型读取 ${features} 个`,
    })
  return row.map((one) => one ?? Number.NaN)
}

/** A feature that is not named is missing; one that the model does not know is a mistake. */
function named(
  row: Readonly<Record<string, number | null>>,
  i: number,
  names: readonly string[] | null,
): number[] {
  if (!names)
    return refuse('bad_model_rows', {
      en: 'the model has no feature names, so rows must be lists of numbers',
      zh: '模型没有特征名，行必须是数字列表',
    })
  const unknown = Object.keys(row).find((name) => !names.includes(name))
  if (unknown !== undefined)
    refuse('bad_model_rows', {
      en: `row ${i + 1} has "${unknown}", which is no feature of the model (${names.slice(0, 12).join(', ')} …)`,
      zh: `第 ${i + 1} 行的“${unknown}”不是模型的特征（${names.slice(0, 12).join('、')} …）`,
    })
  return names.map((name) => (Object.hasOwn(row, name) ? (row[name] ?? Number.NaN) : Number.NaN))
}
