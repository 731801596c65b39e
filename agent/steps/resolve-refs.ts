import type { ActorCrm, FieldValue, RecordRef } from '#crm-core/contract'
import type { PlanArgs, PlanValue, Ref } from '../plan.ts'

/** What an earlier step found, as far as references need it. */
export interface Found {
  readonly records: readonly RecordRef[]
  readonly total?: number
}
export type Resolved =
  | { readonly kind: 'ready'; readonly args: Readonly<Record<string, unknown>> }
  /** The step that was to find something did not run or failed. */
  | { readonly kind: 'missing'; readonly from: string }
  | { readonly kind: 'none'; readonly from: string }
  | { readonly kind: 'several'; readonly from: string; readonly records: readonly RecordRef[] }

type Stop = Exclude<Resolved, { kind: 'ready' }>
type Reads = Pick<ActorCrm, 'get'>
type Lookup = (step_id: string) => Found | null

class Stopped extends Error {
  readonly stop: Stop
  constructor(stop: Stop) {
    super(stop.kind)
    this.stop = stop
  }
}

/** Fills every reference among the arguments from what earlier steps found; the first that cannot be filled says why. */
export async function resolveRefs(args: PlanArgs, lookup: Lookup, crm: Reads): Promise<Resolved> {
  try {
    const filled: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(args)) filled[name] = await fillValue(value, lookup, crm)
    return { kind: 'ready', args: filled }
  } catch (error) {
    if (error instanceof Stopped) return error.stop
    throw error
  }
}

async function fillValue(value: PlanValue, lookup: Lookup, crm: Reads): Promise<unknown> {
  if (value === null || typeof value !== 'object') return value
  if (isRef(value)) return fillRef(value, lookup, crm)
  if (isList(value)) {
    const list: unknown[] = []
    for (const one of value) list.push(await fillValue(one, lookup, crm))
    return list
  }
  const filled: Record<string, unknown> = {}
  for (const [name, one] of Object.entries(value)) filled[name] = await fillValue(one, lookup, crm)
  return filled
}

async function fillRef(ref: Ref, lookup: Lookup, crm: Reads): Promise<unknown> {
  const found = lookup(ref.$from)
  if (!found) throw new Stopped({ kind: 'missing', from: ref.$from })
  const [first] = found.records
  if (!first) throw new Stopped({ kind: 'none', from: ref.$from })
  if (ref.pick === 'all') return found.records.map((record) => shape(record, ref))
  if (found.records.length > 1 || (found.total ?? 1) > 1)
    throw new Stopped({ kind: 'several', from: ref.$from, records: found.records })
  return ref.field === undefined ? shape(first, ref) : fieldOf(first, ref.field, ref.$from, crm)
}

const shape = (record: RecordRef, ref: Ref): unknown =>
  ref.as === 'id' ? record.id : { object: record.object, id: record.id }

async function fieldOf(record: RecordRef, field: string, from: string, crm: Reads): Promise<FieldValue> {
  const value = (await crm.get(record.object, record.id))[field]
  if (value === undefined || value === null) throw new Stopped({ kind: 'none', from })
  return value
}

const isList = (value: PlanValue): value is readonly PlanValue[] => Array.isArray(value)
export function isRef(value: PlanValue): value is Ref {
  return typeof value === 'object' && value !== null && '$from' in value && typeof value.$from === 'string'
}

/** Ids of the steps that these arguments take something from. */
export function sourcesOf(value: PlanValue): string[] {
  if (value === null || typeof value !== 'object') return []
  if (isRef(value)) return [value.$from]
  return (isList(value) ? [...value] : Object.values(value)).flatMap(sourcesOf)
}
