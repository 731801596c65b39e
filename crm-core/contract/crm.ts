import type { Actor } from './actor.ts'
import type { Conversion, ConversionPreview, ConvertInput, DeadLetters } from './automations.ts'
import type { WorkspaceMetadata } from './custom-metadata.ts'
import type { EncryptionKeys } from './encryption-keys.ts'
import type { Exports, Imports } from './imports.ts'
import type { ObjectDescription } from './metadata.ts'
import type { PredictionsOf } from './predictions.ts'
import type { AggregateQuery, Query } from './query.ts'
import type {
  AggregateRow,
  AnyRecord,
  Page,
  RecordInput,
  RecordLabel,
  RecordRef,
  SaveResult,
  SearchHit,
  SearchWay,
} from './records.ts'
import type {
  BulkOptions,
  BulkResult,
  DuplicateHit,
  DuplicatePair,
  DuplicateStatus,
  MergeOptions,
  MergeResult,
  Selection,
  UndoResult,
  UpsertAllOptions,
  UpsertAllResult,
  UpsertOptions,
} from './writes.ts'

/**
 * Makes one side effect happen at most once: the key is stored in the transaction of the write.
 * A second write with the same key writes nothing and answers with the first result (`repeated`).
 */
export interface Claim {
  readonly key: string
  readonly run_id?: string
  readonly step_id?: string
}
export interface SaveOptions {
  /** Optimistic concurrency: refused with stale_version and the current record when it differs. */
  readonly expected_version?: number
  readonly claim?: Claim
  /** What made this write (an event id, a run id); loops are seen by it. */
  readonly cause?: string
}
export interface RemoveOptions extends SaveOptions {}

export interface GetOptions {
  readonly select?: readonly string[]
  readonly include?: Query['include']
}

/** A mail that is to go to the person a record describes (lead, contact, or user). */
export interface EmailInput {
  readonly to: RecordRef
  readonly subject: string
  /** Markdown or plain text; HTML is made from it. */
  readonly body: string
  readonly template_id?: string
  /** The record that the mail is about, when that is not the recipient. */
  readonly related_to?: RecordRef
}
export interface EmailPreview extends EmailInput {
  readonly to_label: RecordLabel
  readonly to_address: string
  readonly from_address: string
}

/**
 * The whole store in the hands of one actor: the only way to data for tools, server and CLI.
 * Every method checks object rights, row access and tenant; what is out of reach is not_found.
 */
