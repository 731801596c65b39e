import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { KeyService } from '../contract.ts'
import { HotcrmError } from '../contract.ts'

/** One key that wraps others; its id tells it apart without telling anything of it. */
export interface WrappingKey {
  readonly id: string
  readonly key: Buffer
}
const cipher = 'aes-256-gcm'

export const wrappingKey = (key: Buffer): WrappingKey => ({
  id: `local-${createHash('sha256').update('hotcrm kek').update(key).digest('hex').slice(0, 12)}`,
  key,
})
/** A key from its text: 32 bytes in base64 or base64url, or 64 hexadecimal digits. */
export function wrappingKeyOf(text: string): WrappingKey {
  const key = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64url')
  if (key.length !== 32)
    throw new HotcrmError('configuration', { summary: 'an encryption key must have 32 bytes in base64' })
  return wrappingKey(key)
}
export const newKey = (): Buffer => randomBytes(32)

/** Keys that this process holds: the first wraps, any of them unwraps what it has wrapped. */
export function localKeys(held: () => readonly WrappingKey[] | Promise<readonly WrappingKey[]>): KeyService {
  return {
    async current() {
      const [first] = await held()
      if (!first) throw new HotcrmError('key_missing')
      return first.id
    },
    async wrap(plain) {
      const [first] = await held()
      if (!first) throw new HotcrmError('key_missing')
      return { kek_id: first.id, wrapped: wrapWith(first, plain) }
    },
    async unwrap({ kek_id, wrapped }) {
      const key = (await held()).find(({ id }) => id === kek_id)
      if (!key) throw unreadable(`the key ${kek_id} is not among those of this server`)
      return unwrapWith(key, wrapped)
    },
  }
}
export const unreadable = (reason: string, cause?: unknown): HotcrmError =>
  new HotcrmError('unreadable_value', { reason }, { cause })

function wrapWith({ id, key }: WrappingKey, plain: Uint8Array): string {
  const iv = randomBytes(12)
  const sealing = createCipheriv(cipher, key, iv).setAAD(Buffer.from(id))
  const sealed = Buffer.concat([sealing.update(plain), sealing.final()])
  return [iv, sealing.getAuthTag(), sealed].map((part) => part.toString('base64url')).join(':')
}
function unwrapWith({ id, key }: WrappingKey, wrapped: string): Uint8Array {
  const [iv, tag, sealed] = wrapped.split(':').map((part) => Buffer.from(part, 'base64url'))
  if (!iv || tag?.length !== 16 || !sealed) throw unreadable('a wrapped key is damaged')
  try {
    const opening = createDecipheriv(cipher, key, iv).setAAD(Buffer.from(id)).setAuthTag(tag)
    return Buffer.concat([opening.update(sealed), opening.final()])
  } catch (error) {
    throw unreadable('a wrapped key is damaged', error)
  }
}
