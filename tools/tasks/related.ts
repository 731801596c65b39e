import type { ObjectDescription, RecordRef } from '#crm-core/contract'

/**
 * The values that tie a task or an activity to a record: whichever of its references points to that
 * kind of object. A reference that may point to several objects says so by a companion `…_type` field.
 */
export function relatedValues(description: ObjectDescription, related: RecordRef | undefined): Record<string, string> {
  if (!related) return {}
  const direct = description.fields.find((field) => field.references === related.object)
  return direct ? { [direct.name]: related.id } : {}
}
