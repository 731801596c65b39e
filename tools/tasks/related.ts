import { HotcrmError, type ActorCrm, type RecordRef } from '#crm-core/contract'

/**
 * The value that ties a child (a task, an activity) to a record. Which reference of the child points
 * to that kind of object stands in the relations of the object itself.
 */
export function relatedValues(
  crm: ActorCrm,
  child: string,
  related: RecordRef | undefined,
): Record<string, string> {
  if (!related) return {}
  const relation = crm.describe(related.object).relations.find((one) => one.object === child)
  if (relation) return { [relation.field]: related.id }
  const params = { field: 'related_to', expected: 'contact, lead, account, opportunity', got: related.object }
  throw new HotcrmError(
    'invalid',
    { summary: 'related_to' },
    { issues: [{ at: 'related_to', code: 'wrong_type', params }] },
  )
}
