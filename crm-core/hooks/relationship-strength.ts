import { Activity } from '../objects/sales/activity.ts'
import { Hook } from './hook.ts'

/** A meeting counts twice, an attempt that reached nobody not at all. */
const score = `sum(case when a.id is null or a.outcome in ('no_answer', 'unsuccessful') then 0
  when a.type in ('meeting', 'visit') then 2 else 1 end)::int`

export const strengthOf = (score: number) => (score >= 6 ? 'strong' : score >= 2 ? 'medium' : 'weak')

/** How strong the relationship with a contact is follows from what happened in the last 90 days. */
export const relationshipStrength = Hook.create(Activity, 'relationship-strength', {
  on: ['afterCreate', 'afterUpdate', 'afterDelete'],
  fields: ['who_id', 'activity_date', 'type', 'outcome'],
  async together(contexts) {
    const ids = contexts.flatMap(({ record, before }) => [record?.who_id ?? null, before.who_id ?? null])
    const asked = [...new Set(ids.filter((id) => id !== null))]
    const [first] = contexts
    if (!first || asked.length === 0) return
    const { rows } = await first.db.query<{ id: string; score: number }>(
      `select c.id, ${score} as score from contact c
       left join activity a on a.who_id = c.id and a.deleted_at is null
         and a.activity_date > $2::timestamptz - interval '90 days' and a.activity_date <= $2::timestamptz
       where c.id = any($1::uuid[]) and c.deleted_at is null group by c.id`,
      [asked, first.now],
    )
    await first.derive(
      'contact',
      rows.map(({ id, score }) => ({ id, relationship_strength: strengthOf(score) })),
    )
  },
})
