const offset = 0x811c9dc5
const prime = 0x01000193

/** Continues an FNV-1a hash by one code unit, so that growing grams cost one step each. */
export function extend(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, prime)
}
/** Starts a hash apart for each sort of feature, so that the word `ace` and the gram `ace` do not meet. */
export function start(sort: number): number {
  return extend(offset, sort)
}
/** Murmur's finaliser: FNV alone leaves its low bits too regular to be a dimension. */
export function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
