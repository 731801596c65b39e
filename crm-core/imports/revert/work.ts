import type { AnyRecord, ImportIssue } from '../../contract.ts'
import type { ObjectType } from '../../objects/schema.ts'
import type { Scope } from '../../records/scope.ts'

/** A record that the import touched, and the version that it left behind. */
export interface Touched {
  readonly record_id: string
  readonly created: boolean
  readonly version: number
  readonly row: number
}
/** What becomes of some records: those undone, and why others stay. */
export interface Outcome {
  readonly undone: readonly string[]
  readonly kept: readonly (Pick<Touched, 'record_id' | 'row'> & Pick<ImportIssue, 'code' | 'params'>)[]
}
/** What the records of a chunk are reverted with. */
export interface Work {
  readonly scope: Scope
  readonly run_id: string
  readonly cause: string
  readonly object: ObjectType
  readonly current: ReadonlyMap<string, AnyRecord>
}

/** How a record is called when it is told that it stays. */
export function nameOf(object: ObjectType, record: AnyRecord | undefined): string {
  const name = record?.[object.display]
  return typeof name === 'string' ? name : (record?.id ?? '–')
}
