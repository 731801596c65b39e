import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'
import { caseOrigins, casePriorities, caseTypes, severities } from './picklists.ts'

export const caseStatuses = picklist([
  { code: 'new', label: { en: 'New', zh: '新建' }, aliases: { en: ['untouched'], zh: ['未受理'] } },
  {
    code: 'in_progress',
    label: { en: 'In progress', zh: '处理中' },
    aliases: { en: ['being worked on', 'working'], zh: ['进行中', '正在处理'] },
  },
  {
    code: 'waiting',
    label: { en: 'Waiting for customer', zh: '等待客户' },
    aliases: { en: ['waiting', 'on hold'], zh: ['等待中', '待客户回复', '挂起'] },
  },
  {
    code: 'resolved',
    label: { en: 'Resolved', zh: '已解决' },
    aliases: { en: ['solved', 'fixed'], zh: ['解决', '已修复'] },
  },
  { code: 'closed', label: { en: 'Closed', zh: '已关闭' }, aliases: { zh: ['关闭', '已结案', '结案'] } },
])
const open = "status not in ('resolved', 'closed')"

export const Case = ObjectSchema.create({
  name: 'case',
  label: { en: 'Case', zh: '工单' },
  plural: { en: 'Cases', zh: '工单' },
  aliases: {
    en: ['ticket', 'tickets', 'support case', 'support cases', 'support ticket', 'support tickets'],
    zh: ['服务工单', '支持工单', '个案', '服务请求'],
  },
  display: 'subject',
  subtitle: 'account_id',
  domain: 'service',
  access: 'case',
  list: [
    'case_number',
    'subject',
    'account_id',
    'priority',
    'status',
    'queue_id',
    'resolution_due',
    'owner_id',
  ],
  indexes: [
    { fields: ['status', 'priority'] },
    { fields: ['owner_id', 'status'] },
    { fields: ['queue_id'] },
    { fields: ['resolution_due'], where: open },
    { fields: ['first_response_due'], where: `first_response_at is null and ${open}` },
    { fields: ['account_id'] },
    { fields: ['contact_id'] },
    { fields: ['sla_policy_id'] },
    { fields: ['required_skill_id'] },
    { fields: ['parent_case_id'] },
    { fields: ['created_at'] },
  ],
  fields: {
    subject: Field.text({
      label: { en: 'Subject', zh: '主题' },
      aliases: { en: ['title'], zh: ['标题', '工单标题'] },
      required: true,
      search: true,
    }),
    case_number: Field.autonumber({
      label: { en: 'Case number', zh: '工单编号' },
      aliases: { en: ['ticket number'], zh: ['工单号'] },
      format: 'CASE-{00000}',
    }),
    description: Field.textarea({
      label: { en: 'Description', zh: '描述' },
      aliases: { en: ['details'], zh: ['详情', '说明'] },
      search: true,
    }),
    account_id: Field.reference('account', {
      label: { en: 'Account', zh: '客户' },
      aliases: { en: ['company', 'customer', 'client'], zh: ['公司', '所属客户'] },
      onDelete: 'restrict',
      relation: 'cases',
    }),
    contact_id: Field.reference('contact', {
      label: { en: 'Contact', zh: '联系人' },
      aliases: { en: ['person', 'reported by', 'reporter'], zh: ['报修人', '提交人'] },
      onDelete: 'setNull',
      relation: 'cases',
    }),
    type: Field.select(caseTypes, {
      label: { en: 'Type', zh: '类型' },
      aliases: { en: ['case type'], zh: ['工单类型'] },
    }),
    status: Field.select(caseStatuses, {
      label: { en: 'Status', zh: '状态' },
      aliases: { en: ['case status'], zh: ['工单状态'] },
      required: true,
      default: 'new',
    }),
    priority: Field.select(casePriorities, {
      label: { en: 'Priority', zh: '优先级' },
      aliases: { en: ['urgency'], zh: ['紧急程度'] },
      required: true,
      default: 'medium',
    }),
    severity: Field.select(severities, {
      label: { en: 'Severity', zh: '严重程度' },
      aliases: { en: ['impact'], zh: ['严重级别', '影响程度'] },
    }),
    origin: Field.select(caseOrigins, {
      label: { en: 'Origin', zh: '来源' },
      aliases: { en: ['channel', 'came in by'], zh: ['渠道', '受理渠道'] },
    }),
    queue_id: Field.reference('queue', {
      label: { en: 'Queue', zh: '队列' },
      aliases: { zh: ['处理队列', '受理组'] },
      onDelete: 'setNull',
      relation: 'cases',
    }),
    required_skill_id: Field.reference('skill', {
      label: { en: 'Skill needed', zh: '所需技能' },
      onDelete: 'setNull',
      relation: 'cases',
    }),
    sla_policy_id: Field.reference('sla_policy', {
      label: { en: 'SLA policy', zh: '服务水平协议' },
      aliases: { en: ['sla'], zh: ['SLA', 'SLA 策略'] },
      onDelete: 'setNull',
      relation: 'cases',
    }),
    first_response_due: Field.dateTime({
      label: { en: 'First response due', zh: '首次响应时限' },
      aliases: { en: ['response due'], zh: ['响应时限'] },
      read_only: true,
    }),
    first_response_at: Field.dateTime({
      label: { en: 'First response', zh: '首次响应时间' },
      aliases: { en: ['responded at'], zh: ['响应时间'] },
      read_only: true,
    }),
    resolution_due: Field.dateTime({
      label: { en: 'Resolution due', zh: '解决时限' },
      aliases: { en: ['due', 'deadline'], zh: ['处理时限', '到期', '截止'] },
      read_only: true,
    }),
    warn_at: Field.dateTime({
      label: { en: 'SLA warning', zh: 'SLA 预警时间' },
      description: { en: 'When the resolution is about to be late', zh: '解决时限临近的时间' },
      read_only: true,
    }),
    is_sla_violated: Field.boolean({
      label: { en: 'SLA violated', zh: 'SLA 超时' },
      aliases: { en: ['sla breached', 'breached', 'breached sla'], zh: ['违反SLA', '超时', '违约'] },
      read_only: true,
      required: true,
      default: false,
    }),
    escalation_level: Field.number({
      label: { en: 'Escalation level', zh: '升级级别' },
      aliases: { en: ['escalation'], zh: ['升级'] },
      integer: true,
      min: 0,
      read_only: true,
      required: true,
      default: 0,
    }),
    escalated_at: Field.dateTime({
      label: { en: 'Escalated', zh: '升级时间' },
      aliases: { en: ['escalated on'] },
      read_only: true,
    }),
    parent_case_id: Field.reference('case', {
      label: { en: 'Parent case', zh: '上级工单' },
      aliases: { en: ['parent'], zh: ['主工单'] },
      onDelete: 'setNull',
      relation: 'child_cases',
    }),
    resolution: Field.textarea({
      label: { en: 'Resolution', zh: '解决方案' },
      aliases: { en: ['solution'], zh: ['处理结果'] },
      search: true,
    }),
    satisfaction: Field.number({
      label: { en: 'Satisfaction', zh: '满意度' },
      aliases: { en: ['csat'], zh: ['满意度评分'] },
      integer: true,
      min: 1,
      max: 5,
    }),
    reopen_count: Field.number({
      label: { en: 'Times reopened', zh: '重开次数' },
      integer: true,
      min: 0,
      read_only: true,
      required: true,
      default: 0,
    }),
    resolved_at: Field.dateTime({
      label: { en: 'Resolved', zh: '解决时间' },
      aliases: { en: ['resolved on'] },
      read_only: true,
    }),
    closed_at: Field.dateTime({
      label: { en: 'Closed', zh: '关闭时间' },
      aliases: { en: ['closed on'], zh: ['结案时间'] },
      read_only: true,
    }),
  },
})
