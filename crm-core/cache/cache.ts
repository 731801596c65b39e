import type { Actor } from '../contract.ts'
import type { CachePolicy, ObjectType } from '../objects/schema.ts'

export interface RowRef {
  readonly tenant_id: string
  readonly object: string
  readonly id: string
  /** What became of it; updated when it is not said. */
  readonly kind?: 'created' | 'updated' | 'deleted' | 'restored'
}
/** What of one workspace is kept for one actor, and which rows it depends on. */
export interface Wanted<T> {
  readonly actor: Actor
  readonly object: ObjectType
  readonly id: string
  /** What of the row: a record, a label. */
  readonly what: string
  readonly load: () => Promise<T | null>
}
/** Reads by id, kept until a write. Keys carry the workspace and all that the actor's access follows from. */
export interface RecordCache {
  read<T>(wanted: Wanted<T>): Promise<T | null>
  /**
   * Runs a write. `mark` is to be called in its transaction, after the last statement, with every row that
   * it has changed; the write is not answered before nobody can read those rows as they were.
   */
  writing<T>(work: (mark: (rows: readonly RowRef[]) => Promise<void>) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** The policy of an object by its name; undefined when nothing of it is kept. */
export type PolicyOf = (object: string) => CachePolicy | undefined

/** No cache: what is read comes from the database. */
export const noCache: RecordCache = {
  read: ({ load }) => load(),
  writing: (work) => work(async () => undefined),
  close: async () => undefined,
}