export interface ActorCrm {
  readonly actor: Actor
  /** A workspace setting, for example the lead score from which a lead is high-value. */
  settings(): Promise<WorkspaceSettings>
  /** Objects that the actor may read, with the fields that the actor may read. */
  objects(): readonly ObjectDescription[]
  /** unknown_object with the nearest names when there is none. */
  describe(object: string): ObjectDescription
  /** Creates without `id`, updates with it. All issues of the input are gathered into one `invalid`. */
  save(object: string, input: RecordInput, options?: SaveOptions): Promise<SaveResult>
  /** The same for a list, in one transaction: all or none; issues are at `rows[i].field`. */
  saveAll(
    object: string,
    inputs: readonly RecordInput[],
    options?: Pick<SaveOptions, 'cause'>,
  ): Promise<SaveResult[]>
  /** What save would change, hooks included; writes nothing. */
  preview(object: string, input: RecordInput): Promise<SaveResult>
  find(object: string, query: Query): Promise<Page>
  get(object: string, id: string, options?: GetOptions): Promise<AnyRecord>
  /** A record by its id, null when out of reach; the loads of one tick are one statement an object. */
  load(object: string, id: string): Promise<AnyRecord | null>
  count(object: string, query: Pick<Query, 'filter' | 'search' | 'view'>): Promise<number>
  aggregate(object: string, query: AggregateQuery): Promise<readonly AggregateRow[]>
  /** Soft delete with the cascades of the references that point here. */
  remove(object: string, id: string, options?: RemoveOptions): Promise<AnyRecord>
  restore(object: string, id: string): Promise<AnyRecord>
  /** The same changes to every record that matches, up to 10,000 in one transaction, rules and trail for each. */
  updateAll(
    object: string,
    selection: Selection,
    changes: RecordInput,
    options?: BulkOptions,
  ): Promise<BulkResult>
  removeAll(object: string, selection: Selection, options?: BulkOptions): Promise<BulkResult>
  /** Brings deleted records back that match, with what was deleted with them. */
  restoreAll(object: string, selection: Selection, options?: BulkOptions): Promise<BulkResult>
  /** Updates the record that has the same value in `match`, or creates one; two at a time make one record. */
  upsert(object: string, input: RecordInput, options: UpsertOptions): Promise<SaveResult>
  upsertAll(
    object: string,
    inputs: readonly RecordInput[],
    options?: UpsertAllOptions,
  ): Promise<UpsertAllResult>
  /** Makes one record of several: what points at the others points at the kept one, and the others are deleted. */
  merge(
    object: string,
    keep_id: string,
    other_ids: readonly string[],
    options?: MergeOptions,
  ): Promise<MergeResult>
  /** Takes a set of writes back; what was edited later stays and is told. An undo can be undone. */
  undo(write_set_id: string): Promise<UndoResult>
  /** The same for everything that one cause wrote, such as the run of an agent. */
  undoCause(cause: string): Promise<UndoResult>
  duplicates: {
    /** Records that may be the same as a stored one, or as one that is about to be created; best first. */
    of(object: string, input: RecordInput): Promise<readonly DuplicateHit[]>
    /** Looks through all records of the workspace and fills the review list; for administrators. */
    scan(object: string): Promise<{ readonly compared: number; readonly found: number }>
    /** The review list, best first: pairs of which the actor reaches both records. */
    list(
      object: string,
      options?: { status?: DuplicateStatus; limit?: number },
    ): Promise<readonly DuplicatePair[]>
    /** Two different things after all: the pair never comes back. */
    dismiss(id: string): Promise<void>
  }
  /** Fused full-text, fuzzy and vector search over several objects, row access inside the SQL. */
  search(
    text: string,
    options?: { objects?: readonly string[]; limit?: number; ways?: readonly SearchWay[] },
  ): Promise<readonly SearchHit[]>
  /** Records that a person may mean by a name, best first; exact names (score 1) before similar ones. */
  resolve(name: string, objects: readonly string[], limit?: number): Promise<readonly SearchHit[]>
  /** Display text for references, one statement an object; ids out of reach are left out. */
  label(refs: readonly RecordRef[]): Promise<readonly RecordLabel[]>
  /** Those of these users whose own records the actor reaches: team mates, and for a manager everybody below. */
  within(user_ids: readonly string[]): Promise<readonly string[]>
  /**
   * Makes a lead a contact of an account, and a deal when one is asked for, in one transaction; what belongs
   * to the lead goes along. already_converted when it has been done before.
   */
  convert(lead_id: string, into?: ConvertInput, options?: SaveOptions): Promise<Conversion>
  /** What convert would come to, everything about it judged; writes nothing. */
  previewConversion(lead_id: string, into?: ConvertInput): Promise<ConversionPreview>
  /** What models said of records that the actor reaches. */
  readonly predictions: PredictionsOf
  /** What automations have given up. */
  readonly deadLetters: DeadLetters
  /** What secrets are sealed with. */
  readonly keys: EncryptionKeys
  /** Objects and fields of the workspace's own. */
  metadata: WorkspaceMetadata
  /** Files that become records, in the background and revertible. */
  readonly imports: Imports
  /** Records that become files. */
  readonly exports: Exports
  emails: {
    /** Resolves recipient and address, fills template variables; writes nothing. */
    preview(input: EmailInput): Promise<EmailPreview>
    /** Stores a draft that nobody receives. */
    draft(input: EmailInput, options?: SaveOptions): Promise<SaveResult>
    /** One transaction: e-mail row (queued, fixed Message-ID), activity, audit, outbox event, claim. Delivery follows after commit. */
    send(input: EmailInput, options?: SaveOptions): Promise<SaveResult>
  }
}

export interface WorkspaceSettings {
  readonly tenant_id: string
  readonly name: string
  readonly currency: string
  readonly time_zone: string
  readonly high_value_lead_score: number
}
