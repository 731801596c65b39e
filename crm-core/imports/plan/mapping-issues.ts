import type { Issue } from '../../contract.ts'
import type { AnyField } from '../../fields/kind.ts'
import { nearest } from '../../objects/nearest.ts'
import type { Scope } from '../../records/scope.ts'
import type { Stored } from '../run-store.ts'
import { importable } from './importable.ts'

/** Everything that is wrong with a mapping, at the column it concerns. */
export function mappingIssues(
  scope: Scope,
  one: Stored,
  mapping: Readonly<Record<string, string | null>>,
): Issue[] {
  const object = scope.catalog.named(one.object)
  const { language } = scope.actor
  const fields = importable(scope, object)
  const titles = one.columns.map(({ column }) => column)
  const unknown = (at: string, name: string): Issue => {
    const params = { field: name, object: object.label[language], nearest: nearest(name, [...fields.keys()]) }
    return object.all[name]
      ? { at, code: 'read_only', params: { field: object.all[name].label[language] } }
      : { at, code: 'unknown_field', params }
  }
  const strangers = Object.keys(mapping)
    .filter((title) => !titles.includes(title))
    .map((title): Issue => ({
      at: `mapping.${title}`,
      code: 'unknown_column',
      params: { got: title, choices: titles.join(', ').slice(0, 500) },
    }))
  const used = new Set<string>()
  const columns = one.columns.flatMap(({ column, field }): Issue[] => {
    if (field === null) return []
    if (!fields.has(field)) return [unknown(`mapping.${column}`, field)]
    if (used.has(field))
      return [
        {
          at: `mapping.${column}`,
          code: 'duplicate',
          params: { object: column, field: object.all[field]?.label[language] ?? field, got: field },
        },
      ]
    used.add(field)
    return []
  })
  const keys = (one.options.dedupe ?? []).flatMap((name): Issue[] => {
    const field = fields.get(name)
    const words = field?.label[language] ?? name
    if (!field) return [unknown('options.dedupe', name)]
    if (!tells(field))
      return [{ at: 'options.dedupe', code: 'no_key', params: { field: words, choices: keysOf(fields) } }]
    return used.has(name) ? [] : [{ at: 'options.dedupe', code: 'required', params: { field: words } }]
  })
  const made = (one.options.create_missing ?? [])
    .filter((name) => !fields.get(name)?.targets)
    .map((name) => unknown('options.create_missing', name))
  return [...strangers, ...columns, ...keys, ...made]
}

/** Whether records can be found by a value of the field: an encrypted one is another text each time. */
const tells = ({ operators }: AnyField): boolean => Object.hasOwn(operators, '=')

/** Fields by which rows are usually matched. */
const keysOf = (fields: ReadonlyMap<string, AnyField>): string =>
  [...fields]
    .filter(([name, field]) => tells(field) && (name === 'id' || field.unique || field.ui === 'email'))
    .map(([name]) => name)
    .join(', ')
