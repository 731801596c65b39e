import type { FieldValue, Issue, Language, RecordInput } from '../contract.ts'
import type { AnyField } from '../fields/kind.ts'
import { parseValue } from '../fields/parse.ts'
import { fieldEntries } from '../objects/entries.ts'
import type { ObjectType } from '../objects/schema.ts'
import { keyIdOf } from '../privacy/envelope.ts'
import { own } from './filter.ts'
import { unknownField } from './rows.ts'
import type { Scope } from './scope.ts'

export type Values = Readonly<Record<string, FieldValue>>
export interface ParsedInput {
  readonly values: Values
  readonly issues: readonly Issue[]
}

/** Parses what was sent, field by field, and gathers everything that is wrong with it. */
export function parseInput(scope: Scope, object: ObjectType, input: RecordInput): ParsedInput {
  const { language } = scope.actor
  const values: Record<string, FieldValue> = {}
  const issues: Issue[] = []
  for (const [name, given] of Object.entries(input)) {
    if (name === 'id' || given === undefined) continue
    const field = own(object, name)
    if (!field) {
      issues.push(unknownField(scope.actor, object, name, name))
      continue
    }
    if (field.secret && typeof given === 'string' && keyIdOf(given) !== null) {
      // Ciphertext of this very field, brought back by an undo; sealing refuses any other.
      values[name] = given
      continue
    }
    if (field.secret && !field.secret.readers.includes(scope.actor.role)) {
      issues.push({ at: name, code: 'masked_field', params: { field: field.label[language] } })
      continue
    }
    if (field.read_only && !mayImport(scope, name, field)) {
      issues.push({ at: name, code: 'read_only', params: { field: field.label[language] } })
      continue
    }
    const parsed = parseValue(field, meOf(scope, field.targets, given), language)
    if (parsed.ok) values[name] = parsed.value
    else issues.push({ at: name + parsed.path, code: parsed.code, params: parsed.params })
  }
  return { values, issues }
}

/** `me` stands for the actor wherever a user is meant. */
const meOf = (scope: Scope, targets: readonly string[] | undefined, given: unknown): unknown =>
  given === 'me' && targets?.includes('user') ? scope.actor.user_id : given

/** An import may keep the history of what it brings in. */
const imported = new Set([
  'created_at',
  'last_activity_at',
  'closed_at',
  'completed_at',
  'claimed_at',
  'converted_at',
])
export const mayImport = ({ actor }: Scope, name: string, field: AnyField): boolean =>
  (imported.has(name) || field.numbering !== undefined) &&
  actor.role === 'admin' &&
  (actor.door === 'import' || actor.door === 'system')

/** Required fields that are still empty once defaults and rules have had their say. */
export function missing(
  object: ObjectType,
  record: Readonly<Record<string, FieldValue | undefined>>,
  language: Language,
): Issue[] {
  return fieldEntries(object)
    .filter(([name, field]) => field.required && !field.read_only && (record[name] ?? null) === null)
    .map(([name, field]) => ({ at: name, code: 'required', params: { field: field.label[language] } }))
}
