/**
 * One input over all rows. A number stands as it is, in single precision as ONNX takes it; a category as its code,
 * the position in `categories`; NaN is missing.
 */
export interface Column {
  readonly name: string
  readonly kind: 'number' | 'category'
  readonly values: Float64Array
  /** Empty for numbers. */
  readonly categories: readonly string[]
  /** The code that stands for all levels that were too rare to have their own. */
  readonly other?: number
  /** The prediction may only rise (1) or only fall (-1) with it. */
  readonly monotone?: 1 | -1
}

/** What training reads: columns of equal length and what came of each row. */
export interface Dataset {
  readonly rows: number
  readonly columns: readonly Column[]
  /** 0 or 1. */
  readonly target: Float64Array
  /** The moment each row stands for in milliseconds; null for data without dates. */
  readonly moments: Float64Array | null
}

/** Numbers that two threads may read without copying them. */
export const sharedNumbers = (length: number): Float64Array =>
  new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT))

/** 0, 1, 2 … */
export const indices = (count: number): Int32Array => Int32Array.from({ length: count }, (_, row) => row)

/** All values of one row in the order of the columns. */
export function rowOf(
  columns: readonly Pick<Column, 'values'>[],
  row: number,
  into: Float64Array,
): Float64Array {
  for (const [at, { values }] of columns.entries()) into[at] = values[row] ?? Number.NaN
  return into
}
