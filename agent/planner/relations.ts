import type { PlanFilter } from './conditions.ts'
import { idOf, type Context } from './context.ts'
import { looksLikePerson } from './names.ts'

/**
 * The condition that a record belongs to what a name stands for: the search by that name becomes an
 * earlier step. Null when this object has nothing that a name could be matched with.
 */
export function relatedTo(context: Context, object: string, name: string, place: boolean): PlanFilter | null {
  const { metadata } = context
  if (place && metadata.field(object, 'location')) return { field: 'location', op: 'contains', value: name }
  const [link, ...more] = ['who_id', 'what_id'].filter((field) => metadata.field(object, field))
  if (link !== undefined) {
    const step = context.named(metadata.nameable(), name)
    return more.length === 0
      ? { field: link, op: '=', value: idOf(step) }
      : { or: [link, ...more].map((field) => ({ field, op: '=', value: idOf(step) })) }
  }
  if (metadata.field(object, 'to_id'))
    return { field: 'to_id', op: '=', value: idOf(context.named(metadata.people(), name)) }
  if (metadata.field(object, 'parent_id') && object === 'note')
    return { field: 'parent_id', op: '=', value: idOf(context.named(metadata.nameable(), name)) }
  if (metadata.field(object, 'contact_id') && looksLikePerson(name) && /\p{Script=Han}/u.test(name))
    return { field: 'contact_id', op: '=', value: idOf(context.named(['contact'], name)) }
  if (metadata.field(object, 'account_id'))
    return { field: 'account_id', op: '=', value: idOf(context.named(['account'], name)) }
  if (metadata.field(object, 'company')) return { field: 'company', op: 'contains', value: name }
  return null
}
