import type { z } from 'zod'
import type { ErrorCode, ErrorParams, FieldValue, Language } from '../contract.ts'
import type { AnyField } from './kind.ts'
import { shown } from './operators.ts'
import { current } from './select.ts'

export type Parsed =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly code: ErrorCode; readonly params: ErrorParams }

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
  return { ok: false, ...refusal(field, first, input, language) }
}

type Refusal = { code: ErrorCode; params: ErrorParams }

/** Which code of the table says what zod found, with words for its placeholders. */
function refusal(
  field: AnyField,
  issue: z.core.$ZodIssue | undefined,
  input: unknown,
  language: Language,
): Refusal {
  const name = field.label[language]
  if (field.options && typeof input === 'string')
    return {
      code: 'unknown_option',
      params: { field: name, got: shown(input), choices: choices(field, language) },
    }
  if (issue?.code === 'too_big' && issue.origin === 'string')
    return { code: 'too_long', params: { field: name, max: Number(issue.maximum) } }
  if ((issue?.code === 'too_big' || issue?.code === 'too_small') && field.range)
    return { code: 'out_of_range', params: { field: name, ...field.range } }
  return {
    code: 'wrong_type',
    params: { field: name, expected: field.expected[language], got: shown(input) },
  }
}

/** The choices of a field as a person reads them, with the code behind each. */
const choices = (field: AnyField, language: Language): string =>
  current(field.options ?? [])
    .map((option) => `${option.label[language]} (${option.code})`)
    .join(', ')
