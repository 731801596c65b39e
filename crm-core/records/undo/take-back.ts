import type { AnyRecord, FieldValue, KeptChange } from '../../contract.ts'
import type { ObjectType } from '../../objects/schema.ts'
import { modelTargets } from '../../contract/predictions.ts'
import { same } from '../change.ts'
import type { Line } from './sets.ts'

/** What taking back comes to for one record, before anything else of the workspace is looked at. */
export interface TakenBack {
  readonly object: ObjectType
  readonly current: AnyRecord
  readonly values: Record<string, FieldValue>
  /** The record was created by the writes, and nobody has touched it since. */
  remove: boolean
  readonly kept: KeptChange[]
}

/**
 * Walks the lines of a record back, newest first. A field goes back as long as it is what the line made of
 * it; from the first line where it is not, somebody else's hand was on it, and it stays.
 */
export function takeBack(object: ObjectType, current: AnyRecord, lines: readonly Line[]): TakenBack {
  const values: Record<string, FieldValue> = {}
  const kept: KeptChange[] = []
  const stuck = new Set<string>()
  const valueOf = (field: string): FieldValue =>
    values[field] ?? (field in values ? null : (current[field] ?? null))
  const keep = (field: string, was: FieldValue) => {
    stuck.add(field)
    const now = current[field] ?? null
    kept.push({ object: object.name, id: current.id, field, reason: 'changed_since', now, was })
  }
  for (const { action, changes } of lines) {
    if (action === 'created') {
      const made = new Map(changes.map(({ field, after }) => [field, after]))
      for (const [field, { read_only }] of Object.entries(object.all))
        // What the system keeps by itself is nobody's edit, nor is what a model says of it.
        if (
          !read_only &&
          !isScore(object.name, field) &&
          !stuck.has(field) &&
          !same(valueOf(field), made.get(field) ?? null)
        )
          keep(field, made.get(field) ?? null)
      break
    }
    for (const { field, before, after } of changes) {
      if (stuck.has(field) || !Object.hasOwn(object.all, field)) continue
      if (same(valueOf(field), after)) values[field] = before
      else keep(field, before)
    }
  }
  if (!lines.some(({ action }) => action === 'created'))
    return { object, current, values, remove: false, kept }
  // Created here: it goes as a whole, or, where somebody has worked on it since, it stays as a whole.
  const live = current.deleted_at === null
  return { object, current, values: {}, remove: live && kept.length === 0, kept: live ? kept : [] }
}

const isScore = (object: string, field: string): boolean =>
  Object.values(modelTargets).some((target) => target.object === object && target.field === field)
