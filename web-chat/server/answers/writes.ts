import { z } from 'zod'
import { errorTable } from '#crm-core/contract'
import type {
  BulkResult,
  DuplicateHit,
  DuplicatePair,
  ErrorCode,
  KeptChange,
  MergeResult,
  RowFailure,
  UndoResult,
  UpsertAllResult,
} from '#crm-core/contract'
import { fieldValue } from './common.ts'
import { record } from './records.ts'

const code = z
  .custom<ErrorCode>((value) => typeof value === 'string' && Object.hasOwn(errorTable, value))
  .meta({ type: 'string', description: 'A code of the error table' })
const params = z.record(z.string(), z.union([z.string(), z.number()]))
const failure: z.ZodType<RowFailure> = z
  .strictObject({
    row: z.number().int(),
    id: z.string().nullable(),
    code,
    params,
    issues: z.array(z.strictObject({ at: z.string(), code, params: params.optional() })),
  })
  .meta({ id: 'RowFailure' })
const counts = {
  matched: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  failed: z.array(failure),
  write_set_id: z.string().nullable(),
}
export const bulkResult: z.ZodType<BulkResult> = z.strictObject(counts).meta({ id: 'BulkResult' })
export const upsertResult: z.ZodType<UpsertAllResult> = z
  .strictObject({ ...counts, ids: z.array(z.string().nullable()) })
  .meta({ id: 'UpsertResult' })

export const mergeResult: z.ZodType<MergeResult> = z
  .strictObject({
    record,
    merged: z.array(z.string()),
    moved: z.number().int(),
    write_set_id: z.string(),
  })
  .meta({ id: 'MergeResult' })

const keptChange: z.ZodType<KeptChange> = z
  .strictObject({
    object: z.string(),
    id: z.string(),
    field: z.string().nullable(),
    reason: z.enum(['changed_since', 'in_use', 'taken', 'missing', 'sent']),
    now: fieldValue,
    was: fieldValue,
  })
  .meta({ id: 'KeptChange', description: 'What an undo left as it is, and why' })
export const undoResult: z.ZodType<UndoResult> = z
  .strictObject({
    write_set_id: z.string().nullable(),
    undone: z.number().int(),
    kept: z.array(keptChange),
  })
  .meta({ id: 'UndoResult' })

const reasons = z.array(z.strictObject({ code: z.string(), weight: z.number() }))
const hit: z.ZodType<DuplicateHit> = z
  .strictObject({ object: z.string(), id: z.string(), display: z.string(), score: z.number(), reasons })
  .meta({ id: 'DuplicateHit' })
export const duplicateHits: z.ZodType<readonly DuplicateHit[]> = z.array(hit)
const pair: z.ZodType<DuplicatePair> = z
  .strictObject({
    id: z.string(),
    object: z.string(),
    score: z.number(),
    reasons,
    status: z.enum(['open', 'merged', 'not_duplicate']),
    one: record,
    other: record,
  })
  .meta({ id: 'DuplicatePair' })
export const duplicatePairs: z.ZodType<readonly DuplicatePair[]> = z.array(pair)
export const scanResult = z.strictObject({ compared: z.number().int(), found: z.number().int() })
