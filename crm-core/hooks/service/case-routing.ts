import { z } from 'zod'
import { Case } from '../../objects/service/case.ts'
import { Hook } from '../hook.ts'

const target = z.object({ queue_id: z.string(), required_skill_id: z.string().nullable() })
/** What a rule says of a field fits when it says nothing, or names the value. */
const fits = (column: string, parameter: string) =>
  `(coalesce(cardinality(r.${column}), 0) = 0 or ${parameter} = any(r.${column}))`
const firstRule = `
  select r.queue_id, r.required_skill_id from routing_rule r
  join queue q on q.id = r.queue_id and q.is_active and q.deleted_at is null
  left join account a on a.id = $6::uuid
  where r.tenant_id = $1::uuid and r.is_active and r.deleted_at is null
    and ${fits('origins', '$2')} and ${fits('priorities', '$3')} and ${fits('types', '$4')}
    and ${fits('sla_tiers', 'a.sla_tier')}
    and (coalesce(trim(r.keywords), '') = '' or exists (
      select from regexp_split_to_table(lower(r.keywords), '[,，、]') word
      where trim(word) <> '' and position(trim(word) in lower($5)) > 0))
  order by r."order", r.created_at, r.id limit 1`

/** A new case that names no queue goes where the first rule that fits sends it. */
export const caseRouting = Hook.create(Case, 'case-routing', {
  on: 'beforeCreate',
  priority: 40,
  async run({ record, set, db }) {
    if (record.queue_id !== null) return
    const text = [record.subject, record.description].filter(Boolean).join('\n')
    const { tenant_id, origin, priority, type, account_id } = record
    const { rows } = await db.query(firstRule, [tenant_id, origin, priority, type, text, account_id])
    const rule = target.optional().parse(rows[0])
    if (!rule) return
    set('queue_id', rule.queue_id)
    if (record.required_skill_id === null) set('required_skill_id', rule.required_skill_id)
  },
})
