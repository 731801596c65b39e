import { CampaignMember } from '../objects/marketing/campaign-member.ts'
import { derive } from './derive.ts'
import { Hook } from './hook.ts'

/** How far a member has come; who bounced or left stays so. */
const steps = ['planned', 'sent', 'opened', 'clicked', 'responded'] as const

const counts = `
  update campaign c set member_count = m.members, response_count = m.responses
  from (select c.id, count(m.id)::int as members, (count(*) filter (where m.has_responded))::int as responses
        from campaign c left join campaign_member m on m.campaign_id = c.id and m.deleted_at is null
        where c.id = any($1::uuid[]) group by c.id) m
  where c.id = m.id and (c.member_count, c.response_count) is distinct from (m.members, m.responses)
  returning c.id`
/** A name in Chinese characters is written family name first, without a space. */
const called = (person: string) =>
  `case when ${person}.last_name ~ '[\\u3400-\\u9fff]' then ${person}.last_name || coalesce(${person}.first_name, '')
    else concat_ws(' ', ${person}.first_name, ${person}.last_name) end`
const names = `
  update campaign_member m set name = left(p.name, 255)
  from (select m.id, case when c.id is null then ${called('l')} else ${called('c')} end as name from campaign_member m
        left join contact c on c.id = m.contact_id left join lead l on l.id = m.lead_id and c.id is null
        where m.id = any($1::uuid[])) p
  where m.id = p.id and m.name is distinct from p.name
  returning m.id`

/** A member that opens, clicks or answers has come further, and the campaign counts its answers. */
export const memberEngagement = Hook.create(CampaignMember, 'member-engagement', {
  on: ['beforeCreate', 'beforeUpdate', 'beforeDelete'],
  run({ record, changed, set, reject, now, actor }) {
    if (record.lead_id === null && record.contact_id === null)
      reject('required', 'contact_id', { field: who[actor.language] })
    const far = steps.findIndex((step) => step === record.status)
    if (far >= 0) set('status', steps[Math.max(far, reached(record))] ?? record.status)
    if (record.status === 'responded') set('has_responded', true)
    if (!changed('has_responded')) return
    set('responded_at', record.has_responded ? now.toISOString() : null)
  },
  async alongside(writes, doing) {
    const moved = writes.filter(({ changed }) =>
      changed('campaign_id', 'has_responded', 'deleted_at', 'status'),
    )
    await derive(
      doing,
      'campaign',
      counts,
      moved.flatMap(({ record, before }) => [record.campaign_id, before?.campaign_id]),
    )
    const named = writes.filter(({ changed }) => changed('lead_id', 'contact_id'))
    await derive(
      doing,
      'campaign_member',
      names,
      named.map(({ record }) => record.id),
    )
  },
})
const who = { en: 'Lead or contact', zh: '线索或联系人' }

function reached({
  opens,
  clicks,
  has_responded,
}: {
  readonly opens: number | null
  readonly clicks: number | null
  readonly has_responded: boolean | null
}): number {
  if (has_responded) return steps.indexOf('responded')
  if ((clicks ?? 0) > 0) return steps.indexOf('clicked')
  return (opens ?? 0) > 0 ? steps.indexOf('opened') : 0
}
