import type { AnyRecord, FieldDescription, ObjectDescription } from '#crm-core/contract'

/** Objects whose records can be compared: they have a name, and an address or a number besides. */
export const isComparable = ({ display, fields }: ObjectDescription): boolean =>
  ['name', 'last_name'].includes(display) && fields.some(({ ui }) => ui === 'email' || ui === 'phone')

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Fields that a merge decides about, by whether both records say the same. */
export function comparedFields(description: ObjectDescription, one: AnyRecord, other: AnyRecord) {
  const fields = description.fields.filter(
    (field) => !field.read_only && !field.masked && !(isEmpty(one[field.name]) && isEmpty(other[field.name])),
  )
  const same = fields.filter(({ name }) => isSame(one[name], other[name]))
  return { same, different: fields.filter((field) => !same.includes(field)) }
}

/** Whose value of a field survives: what the person said, else the kept record's, else the only one there is. */
export function survivor(
  field: FieldDescription,
  { keep, other, chosen }: { keep: AnyRecord; other: AnyRecord; chosen: Readonly<Record<string, string>> },
): string {
  const said = chosen[field.name]
  if (said !== undefined) return said
  return isEmpty(keep[field.name]) ? other.id : keep.id
}
