import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const memberStatuses = picklist([
  { code: 'planned', label: { en: 'Planned', zh: '待触达' } },
  { code: 'sent', label: { en: 'Sent', zh: '已发送' } },
  { code: 'opened', label: { en: 'Opened', zh: '已打开' }, aliases: { zh: ['打开'] } },
  { code: 'clicked', label: { en: 'Clicked', zh: '已点击' }, aliases: { zh: ['点击'] } },
  {
    code: 'responded',
    label: { en: 'Responded', zh: '已响应' },
    aliases: { en: ['replied', 'attended', 'registered'], zh: ['响应', '回复', '参加'] },
  },
  { code: 'bounced', label: { en: 'Bounced', zh: '退信' }, aliases: { zh: ['被退回'] } },
  { code: 'unsubscribed', label: { en: 'Unsubscribed', zh: '已退订' }, aliases: { zh: ['退订'] } },
])
const count = { integer: true, min: 0, default: 0 } as const

/** Whom a campaign reaches, and what came of it. */
export const CampaignMember = ObjectSchema.create({
  name: 'campaign_member',
  label: { en: 'Campaign member', zh: '活动成员' },
  plural: { en: 'Campaign members', zh: '活动成员' },
  aliases: { en: ['campaign recipient', 'campaign recipients'], zh: ['营销活动成员', '活动参与者'] },
  display: 'name',
  subtitle: 'campaign_id',
  domain: 'marketing',
  access: 'owned',
  list: ['name', 'campaign_id', 'status', 'opens', 'clicks', 'has_responded', 'owner_id'],
  indexes: [
    { fields: ['campaign_id', 'status'] },
    { fields: ['lead_id'] },
    { fields: ['contact_id'] },
    { fields: ['owner_id'] },
    { fields: ['created_at'] },
  ],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '姓名' },
      aliases: { en: ['member name'], zh: ['成员姓名'] },
      read_only: true,
    }),
    campaign_id: Field.reference('campaign', {
      label: { en: 'Campaign', zh: '营销活动' },
      aliases: { zh: ['所属活动'] },
      required: true,
      onDelete: 'cascade',
      relation: 'members',
    }),
    lead_id: Field.reference('lead', {
      label: { en: 'Lead', zh: '线索' },
      onDelete: 'cascade',
      relation: 'campaign_members',
    }),
    contact_id: Field.reference('contact', {
      label: { en: 'Contact', zh: '联系人' },
      onDelete: 'cascade',
      relation: 'campaign_members',
    }),
    status: Field.select(memberStatuses, {
      label: { en: 'Status', zh: '状态' },
      aliases: { en: ['member status'], zh: ['成员状态'] },
      required: true,
      default: 'planned',
    }),
    opens: Field.number({ label: { en: 'Opens', zh: '打开次数' }, ...count }),
    clicks: Field.number({ label: { en: 'Clicks', zh: '点击次数' }, ...count }),
    has_responded: Field.boolean({
      label: { en: 'Has responded', zh: '是否响应' },
      aliases: { en: ['has replied'], zh: ['有响应'] },
      default: false,
    }),
    responded_at: Field.dateTime({ label: { en: 'Responded on', zh: '响应时间' }, read_only: true }),
  },
})
