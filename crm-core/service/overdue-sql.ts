/**
 * Open cases of a workspace ($1) that are now ($2) so far over a time of theirs that a rule of a higher
 * level than they have applies: the highest such rule of each. A priority is only ever raised.
 */
export const dueEscalations = `
  select distinct on (c.id) c.id, r.level, r.assign_queue_id as queue_id, r.assign_owner_id as owner_id,
    case when array_position(array['low', 'medium', 'high', 'urgent'], r.raise_priority_to)
      > array_position(array['low', 'medium', 'high', 'urgent'], c.priority) then r.raise_priority_to end as priority
  from "case" c join escalation_rule r on r.tenant_id = c.tenant_id and r.is_active and r.deleted_at is null
    and r.level > c.escalation_level
    and (r.queue_id is null or r.queue_id = c.queue_id)
    and (coalesce(cardinality(r.priorities), 0) = 0 or c.priority = any(r.priorities))
    and case r.trigger when 'first_response' then c.first_response_at is null
        and c.first_response_due + make_interval(mins => r.overdue_minutes) <= $2::timestamptz
      else c.resolution_due + make_interval(mins => r.overdue_minutes) <= $2::timestamptz end
  where c.tenant_id = $1::uuid and c.deleted_at is null and c.status not in ('resolved', 'closed')
    and (c.resolution_due <= $2::timestamptz or c.first_response_due <= $2::timestamptz)
  order by c.id, r.level desc, r.created_at, r.id limit $3`
