import type { FieldValue } from './records.ts'

/** What a model reads of a record and of what belongs to it. */
export interface SnapshotNeeds {
  readonly object: string
  readonly fields: readonly string[]
  /** Records that a reference of it points to, under the name of the reference field. */
  readonly parents: readonly { readonly via: string; readonly fields: readonly string[] }[]
  /** Records that point to it, under `name`; the latest `most` before the moment, oldest first. */
  readonly children: readonly ChildNeeds[]
  /** Fields of which every change up to the moment is wanted. */
  readonly changes: readonly string[]
}
export interface ChildNeeds {
  readonly name: string
  readonly object: string
  /** The reference field of the child. */
  readonly via: string
  readonly fields: readonly string[]
  readonly most: number
}

export type SnapshotValues = Readonly<Record<string, FieldValue>>

export interface ValueChange {
  readonly field: string
  readonly at: Date
  readonly from: FieldValue
  readonly to: FieldValue
}

/**
 * A record as it stood at a moment: only what had been written by then. What was deleted by then is not in it,
 * what was deleted later is.
 */
export interface Snapshot {
  readonly id: string
  readonly at: Date
  readonly created_at: Date
  /** From here on the store has seen every change. Before it (imported history) values may be of a later day. */
  readonly known_since: Date
  readonly values: SnapshotValues
  readonly parents: Readonly<Record<string, SnapshotValues | null>>
  readonly children: Readonly<
    Record<string, readonly { readonly created_at: Date; readonly values: SnapshotValues }[]>
  >
  readonly changes: readonly ValueChange[]
}

/** The whole life of a record as far as its outcome goes: what training takes its moments from. */
export interface Life {
  readonly id: string
  readonly created_at: Date
  readonly known_since: Date
  /** Values of now. */
  readonly values: SnapshotValues
  /** Every change of the fields asked for, oldest first. */
  readonly changes: readonly ValueChange[]
}

export interface Moment {
  readonly id: string
  readonly at: Date
}

/** Reads history of one workspace, past every rule of access: what comes of it is shown to people by their rights. */
export interface SnapshotReader {
  /** In the order of the moments; a record that was not there at its moment is null. Set-based: many at a time. */
  snapshots(needs: SnapshotNeeds, moments: readonly Moment[]): Promise<readonly (Snapshot | null)[]>
  /** All records of an object in order of their ids, in pages; `fields` of the object, `changes` of those named. */
  lives(
    object: string,
    options: {
      readonly fields: readonly string[]
      readonly changes: readonly string[]
      readonly after?: string
      readonly limit: number
    },
  ): Promise<readonly Life[]>
}
