import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { externalId } from '../external-id.ts'
import { ObjectSchema } from '../schema.ts'

const priorities = picklist([
  { code: 'low', label: { en: 'Low', zh: '低' }, aliases: { zh: ['低优先级', '不急'] } },
  {
    code: 'normal',
    label: { en: 'Normal', zh: '普通' },
    aliases: { en: ['medium'], zh: ['中', '一般', '中等'] },
  },
  { code: 'high', label: { en: 'High', zh: '高' }, aliases: { en: ['important'], zh: ['重要', '高优先级'] } },
  {
    code: 'urgent',
    label: { en: 'Urgent', zh: '紧急' },
    aliases: { en: ['critical', 'asap'], zh: ['加急', '马上'] },
  },
])
const taskStatuses = picklist([
  {
    code: 'open',
    label: { en: 'Open', zh: '待办' },
    aliases: { en: ['not started', 'to do', 'todo', 'pending'], zh: ['未开始', '未完成', '待处理'] },
  },
  {
    code: 'in_progress',
    label: { en: 'In progress', zh: '进行中' },
    aliases: { en: ['doing', 'started'], zh: ['处理中', '正在做'] },
  },
  {
    code: 'waiting',
    label: { en: 'Waiting', zh: '等待中' },
    aliases: { en: ['blocked', 'on hold'], zh: ['等待', '搁置'] },
  },
  {
    code: 'completed',
    label: { en: 'Completed', zh: '已完成' },
    aliases: { en: ['done', 'complete', 'finished', 'closed'], zh: ['完成', '做完', '办完'] },
  },
  {
    code: 'cancelled',
    label: { en: 'Cancelled', zh: '已取消' },
    aliases: { en: ['canceled', 'dropped'], zh: ['取消', '作废'] },
  },
])

export const Task = ObjectSchema.create({
  name: 'task',
  label: { en: 'Task', zh: '任务' },
  plural: { en: 'Tasks', zh: '任务' },
  aliases: {
    en: ['todo', 'todos', 'to-do', 'to-dos', 'reminder', 'reminders', 'follow-up', 'follow-ups'],
    zh: ['待办', '待办事项', '提醒', '跟进任务', '代办'],
  },
  display: 'subject',
  subtitle: 'due_date',
  domain: 'sales',
  access: 'task',
  list: ['subject', 'due_date', 'priority', 'status', 'who_id', 'what_id', 'assigned_to'],
  indexes: [
    { fields: ['owner_id', 'status'] },
    { fields: ['assigned_to', 'status'] },
    { fields: ['due_date'] },
    { fields: ['who_id'] },
    { fields: ['what_id'] },
    { fields: ['parent_task_id'] },
    { fields: ['created_at'] },
  ],
  fields: {
    subject: Field.text({
      label: { en: 'Subject', zh: '主题' },
      aliases: { en: ['title', 'name'], zh: ['标题', '内容', '任务名称'] },
      required: true,
      search: true,
    }),
    due_date: Field.date({
      label: { en: 'Due date', zh: '截止日期' },
      aliases: { en: ['due', 'deadline', 'by'], zh: ['到期日', '期限', '截止', '到期'] },
    }),
    priority: Field.select(priorities, {
      label: { en: 'Priority', zh: '优先级' },
      aliases: { en: ['importance'], zh: ['重要程度'] },
      required: true,
      default: 'normal',
    }),
    status: Field.select(taskStatuses, {
      label: { en: 'Status', zh: '状态' },
      aliases: { en: ['state'], zh: ['任务状态'] },
      required: true,
      default: 'open',
    }),
    who_id: Field.link(['contact', 'lead'], {
      label: { en: 'With', zh: '对象' },
      aliases: { en: ['who', 'person', 'contact', 'lead'], zh: ['联系人', '线索'] },
      type_field: 'who_type',
      onDelete: 'setNull',
      relation: 'tasks',
    }),
    who_type: Field.text({ label: { en: 'With (kind)', zh: '对象类型' }, read_only: true, max_length: 63 }),
    what_id: Field.link(['account', 'opportunity'], {
      label: { en: 'Related to', zh: '相关' },
      aliases: {
        en: ['about', 'what', 'regarding', 'account', 'deal'],
        zh: ['关于', '客户', '商机', '相关记录'],
      },
      type_field: 'what_type',
      onDelete: 'setNull',
      relation: 'tasks',
    }),
    what_type: Field.text({
      label: { en: 'Related to (kind)', zh: '相关类型' },
      read_only: true,
      max_length: 63,
    }),
    parent_task_id: Field.reference('task', {
      label: { en: 'Parent task', zh: '上级任务' },
      aliases: { en: ['parent'], zh: ['父任务'] },
      onDelete: 'cascade',
      relation: 'subtasks',
    }),
    percent_complete: Field.percent({
      label: { en: 'Progress', zh: '进度' },
      aliases: { en: ['percent complete', 'completion'], zh: ['完成度', '完成百分比'] },
      default: 0,
    }),
    assigned_to: Field.reference('user', {
      label: { en: 'Assigned to', zh: '执行人' },
      aliases: { en: ['assignee', 'responsible', 'assigned'], zh: ['指派给', '分配给', '经办人'] },
      onDelete: 'setNull',
    }),
    completed_at: Field.dateTime({
      label: { en: 'Completed', zh: '完成时间' },
      aliases: { en: ['completed on'], zh: ['完成日期'] },
      read_only: true,
    }),
    reminder_at: Field.dateTime({
      label: { en: 'Reminder', zh: '提醒时间' },
      aliases: { en: ['remind at'], zh: ['提醒'] },
    }),
    description: Field.textarea({
      label: { en: 'Description', zh: '描述' },
      aliases: { en: ['details'], zh: ['详情', '备注', '说明'] },
      search: true,
    }),
    external_id: externalId(),
  },
})
