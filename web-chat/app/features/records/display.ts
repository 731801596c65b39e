import type { AnyRecord, ObjectDescription } from '#crm-core/contract'

/** The name of a record for people: both names of a person in the order of their script, else the display field. */
export function displayOf(record: AnyRecord, description: ObjectDescription): string {
  const first = textOf(record['first_name'])
  const last = textOf(record['last_name'])
  if (isPerson(description)) {
    const han = /\p{Script=Han}/u.test(first + last)
    const name = han ? last + first : `${first} ${last}`.trim()
    if (name) return name
  }
  return textOf(record[description.display]) || record.id.slice(0, 8)
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const isPerson = ({ fields }: ObjectDescription): boolean =>
  ['first_name', 'last_name'].every((name) => fields.some((field) => field.name === name))
