import type {
  AnyRecord,
  FieldDescription,
  Language,
  ObjectDescription,
  ReferenceLabels,
} from '#crm-core/contract'

export interface Naming {
  /** Names of what the record points to; a record that is named after another (a line after its product) needs them. */
  readonly labels?: ReferenceLabels
  readonly language?: Language
}

/** The name of a record for people: both names of a person in the order of their script, else the display field. */
export function displayOf(
  record: AnyRecord,
  description: ObjectDescription,
  { labels = {}, language = 'en' }: Naming = {},
): string {
  const first = textOf(record['first_name'])
  const last = textOf(record['last_name'])
  if (isPerson(description)) {
    const han = /\p{Script=Han}/u.test(first + last)
    const name = han ? last + first : `${first} ${last}`.trim()
    if (name) return name
  }
  const said = textOf(record[description.display])
  const field = displayField(description)
  if (field?.references) return labels[said] ?? `${description.label[language]} ${record.id.slice(-6)}`
  const option = field?.options?.find(({ code }) => code === said)
  return option?.label[language] ?? (plain(said) || record.id.slice(0, 8))
}

/** The field that names the records of an object. */
export const displayField = ({ display, fields }: ObjectDescription): FieldDescription | undefined =>
  fields.find(({ name }) => name === display)

/** Where an included parent stands beside its reference. */
export const parentKey = (field: string): string =>
  field.endsWith('_id') ? field.replace(/_id$/, '') : `${field}_record`

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
/** A text of several lines (a note, a comment) names its record by the first of them, without marks of formatting. */
const plain = (text: string): string =>
  (text.trim().split('\n', 1)[0] ?? '').replace(/^[#>*\s]+|[*_`]{2}/g, '').slice(0, 200)
const isPerson = ({ fields }: ObjectDescription): boolean =>
  ['first_name', 'last_name'].every((name) => fields.some((field) => field.name === name))
