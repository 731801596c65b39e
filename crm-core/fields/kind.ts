import type { SQL } from 'drizzle-orm'
import type { PgColumnBuilderBase } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { Aliases, FieldDescription, FieldUi, FieldValue, Label, Option } from '../contract.ts'
import type { Formula, FormulaType } from './formula/types.ts'
import type { FromCell, ToCell } from './cells.ts'
import type { Operators } from './operators.ts'
import type { Secret } from './secret.ts'

/** What a definition may say of any field, whatever its kind. */
export interface FieldOptions {
  readonly label: Label
  readonly aliases?: Aliases
  readonly description?: Label
  readonly required?: boolean
  /** Unique within the tenant, or in the whole database (sign-in names). */
  readonly unique?: true | 'global'
  /** Set by the system; refused as input. */
  readonly read_only?: boolean
  /** Read by full-text, fuzzy and vector search. */
  readonly search?: boolean
  readonly default?: FieldValue
}

export type Row = Readonly<Record<string, unknown>>
/** What a field stores, by column: plain JSON that Postgres casts to the column's type. */
type Stored = Readonly<Record<string, unknown>>

/** What a kind must say; `field()` fills the rest with what most kinds do. */
export interface KindSpec {
  readonly kind: string
  readonly ui: FieldUi
  readonly measures: FieldDescription['measures']
  /** Words for "must be …", said when the type is wrong. */
  readonly expected: Label
  /** Parses a value that is there (never null). */
  readonly schema: z.ZodType<FieldValue>
  /** Parses what a value may be compared with, where that is more than may be stored. */
  readonly comparand?: z.ZodType<FieldValue>
  readonly operators: Operators
  columns(name: string): Readonly<Record<string, PgColumnBuilderBase>>
  /** A parameter to compare the column with, cast where Postgres could not infer the type. */
  operand?(value: FieldValue): SQL
  /** The expressions that bring the value out of the row of `alias`, each named as its column. */
  select?(alias: string, name: string): readonly SQL[]
  read?(row: Row, name: string): FieldValue
  write?(value: FieldValue, name: string): Stored
  /** Of what currency the amount in a row of `alias` is, as text; for money only. */
  currency?(alias: string, name: string): SQL
  /** The calendar time that a column shows in a zone, for cutting time into periods. */
  local?(column: SQL, time_zone: string): SQL
  /** What a cell of a file holds, as input for `schema`; left out: as text. */
  readonly fromCell?: FromCell
  /** A value as a cell of a file; left out: as it is. */
  readonly toCell?: ToCell
  readonly options?: readonly Option[]
  readonly max_length?: number
  readonly range?: { readonly min: number; readonly max: number }
  /** Objects that a value may point to: one for a reference, several for a link to anything. */
  readonly targets?: readonly string[]
  readonly on_delete?: OnDelete
  readonly relation?: string
  /** Field that tells the object of a link to anything. */
  readonly type_field?: string
  /** What its values are to a formula; a kind without it can only be asked whether it is blank. */
  readonly formula_type?: FormulaType
  /** The database computes the value from the other fields of the record; nobody writes it. */
  readonly formula?: Formula
  /** The value is a list of files whose bytes lie in the file store. */
  readonly files?: true
  /** How the numbers look that the system gives to new records. */
  readonly numbering?: Numbering
  /** Values are sealed: inside crm-core they are ciphertext, and only at its door are they opened or masked. */
  readonly secret?: Secret
}
/** Turns the count into what is stored, and back where that is possible. */
export interface Numbering {
  write(count: number): string
  read(text: string): number | null
}
/** What a kind may leave to the usual way. */
export type Usual = Required<Pick<KindSpec, 'operand' | 'select' | 'read' | 'write'>>
export type OnDelete = 'restrict' | 'cascade' | 'setNull'

/** One field of an object. Shared code asks it and never looks at the name of its kind. */
export interface AnyField extends Omit<KindSpec, keyof Usual>, Usual {
  readonly label: Label
  readonly aliases?: Aliases
  readonly description?: Label
  readonly required: boolean
  readonly unique: false | true | 'global'
  readonly read_only: boolean
  readonly search: boolean
  readonly default: FieldValue
  /** Name of its column where that is not its own: a field that an administrator added. */
  readonly column?: string
}
/** A field that knows the type of its values at compile time. */
export interface TypedField<V extends FieldValue, Required extends boolean> extends AnyField {
  readonly required: Required
  /** Never there at run time; carries the type. */
  readonly $value?: V
}
type IsRequired<O> = O extends { readonly required: true } ? true : false

/** Joins what the definition says and what the kind says into a field. */
export function field<V extends FieldValue, const O extends FieldOptions>(
  options: O,
  spec: KindSpec,
  defaults: Usual,
): TypedField<V, IsRequired<O>> {
  return {
    ...defaults,
    ...spec,
    label: options.label,
    aliases: options.aliases,
    description: options.description,
    // The one place where the literal type of an option meets its run-time value.
    required: (options.required ?? false) as IsRequired<O>,
    unique: options.unique ?? false,
    read_only: options.read_only ?? false,
    search: options.search ?? false,
    default: options.default ?? null,
  }
}
