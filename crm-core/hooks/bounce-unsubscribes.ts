import { CampaignMember } from '../objects/marketing/campaign-member.ts'
import { Hook } from './hook.ts'

interface Leaver {
  readonly email: string
  readonly campaign_id: string
  readonly owner_id: string | null
  readonly status: 'bounced' | 'unsubscribed'
}
const leavers = `
  select distinct on (p.email) p.email as email, m.campaign_id, m.owner_id, m.status
  from campaign_member m
  join lateral (select email from contact where id = m.contact_id union all select email from lead where id = m.lead_id) p
    on p.email is not null
  where m.id = any($1::uuid[])
    and not exists (select from unsubscribe u where u.email = p.email and u.deleted_at is null)
  order by p.email, m.id`

/** An address that bounces, or that asks to be left alone, is written to no more. */
export const bounceUnsubscribes = Hook.create(CampaignMember, 'bounce-unsubscribes', {
  on: ['beforeCreate', 'beforeUpdate'],
  async alongside(writes, { tx, create }) {
    const gone = writes.filter(
      ({ record, changed }) =>
        changed('status') && (record.status === 'bounced' || record.status === 'unsubscribed'),
    )
    if (gone.length === 0) return
    const { rows } = await tx.query<Leaver>(leavers, [gone.map(({ record }) => record.id)])
    for (const { email, campaign_id, owner_id, status } of rows)
      create('unsubscribe', {
        email,
        campaign_id,
        owner_id,
        is_bounce: status === 'bounced',
        reason: status === 'bounced' ? 'bounced' : 'requested',
      })
  },
})
