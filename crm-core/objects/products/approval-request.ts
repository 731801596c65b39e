import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const requestTypes = picklist([
  { code: 'discount', label: { en: 'Discount', zh: '折扣' } },
  { code: 'terms', label: { en: 'Terms', zh: '条款' } },
  { code: 'contract', label: { en: 'Contract', zh: '合同' } },
  { code: 'other', label: { en: 'Other', zh: '其他' } },
])
const requestStatuses = picklist([
  { code: 'pending', label: { en: 'Pending', zh: '待审批' }, aliases: { en: ['waiting'], zh: ['等待审批'] } },
  { code: 'approved', label: { en: 'Approved', zh: '已批准' }, aliases: { zh: ['批准', '通过', '已通过'] } },
  { code: 'rejected', label: { en: 'Rejected', zh: '已驳回' }, aliases: { zh: ['驳回', '拒绝'] } },
  { code: 'withdrawn', label: { en: 'Withdrawn', zh: '已撤回' }, aliases: { zh: ['撤回'] } },
])

/** One person asks another to allow something for a record. */
export const ApprovalRequest = ObjectSchema.create({
  name: 'approval_request',
  label: { en: 'Approval request', zh: '审批申请' },
  plural: { en: 'Approval requests', zh: '审批申请' },
  aliases: { en: ['discount approval', 'discount approvals'], zh: ['折扣审批', '审批单'] },
  display: 'subject',
  subtitle: 'status',
  domain: 'products',
  access: 'approval',
  list: ['subject', 'request_type', 'target_id', 'discount_percent', 'current_approver_id', 'status'],
  indexes: [
    { fields: ['current_approver_id', 'status'] },
    { fields: ['owner_id', 'status'] },
    { fields: ['target_id', 'status'] },
    { fields: ['created_at'] },
  ],
  fields: {
    subject: Field.text({
      label: { en: 'Subject', zh: '主题' },
      required: true,
      search: true,
    }),
    target_id: Field.link(['quote', 'contract', 'opportunity'], {
      label: { en: 'For', zh: '审批对象' },
      type_field: 'target_object',
      required: true,
      onDelete: 'cascade',
      relation: 'approval_requests',
    }),
    target_object: Field.text({
      label: { en: 'For (kind)', zh: '审批对象类型' },
      read_only: true,
      max_length: 63,
    }),
    request_type: Field.select(requestTypes, {
      label: { en: 'Request type', zh: '申请类型' },
      required: true,
      default: 'discount',
    }),
    level: Field.number({
      label: { en: 'Approval level', zh: '审批级别' },
      integer: true,
      min: 1,
      max: 20,
      required: true,
      default: 1,
    }),
    current_approver_id: Field.reference('user', {
      label: { en: 'Approver', zh: '审批人' },
      aliases: { en: ['current approver'], zh: ['当前审批人'] },
      required: true,
      onDelete: 'restrict',
    }),
    status: Field.select(requestStatuses, {
      label: { en: 'Status', zh: '状态' },
      aliases: { en: ['approval status'], zh: ['审批状态'] },
      required: true,
      default: 'pending',
    }),
    discount_percent: Field.percent({
      label: { en: 'Discount asked for', zh: '申请折扣' },
    }),
    margin_impact: Field.percent({
      label: { en: 'Margin impact', zh: '毛利影响' },
      min: -1000,
      max: 1000,
    }),
    business_justification: Field.textarea({
      label: { en: 'Justification', zh: '申请理由' },
      aliases: { en: ['business justification'], zh: ['业务理由'] },
      search: true,
    }),
    decision_note: Field.textarea({ label: { en: 'Decision note', zh: '审批意见' } }),
    decided_at: Field.dateTime({ label: { en: 'Decided', zh: '审批时间' }, read_only: true }),
    decided_by: Field.reference('user', {
      label: { en: 'Decided by', zh: '实际审批人' },
      read_only: true,
      onDelete: 'setNull',
    }),
  },
})
