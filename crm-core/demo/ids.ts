import { createHash } from 'node:crypto'

/** A version 7 id made from a time and a key: sorted by time as all ids are, and the same in every run. */
export function idFor(key: string, time: Date): string {
  const stamp = Math.max(0, time.getTime()).toString(16).padStart(12, '0')
  const hash = createHash('sha256').update(key).digest('hex')
  const variant = '89ab'[Number.parseInt(hash.slice(0, 1), 16) % 4]
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hash.slice(1, 4)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`
}
