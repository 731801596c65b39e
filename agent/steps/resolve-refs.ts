import type { ActorCrm, FieldValue, RecordRef } from '#crm-core/contract'
import type { PlanArgs, PlanValue, Ref } from '../plan.ts'

/** What an earlier step found, as far as references need it. */
export interface Found {
  readonly records: readonly RecordRef[]
  readonly total?: number | undefined
  /** Only similar names were found, by this step or one that it rests on. */
  readonly doubt?: Doubt | null
}
/** What was found only by the likeness of its name, and by which step. */
export interface Doubt {
  readonly from: string
  readonly records: readonly RecordRef[]
}
export type Resolved =
  | { readonly kind: 'ready'; readonly args: Readonly<Record<string, unknown>> }
  /** The step that was to find something did not run or failed. */
  | { readonly kind: 'missing'; readonly from: string }
  | { readonly kind: 'none'; readonly from: string }
  | { readonly kind: 'several'; readonly from: string; readonly records: readonly RecordRef[] }
  /** Names that are only alike: a person must say that this is what was meant. */
  | { readonly kind: 'doubtful'; readonly from: string; readonly records: readonly RecordRef[] }
  /** All are meant, and more match than can be handed over at once. */
  | { readonly kind: 'partial'; readonly from: string; readonly collected: number; readonly total: number }

type Stop = Exclude<Resolved, { kind: 'ready' }>
type Reads = Pick<ActorCrm, 'get'>
type Lookup = (step_id: string) => Found | null
interface Filling {
  readonly lookup: Lookup
  readonly crm: Reads
  /** The step changes something: it acts on what was surely meant, or not at all. */
  readonly acts: boolean
}
/** Stands for an argument that is left out. */
const leftOut = Symbol('left out')

class Stopped extends Error {
  readonly stop: Stop
  constructor(stop: Stop) {
    super(stop.kind)
    this.stop = stop
  }
}

/** Fills every reference among the arguments from what earlier steps found; the first that cannot be filled says why. */
export async function resolveRefs(args: PlanArgs, filling: Filling): Promise<Resolved> {
  try {
    return { kind: 'ready', args: await fillEach(args, filling) }
  } catch (error) {
    if (error instanceof Stopped) return error.stop
    throw error
  }
}

async function fillEach(
  values: { readonly [name: string]: PlanValue },
  filling: Filling,
): Promise<Record<string, unknown>> {
  const filled: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    const one = await fillValue(value, filling)
    if (one !== leftOut) filled[name] = one
  }
  return filled
}

async function fillValue(value: PlanValue, filling: Filling): Promise<unknown> {
  if (value === null || typeof value !== 'object') return value
  if (isRef(value)) return value.optional ? fillOptional(value, filling) : fillRef(value, filling)
  if (!isList(value)) return fillEach(value, filling)
  const list: unknown[] = []
  for (const one of value) list.push(await fillValue(one, filling))
  return list.filter((one) => one !== leftOut)
}

/** An optional argument is there only when it is sure. */
async function fillOptional(ref: Ref, { lookup, crm }: Filling): Promise<unknown> {
  try {
    return await fillRef(ref, { lookup, crm, acts: true })
  } catch (error) {
    if (error instanceof Stopped) return leftOut
    throw error
  }
}

async function fillRef(ref: Ref, { lookup, crm, acts }: Filling): Promise<unknown> {
  const found = lookup(ref.$from)
  if (!found) throw new Stopped({ kind: 'missing', from: ref.$from })
  const { records, total = records.length, doubt } = found
  const [first] = records
  if (!first) throw new Stopped({ kind: 'none', from: ref.$from })
  if (acts && doubt) throw new Stopped({ kind: 'doubtful', ...doubt })
  if (ref.pick === 'all') {
    if (total > records.length)
      throw new Stopped({ kind: 'partial', from: ref.$from, collected: records.length, total })
    return records.map((record) => shape(record, ref))
  }
  if (total > 1) throw new Stopped({ kind: 'several', from: ref.$from, records })
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

/** The references among these arguments. */
export function refsIn(value: PlanValue): Ref[] {
  if (value === null || typeof value !== 'object') return []
  if (isRef(value)) return [value]
  return (isList(value) ? [...value] : Object.values(value)).flatMap(refsIn)
}
/** Ids of the steps that these arguments take something from. */
export const sourcesOf = (value: PlanValue): string[] => refsIn(value).map((ref) => ref.$from)
