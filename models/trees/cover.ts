import type { TreeEnsemble } from './ensemble.ts'

/** Covers of children are summed in single precision by some trainers, so they only nearly add up. */
const tolerance = 0.01

/**
 * Whether the cover says how rows went through the trees: what comes by a node goes on to its children. Several
 * exporters fill `nodes_hitrates` with ones, which say nothing and would explain wrongly.
 */
export function coverHolds({ left, right, cover }: Pick<TreeEnsemble, 'left' | 'right' | 'cover'>): boolean {
  if (cover.length !== left.length || cover.length === 0) return false
  return left.every((child, node) => {
    const whole = cover[node] ?? Number.NaN
    if (!Number.isFinite(whole) || whole < 0) return false
    if (child < 0) return true
    const parts = (cover[child] ?? Number.NaN) + (cover[right[node] ?? 0] ?? Number.NaN)
    return Math.abs(parts - whole) <= tolerance * whole + 1e-6
  })
}
