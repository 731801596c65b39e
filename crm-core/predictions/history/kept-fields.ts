import { HotcrmError } from '../../contract.ts'
import { nearest } from '../../objects/nearest.ts'
import type { ObjectType } from '../../objects/schema.ts'

/**
 * Figures that follow from other records and are stored without an audit line (hooks/derive.ts, records/derive.ts,
 * mail delivery): of these the store knows today's value only. Whoever needs them as of a moment works them out
 * from the records that they follow from.
 */
const derived: Readonly<Record<string, readonly string[]>> = {
  account: ['last_activity_at', 'health_score'],
  contact: ['last_activity_at', 'relationship_strength'],
  lead: ['last_activity_at'],
  opportunity: ['last_activity_at'],
  campaign: ['member_count', 'response_count', 'actual_revenue', 'roi', 'budget_used'],
  campaign_member: ['name'],
  quote: ['subtotal', 'discount', 'tax', 'total'],
  email: ['status', 'error', 'sent_at', 'attempts'],
  forum_topic: ['post_count', 'last_post_at'],
}
/** What the write path keeps beside the changes. */
const upkeep = new Set(['updated_at', 'updated_by', 'version'])

/**
 * Throws unless every one of these fields can be told as of any moment: unknown_field for one that is not there (any
 * more), no_history for one that is derived, computed by the database, or sealed.
 */
export function demandHistory(object: ObjectType, fields: readonly string[]): void {
  for (const name of fields) {
    const field = object.all[name]
    if (!field)
      throw new HotcrmError('unknown_field', {
        field: name.slice(0, 64),
        object: object.name,
        nearest: nearest(name, Object.keys(object.all)),
      })
    if (field.formula || field.secret || upkeep.has(name) || derived[object.name]?.includes(name))
      throw new HotcrmError('no_history', { field: name, object: object.name })
  }
}
