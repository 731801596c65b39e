import type { Issue, Language } from '../contract.ts'
import type { AnyField } from '../fields/kind.ts'
import type { Catalog } from '../objects/catalog.ts'
import type { ObjectType } from '../objects/schema.ts'
import { fieldIssues } from './check-field.ts'
import { fieldOf } from './compose.ts'
import { storedField, type StoredField } from './definition.ts'
import { customKinds, kindNamed } from './kinds.ts'
import { fieldNameIssues } from './names.ts'
import { parseSettings } from './parse-settings.ts'
import type { StoredMetadata } from './stored.ts'

/** A field as it would be stored, and as the rest of crm-core would know it. */
export interface ReadField {
  readonly name: string
  readonly kind: string
  readonly definition: StoredField
  readonly field: AnyField
}
export interface Around {
  readonly catalog: Catalog
  readonly stored: StoredMetadata
  readonly language: Language
  /** Money without a currency is in this one. */
  readonly currency: string
}

/** Reads a new field, name and all; null beside the issues when it cannot be one. */
export function readNewField(
  around: Around,
  object: ObjectType,
  given: Readonly<Record<string, unknown>>,
): { readonly read: ReadField | null; readonly issues: readonly Issue[] } {
  const { name, kind, ...settings } = given
  const { catalog, stored, language } = around
  const issues = fieldNameIssues(catalog, stored, object, name, language, 'name')
  const made = readDefinition(around, kind, settings)
  const read = made.read && typeof name === 'string' ? { ...made.read, name } : null
  return { read, issues: [...issues, ...made.issues] }
}

/** Reads the settings of a field of a kind. */
export function readDefinition(
  { catalog, language, currency }: Around,
  kind: unknown,
  settings: unknown,
): { readonly read: Omit<ReadField, 'name'> | null; readonly issues: readonly Issue[] } {
  const known = kindNamed(kind)
  if (!known || typeof kind !== 'string') {
    const got = typeof kind === 'string' ? kind.slice(0, 40) : typeof kind
    const choices = Object.keys(customKinds).join(', ')
    return { read: null, issues: [{ at: 'kind', code: 'unknown_kind', params: { got, choices } }] }
  }
  const choices = ['name', 'kind', ...Object.keys(known.settings.shape)]
  const parsed = parseSettings(known.settings, settings, language, choices)
  if (!parsed.ok) return { read: null, issues: parsed.issues }
  const definition = storedField.parse(JSON.parse(JSON.stringify(parsed.value)))
  const field = made(kind, definition)
  const issues = fieldIssues(catalog, field, definition, language)
  if (issues.length > 0) return { read: null, issues }
  // The default is kept as it will be stored: exact, and with its currency.
  const standard = settled(field, definition.default, currency)
  const kept = standard === undefined ? definition : { ...definition, default: standard }
  return { read: { kind, definition: kept, field: made(kind, kept) }, issues: [] }
}

function made(kind: string, definition: StoredField): AnyField {
  const field = fieldOf({ id: '', object: '', name: '', kind, column_name: '', definition, status: 'active' })
  if (!field) throw new Error(`There is no kind ${kind}`)
  return field
}

function settled(field: AnyField, given: unknown, currency: string) {
  if (given === undefined || given === null) return undefined
  const value = field.schema.parse(given)
  const bare = typeof value === 'object' && value !== null && 'currency' in value && value.currency === ''
  return storedField.parse({ label: field.label, default: bare ? { ...value, currency } : value }).default
}
