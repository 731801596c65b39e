import type { Aliases, FieldValue, Label, ObjectDescription, SystemFields } from '../contract.ts'
import type { AccessPolicyName } from '../access/policies.ts'
import { bindFormulas } from '../fields/formula.ts'
import type { AnyField, TypedField } from '../fields/kind.ts'
import { refuse } from '../records/issues.ts'
import { plainFields, recordFields } from './system-fields.ts'

export type Fields = Readonly<Record<string, AnyField>>

interface IndexDefinition {
  readonly fields: readonly string[]
  readonly unique?: true
  /** SQL of a partial index. */
  readonly where?: string
}

/** How long records read by id are kept, and which writes make them be read anew; nothing is kept without one. */
export interface CachePolicy {
  /** Seconds. */
  readonly ttl: number
  readonly invalidateOn: readonly ('create' | 'update' | 'delete')[]
}

interface Definition<F extends Fields> {
  readonly name: string
  readonly label: Label
  readonly plural: Label
  readonly aliases?: Aliases
  readonly display: string
  /** Field shown beside the display text to tell two of the same name apart. */
  readonly subtitle?: string
  readonly domain: ObjectDescription['domain']
  readonly list?: readonly string[]
  readonly period_field?: string
  /** Who reaches a row, and who may write; see access/policies.ts. */
  readonly access: AccessPolicyName
  /** Not listed to people or tools; read and written by SQL of the room that owns it. */
  readonly internal?: true
  readonly indexes?: readonly IndexDefinition[]
  readonly cache?: CachePolicy
  /**
   * A table that only grows lies in parts, one a month by the time a row was made; the id tells that time,
   * so a record is looked for in one part. See docs/decisions/0008-partitions.md.
   */
  readonly partition?: Partitioning
  readonly fields: F
}
export interface Partitioning {
  readonly by: 'created_at'
  readonly every: 'month'
}
/** An object as crm-core knows it: every field, its own and those that all records have. */
export interface ObjectType<F extends Fields = Fields> extends Omit<Definition<F>, 'list' | 'period_field'> {
  readonly list: readonly string[]
  readonly period_field: string
  readonly internal?: true
  /** Name of its table where that is not its own: an object that an administrator added. */
  readonly table?: string
  /** Own fields and system fields, by column order. */
  readonly all: Fields
}

type ValueOf<F> =
  F extends TypedField<infer V extends FieldValue, infer R> ? (R extends true ? V : V | null) : FieldValue
/** The type of a record of an object, as it stands after a read. */
export type RecordOf<O extends ObjectType> = SystemFields & {
  readonly [K in keyof O['fields']]: ValueOf<O['fields'][K]>
}

export const ObjectSchema = {
  /** Describes an object once; tables, parsers, filters, forms and tools follow from it. */
  create<const F extends Fields>(definition: Definition<F>): ObjectType<F> {
    const all = definition.internal
      ? { ...plainFields, ...definition.fields, ...timeFields(definition.fields) }
      : { ...recordFields, ...definition.fields }
    const { fields: bound, issues } = bindFormulas(all)
    refuse(issues, 'en')
    refuseShownSecrets(definition, bound)
    return {
      ...definition,
      // The same fields by the same names, their formulas compiled.
      fields: Object.fromEntries(
        Object.entries(bound).filter(([name]) => Object.hasOwn(definition.fields, name)),
      ) as F,
      list: definition.list ?? [definition.display],
      period_field: definition.period_field ?? 'created_at',
      all: bound,
    }
  },
}
/** A field of the same name in the definition wins (deleted_at of a thread). */
const timeFields = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(plainFields).filter(([name]) => !(name in fields)))

/** What names a record is indexed by search and shown to everybody: it cannot be secret. */
function refuseShownSecrets({ name, display, subtitle }: Definition<Fields>, fields: Fields): void {
  for (const shown of [display, subtitle ?? ''])
    if (fields[shown]?.secret) throw new Error(`${name}.${shown} is encrypted and cannot name a record`)
}
