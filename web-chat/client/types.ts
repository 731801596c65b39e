import type { Approval, ApprovalDecision, RunResult, Thread, ThreadSummary } from '#agent/events'
import type {
  Actor,
  AggregateQuery,
  AggregateRow,
  AnyRecord,
  Conversion,
  ConvertInput,
  CustomMetadata,
  DeadLetter,
  DeadLetterDetail,
  DuplicatePair,
  ErrorCode,
  ExplainedScore,
  FieldPatch,
  NewField,
  NewObject,
  ExportRequest,
  ImportChanges,
  ImportPreview,
  ImportRun,
  KeyStatus,
  MergeResult,
  ModelJob,
  ModelMonitor,
  ModelName,
  ModelRow,
  ModelSummary,
  ModelVersion,
  ObjectDescription,
  ObjectPatch,
  Page,
  PolicyModeName,
  Query,
  NewRemoteEndpoint,
  RevenueForecast,
  RoleName,
  RowPrediction,
  ScoreTrend,
  SearchHit,
  UndoResult,
  WhatIf,
} from './wire.ts'

/** RFC 9457, as every failed request answers. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: ErrorCode
  readonly detail: string
  readonly issues: readonly { readonly at: string; readonly code: string; readonly message: string }[]
  readonly request_id: string
  /** The record as it is now, with 412. */
  readonly current?: unknown
}
export interface Me extends Actor {
  readonly workspace: {
    readonly name: string
    readonly currency: string
    readonly high_value_lead_score: number
  }
  readonly model: string
  readonly mail: 'smtp' | 'captured'
}
export interface RunOptions {
  readonly approval?: PolicyModeName
  /** TOOL or TOOL:GLOB that the person approves beforehand. */
  readonly approve?: readonly string[]
  readonly language?: 'en' | 'zh'
  readonly max_steps?: number
  readonly max_cost_usd?: number
  readonly dry_run?: boolean
}
export interface CapturedMail {
  readonly message_id: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly received_at: string
}
/** Somebody as whom a visitor of the demo workspace can sign in with one click; empty elsewhere. */
export interface DemoUser {
  readonly name: string
  readonly email: string
  readonly role: RoleName
  readonly workspace: string
  /** The demo keeps nothing that is worth a secret. */
  readonly password: string
}
/** What an API key may do of what its person may do. */
export type KeyScope = 'full' | 'read'
export interface ApiKey {
  readonly id: string
  readonly name: string | null
  /** The first characters, to tell keys apart. */
  readonly start: string | null
  readonly scope: KeyScope
  readonly created_at: string
  readonly last_used_at: string | null
  readonly expires_at: string | null
}
export interface NewApiKey {
  readonly name: string
  readonly scope?: KeyScope
  /** Never, when left out. */
  readonly expires_in_days?: number
}
export interface NumberedEvent {
  readonly seq: number
  readonly event: Readonly<Record<string, unknown>>
}

/** What is wrong with a cell of an imported file, in the reader's language. */
export interface ImportIssueWords {
  readonly row: number
  readonly column: string | null
  readonly at: string
  readonly code: ErrorCode
  readonly message: string
}
export interface ImportPreviewWords extends Omit<ImportPreview, 'issues'> {
  readonly issues: readonly ImportIssueWords[]
}

/** What a version of a model does from now on. */
export interface StageDecision {
  readonly stage: 'champion' | 'challenger' | 'shadow' | 'candidate'
  /** Of a challenger: the share of records that it answers, 0 to 1; a tenth when left out. */
  readonly share?: number
}

/** Reasons are told unless `explain` is false. */
export type AskedScores =
  | { readonly ids: readonly string[]; readonly explain?: boolean }
  | { readonly rows: readonly ModelRow[]; readonly explain?: boolean }
export type Predicted<Asked extends AskedScores> = Asked extends { readonly ids: readonly string[] }
  ? { readonly scores: readonly ExplainedScore[] }
  : { readonly predictions: readonly RowPrediction[] }

export type WhichLetters =
  { readonly ids: readonly string[] } | { readonly all: true; readonly hook?: string }

