import type { z } from 'zod'
import type { Issue, Label, Language } from '../contract.ts'
import { shown } from '../fields/operators.ts'

export type ParsedSettings<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] }

/** Parses settings by their schema; everything that is wrong with them comes in the words of the error table. */
export function parseSettings<T>(
  schema: z.ZodType<T>,
  input: unknown,
  language: Language,
  choices: readonly string[],
): ParsedSettings<T> {
  const parsed = schema.safeParse(input, { reportInput: true })
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, issues: parsed.error.issues.flatMap((issue) => issuesOf(issue, language, choices)) }
}

function issuesOf(issue: z.core.$ZodIssue, language: Language, choices: readonly string[]): Issue[] {
  const at = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      at: at === '' ? key : `${at}.${key}`,
      code: 'unknown_setting',
      params: { got: key, choices: at === '' ? choices.join(', ') : 'en, zh' },
    }))
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return [{ at, code: 'required', params: { field: at } }]
  if (issue.code === 'too_big' && issue.origin === 'string')
    return [{ at, code: 'too_long', params: { field: at, max: Number(issue.maximum) } }]
  const expected = wanted[String(issue.path[0] ?? '')] ?? other
  return [
    {
      at,
      code: 'wrong_type',
      params: { field: at === '' ? 'settings' : at, expected: expected[language], got: shown(issue.input) },
    },
  ]
}

const bothLanguages: Label = { en: 'words in both languages: {en, zh}', zh: '中英文文字：{en, zh}' }
const yesOrNo: Label = { en: 'true or false', zh: '是或否' }
const aNumber: Label = { en: 'a number within the limits', zh: '允许范围内的数字' }
const other: Label = { en: 'settings by name', zh: '按名称给出的设置' }
/** What a setting must be, said when it is something else. */
const wanted: Readonly<Record<string, Label>> = {
  label: bothLanguages,
  plural: bothLanguages,
  description: bothLanguages,
  aliases: { en: 'lists of other words: {en: […], zh: […]}', zh: '别名列表：{en: […], zh: […]}' },
  required: yesOrNo,
  unique: yesOrNo,
  search: yesOrNo,
  index: yesOrNo,
  integer: yesOrNo,
  max_length: aNumber,
  min: aNumber,
  max: aNumber,
  options: {
    en: 'choices such as {code: "emea", label: {en, zh}}, each code once, small letters, digits, _ and -',
    zh: '选项，例如 {code: "emea", label: {en, zh}}，代码不可重复，仅含小写字母、数字、_ 和 -',
  },
  references: { en: 'the name of an object', zh: '对象名称' },
  on_delete: { en: 'restrict, cascade or setNull', zh: 'restrict、cascade 或 setNull' },
  relation: { en: 'a name such as renewals', zh: '名称，例如 renewals' },
  access: { en: 'owned, shared or settings', zh: 'owned、shared 或 settings' },
  display: { en: 'the name of a text field', zh: '文本字段的名称' },
  list: { en: '1 to 20 names of fields', zh: '1 至 20 个字段名称' },
  fields: { en: 'a list of fields', zh: '字段列表' },
}
