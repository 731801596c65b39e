import type { TreeEnsemble } from '../trees/ensemble.ts'

/** Entry of the file's metadata with the cover of all nodes; TreeEnsemble has room only for that of branches. */
export const coversKey = 'hotcrm.covers'

/** Base64 of little-endian numbers in the order of the nodes, single ones where they are exact and double ones where not. */
export function coversText(cover: Float64Array): string {
  const short = cover.every((value) => Math.fround(value) === value)
  const bytes = short ? Float32Array.from(cover) : cover
  return `${short ? 'f4' : 'f8'}:${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`
}

/** The cover in the metadata, null where there is none or not one for each node. */
export function coversIn(metadata: ReadonlyMap<string, string>, { left }: TreeEnsemble): Float64Array | null {
  const text = metadata.get(coversKey)
  if (!text) return null
  const bytes = new Uint8Array(Buffer.from(text.slice(3), 'base64'))
  const size = text.startsWith('f4:') ? 4 : 8
  if (bytes.length !== left.length * size) return null
  return size === 4 ? Float64Array.from(new Float32Array(bytes.buffer)) : new Float64Array(bytes.buffer)
}
