import type { Label, Language } from './actor.ts'
import type { Operator } from './query.ts'

/** Other words for the same thing; the built-in planner and search read them. */
export type Aliases = Readonly<Partial<Record<Language, readonly string[]>>>

/** One value of a select or multiSelect: a stable code that is stored, labels that are shown. */
export interface Option {
  readonly code: string
  readonly label: Label
  readonly aliases?: Aliases
  /** Records that have it keep it and are found by it; nobody chooses it any more. */
  readonly retired?: true
}

/** Which control and which formatting a screen gives a field. */
export type FieldUi =
  | 'text'
  | 'textarea'
  | 'markdown'
  | 'email'
  | 'phone'
  | 'url'
  | 'number'
  | 'percent'
  | 'currency'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'select'
  | 'multiselect'
  | 'reference'
  | 'json'
  | 'files'
  | 'geolocation'

/** What a field kind tells the outside about one field. Shared code asks these, it never lists kinds. */
export interface FieldDescription {
  readonly name: string
  readonly kind: string
  readonly label: Label
  readonly aliases?: Aliases
  readonly required: boolean
  /** Set by the system (autonumber, created_at, formula): refused as input. */
  readonly read_only: boolean
  readonly unique: boolean
  readonly operators: readonly Operator[]
  readonly ui: FieldUi
  readonly options?: readonly Option[]
  /** Name of the object that a reference points to. */
  readonly references?: string
  /** Objects that a link may point to, where it may be one of several (who_id, what_id). */
  readonly references_any?: readonly string[]
  /** The field that tells which of them it is. */
  readonly type_field?: string
  /** What a value means to a sum, a comparison or a period: how the planner decides what may be asked of it. */
  readonly measures: 'number' | 'money' | 'time' | 'text' | 'choice' | 'flag' | 'link' | 'none'
  readonly max_length?: number
  /** The actor's role does not see the values, only that there are some; it may not write them either. */
  readonly masked?: true
  readonly description?: Label
  /** An administrator of the workspace added it. */
  readonly custom?: true
}

/** The other side of a reference: the list of children that an include or a record page can show. */
export interface RelationDescription {
  /** Name used in include, for example `opportunities` on account. */
  readonly name: string
  readonly object: string
  /** The reference field on the child. */
  readonly field: string
  readonly label: Label
}

/** An object as an actor may see it: fields that the actor cannot read are absent. JSON-serialisable. */
export interface ObjectDescription {
  readonly name: string
  readonly label: Label
  readonly plural: Label
  readonly aliases?: Aliases
  /** Field that names a record for people; a person object has first_name and last_name and shows both. */
  readonly display: string
  readonly domain: 'sales' | 'marketing' | 'products' | 'finance' | 'service' | 'hr' | 'system'
  readonly fields: readonly FieldDescription[]
  readonly relations: readonly RelationDescription[]
  /** Columns of the default list, in order. */
  readonly list: readonly string[]
  /** Field that "new" and "recent" mean (created_at unless the object says otherwise). */
  readonly period_field: string
  /** Object-level rights of the actor; row access still applies. */
  readonly can: { readonly create: boolean; readonly update: boolean; readonly delete: boolean }
  /** An administrator of the workspace added it. */
  readonly custom?: true
}
