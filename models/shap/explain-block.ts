import type { Tables } from './tables.ts'

/**
 * Adds the SHAP values of a block of rows, tree by tree, so that the tables of a tree stay in the cache while all
 * rows of the block look into them. `codes` has `columns` numbers a row, `out` `features` numbers a row, and
 * `answers` room for the answers of one row. Nothing is allocated.
 */
export function explainBlock(
  tables: Tables,
  codes: Int32Array,
  columns: number,
  rows: number,
  features: number,
  answers: Int32Array,
  out: Float64Array,
  outStart: number,
): void {
  const { branchStart, column, limit, bothStart, both, groupStart } = tables
  const { bitStart, bit, featureStart, feature, lineStart, line } = tables
  for (let tree = 0; tree < tables.trees; tree++) {
    const firstBranch = branchStart[tree] ?? 0
    const branches = (branchStart[tree + 1] ?? 0) - firstBranch
    const firstBoth = bothStart[tree] ?? 0
    const lastBoth = bothStart[tree + 1] ?? 0
    const firstGroup = groupStart[tree] ?? 0
    const lastGroup = groupStart[tree + 1] ?? 0
    for (let row = 0; row < rows; row++) {
      const code = row * columns
      // A code below the limit gives a negative difference, whose sign bit is the yes.
      for (let n = 0; n < branches; n++)
        answers[n] =
          ((codes[code + (column[firstBranch + n] ?? 0)] ?? 0) - (limit[firstBranch + n] ?? 0)) >>> 31
      let place = branches
      for (let b = firstBoth; b < lastBoth; b += 4)
        answers[place++] =
          ((answers[both[b] ?? 0] ?? 0) ^ (both[b + 1] ?? 0)) &
          ((answers[both[b + 2] ?? 0] ?? 0) ^ (both[b + 3] ?? 0))
      const to = outStart + row * features
      let b = bitStart[firstGroup] ?? 0
      let f = featureStart[firstGroup] ?? 0
      for (let group = firstGroup; group < lastGroup; group++) {
        const lastBit = bitStart[group + 1] ?? 0
        const lastFeature = featureStart[group + 1] ?? 0
        let pattern = 0
        for (; b < lastBit; b++) pattern = (pattern << 1) | (answers[bit[b] ?? 0] ?? 0)
        let at = (lineStart[group] ?? 0) + pattern * (lastFeature - f)
        for (; f < lastFeature; f++) {
          const place = to + (feature[f] ?? 0)
          out[place] = (out[place] ?? 0) + (line[at++] ?? 0)
        }
      }
    }
  }
}