/** Typed calls of /api/v2; every method rejects with a ClientError that carries the Problem. */
export interface Client {
  readonly me: () => Promise<Me>
  readonly demoUsers: () => Promise<DemoUser[]>
  readonly signIn: (email: string, password: string) => Promise<void>
  readonly signOut: () => Promise<void>
  readonly objects: {
    list(): Promise<ObjectDescription[]>
    get(name: string): Promise<ObjectDescription>
    /** What was added to the workspace, retired ones included; administrators only, as all below. */
    added(): Promise<CustomMetadata>
    create(object: NewObject, options?: { idempotency_key?: string }): Promise<ObjectDescription>
    change(name: string, patch: ObjectPatch): Promise<ObjectDescription>
    retire(name: string): Promise<void>
    restore(name: string): Promise<ObjectDescription>
  }
  readonly fields: {
    add(object: string, field: NewField, options?: { idempotency_key?: string }): Promise<ObjectDescription>
    change(object: string, name: string, patch: FieldPatch): Promise<ObjectDescription>
    retire(object: string, name: string): Promise<void>
    restore(object: string, name: string): Promise<ObjectDescription>
  }
  readonly records: {
    get(object: string, id: string): Promise<AnyRecord>
    query(object: string, query: Query): Promise<Page>
    aggregate(object: string, query: AggregateQuery): Promise<AggregateRow[]>
    create(object: string, values: object, options?: { idempotency_key?: string }): Promise<AnyRecord>
    update(object: string, id: string, values: object, options?: { version?: number }): Promise<AnyRecord>
    remove(object: string, id: string, options?: { version?: number }): Promise<void>
    /** A file of records, as it comes. */
    export(object: string, request: ExportRequest): Promise<ReadableStream<Uint8Array>>
  }
  readonly imports: {
    upload(object: string, file: Blob, name: string): Promise<ImportRun>
    get(id: string): Promise<ImportRun>
    list(): Promise<ImportRun[]>
    issues(
      id: string,
      page?: { limit?: number; cursor?: string },
    ): Promise<{ items: ImportIssueWords[]; next_cursor: string | null }>
    /** The failed rows as a CSV file, with what is wrong beside them. */
    failedRows(id: string): Promise<ReadableStream<Uint8Array>>
    configure(id: string, changes: ImportChanges): Promise<ImportRun>
    dryRun(id: string): Promise<ImportPreviewWords>
    start(ids: readonly string[]): Promise<ImportRun[]>
    cancel(id: string): Promise<ImportRun>
    revert(id: string): Promise<ImportRun>
  }
  readonly writes: {
    merge(
      object: string,
      id: string,
      body: {
        others: readonly string[]
        values?: object
        /** By field, the record whose value is kept. */
        from?: Readonly<Record<string, string>>
      },
    ): Promise<MergeResult>
    /** Makes a lead a contact of an account, and a deal when one is asked for. */
    convert(
      lead_id: string,
      into?: ConvertInput,
      options?: { version?: number; idempotency_key?: string },
    ): Promise<Conversion>
    undo(write_set_id: string): Promise<UndoResult>
    undoRun(run_id: string): Promise<UndoResult>
  }
  readonly duplicates: {
    list(object: string, options?: { limit?: number }): Promise<DuplicatePair[]>
    scan(object: string): Promise<{ readonly compared: number; readonly found: number }>
    dismiss(id: string): Promise<void>
  }
  /** What secrets are sealed with; administrators only. */
  readonly keys: {
    status(): Promise<KeyStatus>
    rotate(): Promise<KeyStatus>
  }
  /** What automations have given up; administrators only. */
  readonly deadLetters: {
    list(options?: { hook?: string; limit?: number }): Promise<DeadLetter[]>
    get(id: string): Promise<DeadLetterDetail>
    /** Those of these ids, or all: of one hook, or of any. */
    retry(which: WhichLetters): Promise<{ readonly count: number }>
    discard(which: WhichLetters): Promise<{ readonly count: number }>
  }
  /** Models that score records. Training, rescoring and deciding on versions are for administrators. */
  readonly models: {
    list(): Promise<ModelSummary[]>
    get(name: ModelName): Promise<ModelSummary>
    monitor(name: ModelName): Promise<ModelMonitor>
    /** Scores of up to 200 records in their order, or of up to 1000 rows that are no records. */
    predict<Asked extends AskedScores>(name: ModelName, asked: Asked): Promise<Predicted<Asked>>
    /** What was last said of those that were ever scored; up to 200, nothing is computed. */
    latest(name: ModelName, ids: readonly string[]): Promise<ExplainedScore[]>
    trend(name: ModelName, id: string): Promise<ScoreTrend>
    whatIf(name: ModelName, id: string, target?: number): Promise<WhatIf>
    train(name: ModelName): Promise<ModelJob>
    rescore(name: ModelName): Promise<ModelJob>
    stage(name: ModelName, version: number, decision: StageDecision): Promise<ModelVersion>
    /** A candidate that answers elsewhere; where that is, is told to nobody any more. */
    addRemote(name: ModelName, endpoint: NewRemoteEndpoint): Promise<ModelVersion>
    rollback(name: ModelName, reason: string): Promise<ModelSummary>
  }
  readonly forecast: {
    /** Of this and the coming months, 3 when left out; of one user's deals, or of all within reach. */
    revenue(asked?: { months?: number; owner_id?: string }): Promise<RevenueForecast>
  }
  readonly search: (text: string, options?: { objects?: string[]; limit?: number }) => Promise<SearchHit[]>
  readonly threads: {
    list(): Promise<ThreadSummary[]>
    create(): Promise<ThreadSummary>
    get(id: string): Promise<Thread>
    rename(id: string, title: string): Promise<void>
    remove(id: string): Promise<void>
  }
  readonly runs: {
    /** Starts a run and yields its events as they come; ends after RUN_FINISHED or RUN_ERROR. */
    start(
      thread_id: string,
      text: string,
      options?: RunOptions,
      signal?: AbortSignal,
    ): AsyncIterable<NumberedEvent>
    /** Events after `after` (0 = all), then tails until the run has ended. */
    events(run_id: string, after: number, signal?: AbortSignal): AsyncIterable<NumberedEvent>
    result(run_id: string): Promise<RunResult>
    cancel(run_id: string): Promise<void>
  }
  readonly approvals: {
    list(status?: 'pending' | 'all'): Promise<Approval[]>
    get(id: string): Promise<Approval>
    decide(id: string, decision: ApprovalDecision): Promise<Approval>
  }
  readonly mailbox: { list(): Promise<CapturedMail[]> }
  readonly apiKeys: {
    list(): Promise<ApiKey[]>
    /** The key is told this once. */
    create(key: NewApiKey): Promise<{ id: string; key: string }>
    remove(id: string): Promise<void>
  }
  /** The own password, or as administrator that of a user of the workspace; ends their sessions. */
  readonly setPassword: (user_id: string, password: string) => Promise<void>
}
