/** One row that is not as it was. Columns are those of the table; a soft delete counts as a deletion. */
export interface Change {
  readonly table: string
  readonly id: string
  readonly kind: 'insert' | 'update' | 'delete'
  readonly before: Row | null
  readonly after: Row | null
}
export type Row = Readonly<Record<string, unknown>>

export type Asked =
  | { readonly kind: 'approval'; readonly tool: string; readonly rows: number }
  /** A question back; the records that it gave to choose from. */
  | { readonly kind: 'question'; readonly choices: readonly string[] }
  | { readonly kind: 'nothing' }

/** All that a case is judged by, of an agent or of a made-up run alike. */
export interface Observed {
  readonly changes: readonly Change[]
  /** Tools that were called or tried, in order. */
  readonly calls: readonly string[]
  /** What was asked at the end of each turn. */
  readonly asked: readonly Asked[]
  /** What was said in each turn. */
  readonly replies: readonly string[]
  /** What the last turn showed beside its words: the records on the cards and tables. */
  readonly shown: string
}
