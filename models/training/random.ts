/** Numbers in [0, 1) that are the same for the same seed (mulberry32, Tommy Ettinger, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Another seed for a part of the work, so that parts may be done in any order. */
export function seedOf(seed: number, part: number): number {
  const next = seeded((seed ^ Math.imul(part + 1, 0x9e3779b1)) >>> 0)
  return Math.floor(next() * 2 ** 32)
}

/** In place, every order equally likely (Fisher–Yates). */
export function shuffle(items: Int32Array, random: () => number): Int32Array {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const item = items[last] ?? 0
    items[last] = items[other] ?? 0
    items[other] = item
  }
  return items
}
