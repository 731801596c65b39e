/** Exact decimal amount with its ISO 4217 code. */
export interface Money {
  readonly amount: string
  readonly currency: string
}
/** What a field value is once it has left crm-core: JSON, dates as ISO text, money exact. */
export type FieldValue =
  string | number | boolean | null | Money | readonly FieldValue[] | { readonly [key: string]: FieldValue }

/** Fields that every record has. */
export interface SystemFields {
  readonly id: string
  readonly tenant_id: string
  readonly owner_id: string | null
  readonly created_at: string
  readonly updated_at: string
  readonly created_by: string | null
  readonly updated_by: string | null
  readonly version: number
  readonly deleted_at: string | null
}
/** A record whose object is known only at run time. Included relations stand beside the fields. */
export type AnyRecord = SystemFields & { readonly [field: string]: FieldValue | undefined }

/** Values on the way in, before the fields have parsed them. */
export type RecordInput = { readonly id?: string; readonly [field: string]: unknown }

export interface RecordRef {
  readonly object: string
  readonly id: string
}
/** A record as a person points at it: `王伟 · 星辰科技`. */
export interface RecordLabel extends RecordRef {
  readonly display: string
  readonly subtitle?: string
}

export interface FieldChange {
  readonly field: string
  readonly before: FieldValue
  readonly after: FieldValue
}
export interface SaveResult<R = AnyRecord> {
  readonly record: R
  readonly created: boolean
  readonly changes: readonly FieldChange[]
  /** True when a claim key or idempotency key showed that this write had been done before; nothing was written now. */
  readonly repeated: boolean
  /** What `undo` takes; left out when nothing was written. */
  readonly write_set_id?: string
}
export interface Page<R = AnyRecord> {
  readonly items: readonly R[]
  readonly next_cursor: string | null
}
export interface AggregateRow {
  /** One value a group_by entry, in order; period groups are the ISO date on which the period starts. */
  readonly group: readonly FieldValue[]
  /** Words for the group values where they are references or picklist codes. */
  readonly labels: readonly (string | null)[]
  /** One value a measure, in order. Money sums are exact decimal text. */
  readonly values: readonly (string | number | null)[]
  /**
   * Of what currency the money among the values is; there when a measure is money. Currencies are never
   * added up: a group that holds several has a row for each, and one with null for records without money
   * when something else is measured too. Null is also for a group without any money.
   */
  readonly currency?: string | null
}
/** How a search may find: the whole name, words, likeness of letters, the name of the parent, likeness of meaning. */
export const searchWays = ['name', 'words', 'letters', 'parent', 'meaning'] as const
export type SearchWay = (typeof searchWays)[number]

export interface SearchHit extends RecordLabel {
  /** Fused score, higher is better; comparable only inside one result. */
  readonly score: number
}
