/** Sums of gradients, second derivatives and rows a bin, three numbers a bin, features one after the other. */
export type Histogram = Float64Array

/** The rows of a leaf with their derivatives gathered side by side. */
export interface Gathered {
  readonly rows: Int32Array
  readonly gradients: Float64Array
  readonly seconds: Float64Array
}

/** Adds the rows to the histogram of the features at `features`. */
export function fillHistogram(
  histogram: Histogram,
  { rows, gradients, seconds }: Gathered,
  bins: readonly Uint8Array[],
  offsets: Int32Array,
  features: Int32Array,
): void {
  histogram.fill(0)
  for (const feature of features)
    fillFeature(histogram, rows, gradients, seconds, bins[feature] ?? none, offsets[feature] ?? 0)
}

const none = new Uint8Array()

/** The inner loop of training; the bounds of every array hold, so `?? 0` never happens and costs nothing. */
function fillFeature(
  histogram: Float64Array,
  rows: Int32Array,
  gradients: Float64Array,
  seconds: Float64Array,
  bins: Uint8Array,
  offset: number,
): void {
  for (let at = 0; at < rows.length; at++) {
    const bin = offset + 3 * (bins[rows[at] ?? 0] ?? 0)
    histogram[bin] = (histogram[bin] ?? 0) + (gradients[at] ?? 0)
    histogram[bin + 1] = (histogram[bin + 1] ?? 0) + (seconds[at] ?? 0)
    histogram[bin + 2] = (histogram[bin + 2] ?? 0) + 1
  }
}

/** What is left of the parent without one child is the other child, in the parent's place. */
export function subtract(parent: Histogram, child: Histogram): Histogram {
  for (let at = 0; at < parent.length; at++) parent[at] = (parent[at] ?? 0) - (child[at] ?? 0)
  return parent
}
