import { createHash } from 'node:crypto'

/** Which records a challenger answers is a matter of the record alone: the same one at every call, on every server. */
export interface SplitKey {
  readonly tenant_id: string
  readonly model: string
  readonly record_id: string
}

/** The place of a record between 0 and 1, evenly spread: the first 48 bits of a SHA-256. */
export function placeOf({ tenant_id, model, record_id }: SplitKey): number {
  const text = JSON.stringify([tenant_id, model, record_id])
  return createHash('sha256').update(text).digest().readUIntBE(0, 6) / 2 ** 48
}

/**
 * Who answers for a record. Those below the share go to the challenger, so a larger share only adds records to it and a smaller one
 * only takes some away; nobody goes back and forth.
 */
export function answeredBy(key: SplitKey, share: number): 'champion' | 'challenger' {
  return placeOf(key) < share ? 'challenger' : 'champion'
}
