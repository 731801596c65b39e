import type { FieldValue, Issue, Label, Language } from '../contract.ts'
import type { AnyField } from '../fields/kind.ts'
import { parseValue } from '../fields/parse.ts'
import type { Catalog } from '../objects/catalog.ts'
import { nearest } from '../objects/nearest.ts'
import { relationNameIssues } from './names.ts'
import type { StoredField } from './definition.ts'

/** Longer texts do not fit into a page of an index. */
const indexable = 500
/** Whether an index over the field answers anything. */
export const canIndex = (field: AnyField): boolean =>
  '=' in field.operators && (field.max_length ?? 0) <= indexable
/** Of two values of a flag an index would tell half the table. */
export const isIndexed = (field: AnyField, { index }: StoredField): boolean =>
  canIndex(field) && (index ?? field.measures !== 'flag')
const canBeUnique = (field: AnyField): boolean =>
  canIndex(field) && (field.measures === 'text' || field.measures === 'number')
const canSearch = (field: AnyField): boolean => field.measures === 'text'

const words = {
  unique: { en: 'unique', zh: '设为唯一' },
  index: { en: 'indexed', zh: '建立索引' },
  search: { en: 'read by search', zh: '被搜索读取' },
  default: { en: 'given a default', zh: '设置默认值' },
} as const satisfies Record<string, Label>

/** What the settings of a field may not mean together, although each alone is well formed. */
export function fieldIssues(
  catalog: Catalog,
  field: AnyField,
  definition: StoredField,
  language: Language,
): Issue[] {
  const not = (at: keyof typeof words): Issue => ({
    at,
    code: 'not_possible',
    params: { kind: field.kind, what: words[at][language] },
  })
  const { unique, index, search, default: standard } = definition
  return [
    ...(unique && !canBeUnique(field) ? [not('unique')] : []),
    ...(index && !canIndex(field) ? [not('index')] : []),
    ...(search && !canSearch(field) ? [not('search')] : []),
    ...defaultIssues(field, standard, language, not),
    ...boundIssues(field, language),
    ...targetIssues(catalog, field, language),
    ...(field.options?.every((option) => option.retired)
      ? [{ at: 'options', code: 'required' as const, params: { field: 'options' } }]
      : []),
  ]
}

function defaultIssues(
  field: AnyField,
  standard: FieldValue | undefined,
  language: Language,
  not: (at: 'default') => Issue,
): Issue[] {
  if (standard === undefined || standard === null) return []
  // The same for every record: no two could have it, and no record is meant by everybody.
  if (field.unique || field.targets || field.read_only) return [not('default')]
  const parsed = parseValue(field, standard, language)
  return parsed.ok ? [] : [{ at: 'default', code: parsed.code, params: parsed.params }]
}

function boundIssues(field: AnyField, language: Language): Issue[] {
  if (!field.range || field.range.min <= field.range.max) return []
  const expected = language === 'zh' ? '不小于 min 的数字' : 'a number that is not below min'
  return [{ at: 'max', code: 'wrong_type', params: { field: 'max', expected, got: String(field.range.max) } }]
}

function targetIssues(catalog: Catalog, field: AnyField, language: Language): Issue[] {
  return (field.targets ?? []).flatMap((name): Issue[] => {
    const target = catalog.open.find((object) => object.name === name)
    if (target)
      return field.relation ? relationNameIssues(catalog, target, field.relation, language, 'relation') : []
    const names = catalog.open.map((object) => object.name)
    return [
      { at: 'references', code: 'unknown_object', params: { object: name, nearest: nearest(name, names) } },
    ]
  })
}
