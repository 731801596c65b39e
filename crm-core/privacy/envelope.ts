import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { unreadable } from './key-service.ts'

/** Where a value belongs: sealed with it, a ciphertext opens nowhere else. */
export interface Place {
  readonly tenant_id: string
  readonly object: string
  readonly id: string
  readonly field: string
}
/** A key that values are sealed with. */
export interface DataKey {
  readonly id: string
  readonly key: Uint8Array
}
const cipher = 'aes-256-gcm'
const shape = /^v1:([0-9a-f-]{36}):([\w-]{16}):([\w-]{22}):([\w-]*)$/

const bound = ({ tenant_id, object, id, field }: Place): Buffer =>
  Buffer.from(JSON.stringify([tenant_id, object, id, field]))

/** The id of the key that a value is sealed with; null for anything that is no sealed value. */
export const keyIdOf = (value: unknown): string | null =>
  typeof value === 'string' ? (shape.exec(value)?.[1] ?? null) : null

/** `v1:<data key>:<iv>:<tag>:<ciphertext>`. */
export function seal(plain: string, { id, key }: DataKey, place: Place): string {
  const iv = randomBytes(12)
  const sealing = createCipheriv(cipher, key, iv).setAAD(bound(place))
  const sealed = Buffer.concat([sealing.update(plain, 'utf8'), sealing.final()])
  return ['v1', id, ...[iv, sealing.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join(':')
}

/** What was sealed; unreadable_value when it was altered, or belongs to another place. */
export function unseal(value: string, { key }: DataKey, place: Place): string {
  const [, , iv = '', tag = '', sealed = ''] = shape.exec(value) ?? []
  try {
    const opening = createDecipheriv(cipher, key, Buffer.from(iv, 'base64url'))
      .setAAD(bound(place))
      .setAuthTag(Buffer.from(tag, 'base64url'))
    return opening.update(sealed, 'base64url', 'utf8') + opening.final('utf8')
  } catch (error) {
    throw unreadable(`${place.object}.${place.field} of ${place.id} was altered`, error)
  }
}
