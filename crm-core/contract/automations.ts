import type { AnyRecord, RecordInput, RecordLabel } from './records.ts'

/** What a hook has given up after its last attempt. */
export interface DeadLetter {
  /** Event and hook in one word. */
  readonly id: string
  readonly event_id: string
  readonly hook: string
  readonly object: string
  readonly record_id: string
  readonly attempts: number
  /** A code, without anything that a record says. */
  readonly error: string | null
  readonly died_at: string
}
/** One of them with what set it off. */
export interface DeadLetterDetail extends DeadLetter {
  /** What had happened to the record: created, updated, deleted or restored; and when. */
  readonly event: string
  readonly happened_at: string
  /** The fields that were changed then, without their values. */
  readonly fields: readonly string[]
  /** Null when it is gone. */
  readonly record: RecordLabel | null
}
/** Some of them by their places, or all: of one hook, or of any. */
export type DeadLetterChoice =
  readonly Pick<DeadLetter, 'event_id' | 'hook'>[] | { readonly all: true; readonly hook?: string }
/** The dead letters of the actor's workspace; forbidden for everybody but administrators. */
export interface DeadLetters {
  /** Latest first; 50 when no limit is given, 200 at most. */
  list(options?: { readonly hook?: string; readonly limit?: number }): Promise<readonly DeadLetter[]>
  /** not_found when there is none of this id. */
  get(id: string): Promise<DeadLetterDetail>
  /** Puts them back in line with all their attempts; answers how many there were. */
  retry(letters: DeadLetterChoice): Promise<number>
  /** Lets them be; answers how many there were. */
  discard(letters: DeadLetterChoice): Promise<number>
}

/** What a lead becomes. What is left out follows from the lead. */
export interface ConvertInput {
  /** An account that is there already; else one is made, named as here or as the lead's company. */
  readonly account_id?: string
  readonly account_name?: string
  /** Other values of the contact; with `id`, the contact that it is already. */
  readonly contact?: RecordInput
  /** Values of a deal that is made with it; none is made without. */
  readonly opportunity?: RecordInput
}
/** What a conversion would come to; nothing is written. */
export interface ConversionPreview extends Omit<Conversion, 'repeated'> {
  /** Which of account, contact and opportunity are made by it. */
  readonly creates: readonly string[]
}
export interface Conversion {
  readonly lead: AnyRecord
  readonly account: AnyRecord
  readonly contact: AnyRecord
  readonly opportunity: AnyRecord | null
  /** How many activities, tasks, notes, e-mails and files went along. */
  readonly moved: number
  /** True when a claim key showed that it had been done before; nothing was written now. */
  readonly repeated: boolean
}
