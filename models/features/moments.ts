import type { Life } from '#crm-core/contract'
import { day_ms } from './values.ts'

/** A number from 0 up to, not including, 1 that follows from a word alone: FNV-1a, then mulberry32's mixing. */
export function chanceOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193) >>> 0
  let mixed = Math.imul(hash ^ (hash >>> 15), hash | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

/** From when on moments of a life may teach: before that, values may be of a later day. */
export const learnableFrom = ({ created_at, known_since }: Life): number =>
  Math.max(created_at.getTime(), known_since.getTime())

/**
 * Two moments of an open life, both strictly before its end: a day after its start (or, where it was shorter, half
 * way through), and one that follows from the id, anywhere in it.
 */
export function momentsOf(id: string, from: number, end: number): Date[] {
  if (end - from < 2) return []
  const early = from + Math.min(day_ms, Math.floor((end - from) / 2))
  const anywhere = from + Math.floor(chanceOf(id) * (end - from))
  return early === anywhere ? [new Date(early)] : [new Date(early), new Date(anywhere)]
}

/** What a field held at a moment of a life. */
export function heldAt({ values, changes }: Life, field: string, at: number) {
  const next = changes.find((change) => change.field === field && change.at.getTime() > at)
  return next ? next.from : (values[field] ?? null)
}
