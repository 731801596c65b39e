import type { Label } from './actor.ts'
import type { Claim } from './crm.ts'
import type { Aliases, ObjectDescription, Option } from './metadata.ts'
import type { FieldValue } from './records.ts'

export const customAccess = ['owned', 'shared', 'settings'] as const
/** Whose records they are: everybody their own; all read and managers write; administrators alone write. */
export type CustomAccess = (typeof customAccess)[number]
export const deletionRules = ['restrict', 'cascade', 'setNull'] as const

/** A field as an administrator adds it. Which of the settings a kind takes is judged by crm-core. */
export interface NewField {
  /** Small letters, digits and _; it never changes. */
  readonly name: string
  readonly kind: string
  readonly label: Label
  readonly aliases?: Aliases
  readonly description?: Label
  readonly required?: boolean
  readonly unique?: boolean
  /** Read by full-text, fuzzy and vector search. */
  readonly search?: boolean
  /** Filters and orders by it are fast; where the kind can be compared that is the rule. */
  readonly index?: boolean
  /** For new records; a required field of an object with records gives it to those too. */
  readonly default?: FieldValue
  readonly options?: readonly Option[]
  readonly max_length?: number
  readonly min?: number
  readonly max?: number
  readonly integer?: boolean
  /** Name of the object that a reference points to. */
  readonly references?: string
  readonly on_delete?: (typeof deletionRules)[number]
  /** Name of the list on the other side, for include and record pages. */
  readonly relation?: string
}
/** What may change of a field; null takes a setting away. Codes of options stay, whatever is said of them. */
export interface FieldPatch {
  readonly label?: Label
  readonly aliases?: Aliases | null
  readonly description?: Label | null
  readonly required?: boolean
  readonly search?: boolean
  readonly index?: boolean
  readonly default?: FieldValue
  readonly options?: readonly Option[]
  readonly max_length?: number
}
export interface NewObject {
  readonly name: string
  readonly label: Label
  readonly plural: Label
  readonly aliases?: Aliases
  readonly access?: CustomAccess
  /** Field that names a record for people; `name`, which is added where it is not among the fields. */
  readonly display?: string
  /** Columns of the default list. */
  readonly list?: readonly string[]
  readonly fields?: readonly NewField[]
}
export interface ObjectPatch {
  readonly label?: Label
  readonly plural?: Label
  readonly aliases?: Aliases | null
  readonly access?: CustomAccess
  readonly display?: string
  readonly list?: readonly string[]
}

/** What was added to a workspace, what was retired again included. */
export interface CustomMetadata {
  /** Counts up with every change. */
  readonly version: number
  readonly objects: readonly { readonly name: string; readonly label: Label; readonly retired: boolean }[]
  readonly fields: readonly {
    readonly object: string
    readonly name: string
    readonly kind: string
    readonly label: Label
    readonly retired: boolean
  }[]
}
export interface MetadataOptions {
  readonly claim?: Claim
  readonly cause?: string
}

/**
 * Objects and fields of a workspace's own; administrators only. Each is a real table or column, seen by every
 * door at once, and retiring one hides it and keeps what is in it. Answers with the object as it is now.
 */
export interface WorkspaceMetadata {
  list(): Promise<CustomMetadata>
  addField(object: string, field: NewField, options?: MetadataOptions): Promise<ObjectDescription>
  changeField(
    object: string,
    field: string,
    patch: FieldPatch,
    options?: MetadataOptions,
  ): Promise<ObjectDescription>
  retireField(object: string, field: string, options?: MetadataOptions): Promise<ObjectDescription>
  restoreField(object: string, field: string, options?: MetadataOptions): Promise<ObjectDescription>
  addObject(object: NewObject, options?: MetadataOptions): Promise<ObjectDescription>
  changeObject(object: string, patch: ObjectPatch, options?: MetadataOptions): Promise<ObjectDescription>
  retireObject(object: string, options?: MetadataOptions): Promise<void>
  restoreObject(object: string, options?: MetadataOptions): Promise<ObjectDescription>
}
