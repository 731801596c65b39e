import type { Issue } from './errors.ts'
import type { FieldValue, Money } from './records.ts'
import type { Query } from './query.ts'

export const importStatuses = [
  'draft',
  'previewed',
  'queued',
  'running',
  'done',
  'failed',
  'cancelled',
  'reverting',
  'reverted',
] as const
export type ImportStatus = (typeof importStatuses)[number]

/** What becomes of a row whose key a record has already. */
export const matchRules = ['skip', 'update', 'create'] as const
export type MatchRule = (typeof matchRules)[number]

/** One column of an uploaded file and the field that it goes to; null leaves it out. */
export interface ImportColumn {
  readonly column: string
  readonly field: string | null
  /** Some values of the column, to judge the guess by. */
  readonly samples: readonly string[]
}

export interface ImportOptions {
  /** Fields that together name a record. A file with ids is matched by id when nothing else is said. */
  readonly dedupe?: readonly string[]
  /** `update` when left out. */
  readonly on_match?: MatchRule
  /** Relation fields whose missing records are created by their name. */
  readonly create_missing?: readonly string[]
  /** An empty cell leaves the field of an existing record as it is (`keep`), or empties it. */
  readonly blank?: 'keep' | 'clear'
  /** How 03/04/2026 is read. */
  readonly date_order?: 'ymd' | 'dmy' | 'mdy'
}

export interface ImportCounts {
  readonly read: number
  readonly created: number
  readonly updated: number
  /** Rows that a record matched and that were to be skipped, and rows that change nothing. */
  readonly skipped: number
  readonly failed: number
}

/** One import from upload to revert. */
export interface ImportRun {
  readonly id: string
  readonly object: string
  readonly file_name: string
  readonly status: ImportStatus
  readonly columns: readonly ImportColumn[]
  readonly options: ImportOptions
  /** Data rows of the file. */
  readonly rows: number
  readonly counts: ImportCounts
  /** Why it failed. */
  readonly error: string | null
  readonly created_at: string
  readonly started_at: string | null
  readonly finished_at: string | null
  /** Until then the import can be taken back. */
  readonly revert_until: string | null
  /** What a revert did: records removed or set back, and those kept because somebody changed them since. */
  readonly reverted: { readonly undone: number; readonly kept: number }
}

/** What is wrong with one cell (or row) of the file; rows count as a spreadsheet does. */
export interface ImportIssue extends Issue {
  readonly row: number
  readonly column: string | null
}
export interface ImportIssuePage {
  readonly items: readonly ImportIssue[]
  readonly next_cursor: string | null
}

/** What an import would do; nothing was written. */
export interface ImportPreview {
  readonly counts: ImportCounts
  readonly issues: readonly ImportIssue[]
  /** Issues in all, of which `issues` are the first. */
  readonly issue_count: number
  /** Rows as they would be stored. */
  readonly sample: readonly Readonly<Record<string, FieldValue>>[]
}

/** A cell of a file: a spreadsheet knows numbers, flags and times, a CSV knows text. */
export type Cell = string | number | boolean | Date | null

export interface ImportChanges {
  /** Field by column; null leaves a column out. Columns that are not named stay as they are. */
  readonly mapping?: Readonly<Record<string, string | null>>
  readonly options?: ImportOptions
}

/** Imports in the hands of one actor. */
export interface Imports {
  /** Keeps the file, looks through all of it and guesses where its columns go. */
  upload(object: string, file: ImportFile): Promise<ImportRun>
  get(id: string): Promise<ImportRun>
  /** The newest first. */
  list(limit?: number): Promise<readonly ImportRun[]>
  issues(id: string, page?: { readonly limit?: number; readonly cursor?: string }): Promise<ImportIssuePage>
  /** The rows that failed as a CSV file: as they were, and what is wrong beside them. */
  failedRows(id: string): Promise<AsyncIterable<Uint8Array>>
  configure(id: string, changes: ImportChanges): Promise<ImportRun>
  /** Goes through the whole file and says what would happen. */
  dryRun(id: string): Promise<ImportPreview>
  /** Starts imports in the background; several go one after the other, parents before what points to them. */
  start(ids: readonly string[]): Promise<readonly ImportRun[]>
  /** Stops after the chunk in work; what was imported stays until it is reverted. */
  cancel(id: string): Promise<ImportRun>
  /** Takes back in the background what the import did, except where somebody has changed it since. */
  revert(id: string): Promise<ImportRun>
}
export interface ImportFile {
  readonly name: string
  readonly content: AsyncIterable<Uint8Array>
}

export const exportFormats = ['csv', 'xlsx'] as const
export type ExportFormat = (typeof exportFormats)[number]
export interface ExportRequest extends Pick<Query, 'filter' | 'search' | 'order'> {
  readonly format: ExportFormat
  /** Fields, in order; left out: the id and everything that can be written. */
  readonly columns?: readonly string[]
  /** Titles of columns: words in the reader's language, or field names. */
  readonly headers?: 'labels' | 'names'
}
/** Streams of records as files, within the actor's reach. */
export interface Exports {
  /** The first bytes come once the first page has been read, so that a refusal is an error and no broken file. */
  stream(object: string, request: ExportRequest): Promise<AsyncIterable<Uint8Array>>
}

/** What a field kind is told when it reads or writes a cell. */
export interface CellContext {
  readonly date_order: NonNullable<ImportOptions['date_order']>
  /** Zone in which a time without offset is meant. */
  readonly time_zone: string
  /** Money in this currency is written without its code. */
  readonly currency: string
}
export const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value
