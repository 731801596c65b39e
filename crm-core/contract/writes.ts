import type { Claim } from './crm.ts'
import type { ErrorCode, ErrorParams, Issue } from './errors.ts'
import type { Filter } from './query.ts'
import type { AnyRecord, FieldValue, RecordInput, RecordRef } from './records.ts'

/** Which records a bulk write means: all that match everything said here. At least one of them must be said. */
export interface Selection {
  readonly filter?: Filter
  /** The best 200 hits, as in a list. */
  readonly search?: string
  readonly ids?: readonly string[]
}
export interface BulkOptions {
  /** More matching records than this refuse the write; 10,000 when left out, which is also the most. */
  readonly limit?: number
  /** How many records the asker has seen; another number refuses the write. */
  readonly expected?: number
  /** `all`: everything or nothing. `partial`: what can be written is, the rest is told row by row. */
  readonly mode?: 'all' | 'partial'
  readonly cause?: string
  readonly claim?: Claim
}
/** A row that was not written, and why; always empty after a write of mode `all`. */
export interface RowFailure {
  /** Its place in the list that was sent, or among the records that matched. */
  readonly row: number
  readonly id: string | null
  readonly code: ErrorCode
  readonly params: ErrorParams
  readonly issues: readonly Issue[]
}
export interface BulkResult {
  readonly matched: number
  readonly created: number
  /** Updated, deleted or restored; what followed from a cascade is not counted. */
  readonly changed: number
  /** Already as they should be. */
  readonly unchanged: number
  readonly failed: readonly RowFailure[]
  /** What `undo` takes; null when nothing was written. */
  readonly write_set_id: string | null
}

export interface UpsertOptions {
  /** The field by which a record is found again, such as `external_id`, `email` or `account_number`. */
  readonly match: string
  readonly cause?: string
  readonly claim?: Claim
}
export interface UpsertAllOptions extends Omit<BulkOptions, 'expected' | 'limit'> {
  /** Left out: inputs with an id are updates, the others creations. */
  readonly match?: string
}
export interface UpsertAllResult extends BulkResult {
  /** The record of each input, in their order; null where it failed. */
  readonly ids: readonly (string | null)[]
}

export interface MergeOptions {
  /** Values of the record that is kept. What is not said stays, and what was empty comes from the others in their order. */
  readonly values?: RecordInput
  /** By field, the record of the merge whose value it takes. */
  readonly from?: Readonly<Record<string, string>>
  readonly expected_version?: number
  readonly cause?: string
}
export interface MergeResult {
  readonly record: AnyRecord
  readonly merged: readonly string[]
  /** How many records that pointed at the others point at the kept one now. */
  readonly moved: number
  readonly write_set_id: string
}

/** Something that an undo left as it is, because a later hand was on it or it cannot be taken back. */
export interface KeptChange extends RecordRef {
  /** Null when it is the whole record. */
  readonly field: string | null
  /** changed_since: edited later. in_use: other records point at it. taken: the value belongs to another record now. missing: what it pointed at is gone. sent: an e-mail that left. */
  readonly reason: 'changed_since' | 'in_use' | 'taken' | 'missing' | 'sent'
  /** As it is now. */
  readonly now: FieldValue
  /** As it was before the writes that were to be undone. */
  readonly was: FieldValue
}
export interface UndoResult {
  /** The writes of the undo, which can be undone in turn; null when nothing could be taken back. */
  readonly write_set_id: string | null
  /** How many records are as they were. */
  readonly undone: number
  readonly kept: readonly KeptChange[]
}

export interface DuplicateReason {
  /** same_email, similar_name … */
  readonly code: string
  readonly weight: number
}
/** Another record that may be the same thing. */
export interface DuplicateHit extends RecordRef {
  readonly display: string
  /** 0 to 1. */
  readonly score: number
  readonly reasons: readonly DuplicateReason[]
}
export type DuplicateStatus = 'open' | 'merged' | 'not_duplicate'
/** Two records for a person to look at. */
export interface DuplicatePair {
  readonly id: string
  readonly object: string
  readonly score: number
  readonly reasons: readonly DuplicateReason[]
  readonly status: DuplicateStatus
  readonly one: AnyRecord
  readonly other: AnyRecord
}
