import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { FieldValue, Query } from '../contract.ts'

const shape = z.object({
  q: z.string(),
  v: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

/** What a cursor belongs to: the same object, filter, search and order, whatever is selected. */
export function queryKey(object: string, { filter, search, order }: Query): string {
  return createHash('sha256')
    .update(JSON.stringify([object, filter ?? null, search ?? null, order ?? null]))
    .digest('base64url')
    .slice(0, 16)
}
export const writeCursor = (key: string, values: readonly FieldValue[]): string =>
  Buffer.from(JSON.stringify({ q: key, v: values })).toString('base64url')

/** The values a page starts after; null when the cursor is of another query or none at all. */
export function readCursor(key: string, cursor: string): FieldValue[] | null {
  try {
    const { q, v } = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return q === key ? v : null
  } catch {
    return null
  }
}
