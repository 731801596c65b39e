import type { z } from 'zod'
import type { ErrorCode, ErrorParams, FieldValue, Language } from '../contract.ts'
import type { AnyField } from './kind.ts'
import { shown } from './operators.ts'
import { current } from './select.ts'

export type Parsed =
  | { readonly ok: true; readonly value: FieldValue }
  | {
      readonly ok: false
      readonly code: ErrorCode
      readonly params: ErrorParams
      /** Where in the value, as `.lines[2].sku`; empty for the whole. */ readonly path: string
    }

/** Parses one value by its field. Blank text is no value. */
export function parseValue(
  field: AnyField,
  input: unknown,
  language: Language,
  schema: z.ZodType<FieldValue> = field.schema,
): Parsed {
  if (input === null || input === undefined || (typeof input === 'string' && input.trim() === ''))
    return { ok: true, value: null }
  const result = schema.safeParse(input)
  if (result.success) return { ok: true, value: result.data }
  const [first] = result.error.issues
  return { ok: false, ...refusal(field, first, input, language), path: pathOf(first) }
}

type Refusal = { code: ErrorCode; params: ErrorParams }

/** Which code of the table says what zod found, with words for its placeholders. */
function refusal(
  field: AnyField,
  issue: z.core.$ZodIssue | undefined,
  input: unknown,
  language: Language,
): Refusal {
  const path = pathOf(issue)
  const name = path === '' ? field.label[language] : `${field.label[language]} ${path.replace(/^\./, '')}`
  // A secret is not repeated, not even to say that it is wrong.
  const got = field.secret ? '•••' : shown(at(input, issue?.path ?? []))
  if (field.options && typeof input === 'string')
    return {
      code: 'unknown_option',
      params: { field: name, got, choices: choices(field, language) },
    }
  if (issue?.code === 'too_big' && issue.origin === 'string')
    return { code: 'too_long', params: { field: name, max: Number(issue.maximum) } }
  if ((issue?.code === 'too_big' || issue?.code === 'too_small') && field.range)
    return { code: 'out_of_range', params: { field: name, ...field.range } }
  return {
    code: 'wrong_type',
    params: { field: name, expected: field.expected[language], got },
  }
}

/** A part of a document by its path; a member that is not there is null. */
const at = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : null) ?? null,
    input,
  )
const pathOf = (issue: z.core.$ZodIssue | undefined): string =>
  (issue?.path ?? []).map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')

/** The choices of a field as a person reads them, with the code behind each. */
const choices = (field: AnyField, language: Language): string =>
  current(field.options ?? [])
    .map((option) => `${option.label[language]} (${option.code})`)
    .join(', ')
