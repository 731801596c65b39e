/** A box that a parameter stays in. */
export type Bounds = readonly (readonly [low: number, high: number])[]

/**
 * Smallest value of a function in a box, by Nelder & Mead's simplex from the best of the given starts. No chance is in it:
 * the same function gives the same point. Points outside the box are drawn to its edge.
 */
export function minimise(
  f: (x: readonly number[]) => number,
  starts: readonly (readonly number[])[],
  bounds: Bounds,
  steps = 120,
): { readonly at: readonly number[]; readonly value: number } {
  const inside = (x: readonly number[]): number[] =>
    x.map((value, i) => Math.min(bounds[i]?.[1] ?? value, Math.max(bounds[i]?.[0] ?? value, value)))
  const judge = (x: readonly number[]): Vertex => {
    const at = inside(x)
    const value = f(at)
    return { at, value: Number.isFinite(value) ? value : Number.MAX_VALUE }
  }
  const [best] = starts.map(judge).toSorted(byValue)
  if (!best) throw new RangeError('a start is needed')
  let simplex = [best, ...bounds.map((_, axis) => judge(aside(best.at, axis, bounds)))].toSorted(byValue)
  for (let step = 0; step < steps && !settled(simplex); step++) simplex = moved(simplex, judge)
  return simplex[0] ?? best
}

interface Vertex {
  readonly at: readonly number[]
  readonly value: number
}
const byValue = (a: Vertex, b: Vertex): number => a.value - b.value

/** A quarter of the box along one axis, towards where there is room. */
function aside(x: readonly number[], axis: number, bounds: Bounds): number[] {
  const [low = 0, high = 1] = bounds[axis] ?? []
  return x.map((value, i) => {
    if (i !== axis) return value
    const reach = (high - low) / 4
    return value + reach <= high ? value + reach : value - reach
  })
}

function settled(simplex: readonly Vertex[]): boolean {
  const first = simplex[0]?.value ?? 0
  const last = simplex.at(-1)?.value ?? 0
  return Math.abs(last - first) <= 1e-9 * (Math.abs(first) + 1e-12)
}

/** One step: reflect the worst through the others; stretch, contract or shrink by what that brings. */
function moved(simplex: readonly Vertex[], judge: (x: readonly number[]) => Vertex): Vertex[] {
  const rest = simplex.slice(0, -1)
  const worst = simplex.at(-1)
  const best = simplex[0]
  if (!worst || !best) return [...simplex]
  const centre = best.at.map((_, i) => rest.reduce((sum, { at }) => sum + (at[i] ?? 0), 0) / rest.length)
  const beyond = (share: number): Vertex =>
    judge(centre.map((value, i) => value + share * (value - (worst.at[i] ?? 0))))
  const reflected = beyond(1)
  if (reflected.value < best.value) {
    const stretched = beyond(2)
    return [...rest, stretched.value < reflected.value ? stretched : reflected].toSorted(byValue)
  }
  if (reflected.value < (rest.at(-1)?.value ?? 0)) return [...rest, reflected].toSorted(byValue)
  const contracted = beyond(reflected.value < worst.value ? 0.5 : -0.5)
  if (contracted.value < Math.min(worst.value, reflected.value))
    return [...rest, contracted].toSorted(byValue)
  const shrunk = simplex
    .slice(1)
    .map(({ at }) => judge(at.map((value, i) => ((best.at[i] ?? 0) + value) / 2)))
  return [best, ...shrunk].toSorted(byValue)
}
