import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'
import { employmentTypes } from './picklists.ts'

export const offerStatuses = picklist([
  { code: 'draft', label: { en: 'Draft', zh: '草稿' } },
  { code: 'pending_approval', label: { en: 'Waiting for approval', zh: '待审批' } },
  { code: 'approved', label: { en: 'Approved', zh: '已批准' } },
  { code: 'sent', label: { en: 'Sent', zh: '已发送' } },
  { code: 'accepted', label: { en: 'Accepted', zh: '已接受' } },
  { code: 'declined', label: { en: 'Declined', zh: '已拒绝' } },
  { code: 'withdrawn', label: { en: 'Withdrawn', zh: '已撤回' } },
])

export const Offer = ObjectSchema.create({
  name: 'offer',
  label: { en: 'Job offer', zh: '录用通知' },
  plural: { en: 'Job offers', zh: '录用通知' },
  aliases: { en: ['offer letter', 'offer letters'], zh: ['录用通知书', 'Offer'] },
  display: 'application_id',
  subtitle: 'status',
  domain: 'hr',
  access: 'offer',
  list: ['application_id', 'status', 'base_salary', 'start_date', 'expires_on'],
  indexes: [
    { fields: ['application_id'] },
    { fields: ['position_id'] },
    { fields: ['approved_by_id'] },
    { fields: ['owner_id', 'status'] },
    { fields: ['expires_on'] },
  ],
  fields: {
    application_id: Field.reference('application', {
      label: { en: 'Application', zh: '求职申请' },
      required: true,
      onDelete: 'restrict',
      relation: 'offers',
    }),
    position_id: Field.reference('position', { label: { en: 'Position', zh: '岗位' }, onDelete: 'setNull' }),
    status: Field.select(offerStatuses, {
      label: { en: 'Status', zh: '状态' },
      required: true,
      default: 'draft',
    }),
    employment_type: Field.select(employmentTypes, {
      label: { en: 'Employment', zh: '用工类型' },
      required: true,
      default: 'full_time',
    }),
    base_salary: Field.currency({ label: { en: 'Base salary', zh: '基本工资' }, required: true }),
    bonus: Field.currency({ label: { en: 'Bonus', zh: '奖金' } }),
    start_date: Field.date({ label: { en: 'Start date', zh: '入职日期' } }),
    expires_on: Field.date({ label: { en: 'Open until', zh: '有效期至' } }),
    approved_by_id: Field.reference('user', {
      label: { en: 'Approved by', zh: '批准人' },
      onDelete: 'setNull',
      read_only: true,
    }),
    approved_at: Field.dateTime({ label: { en: 'Approved', zh: '批准时间' }, read_only: true }),
    sent_at: Field.dateTime({ label: { en: 'Sent', zh: '发送时间' }, read_only: true }),
    terms: Field.textarea({ label: { en: 'Terms', zh: '录用条款' } }),
  },
})
