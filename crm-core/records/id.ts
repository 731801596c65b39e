import { randomBytes } from 'node:crypto'

let last = 0
let count = 0

/** A uuid of version 7: ids made later sort later, also those of one millisecond in this process. */
export function newId(now: Date): string {
  const at = now.getTime()
  count = at === last ? (count + 1) & 0xfff : randomBytes(1).readUInt8()
  last = at
  const bytes = randomBytes(16)
  bytes.writeUIntBE(at, 0, 6)
  bytes.writeUInt16BE(0x7000 | count, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
