import { randomFillSync } from 'node:crypto'

let last = 0
let count = 0

/** Random bytes ahead: asking the system for sixteen at a time costs more than the rest of an id. */
const pool = Buffer.alloc(16 * 256)
let used = pool.length
function sixteen(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 16
  return Buffer.from(pool.subarray(used - 16, used))
}

/** A uuid of version 7: ids made later sort later, also those of one millisecond in this process. */
export function newId(now: Date): string {
  const at = now.getTime()
  const bytes = sixteen()
  count = at === last ? (count + 1) & 0xfff : bytes.readUInt8(6)
  last = at
  bytes.writeUIntBE(at, 0, 6)
  bytes.writeUInt16BE(0x7000 | count, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
