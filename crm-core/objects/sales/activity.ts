import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const activityTypes = picklist([
  {
    code: 'call',
    label: { en: 'Call', zh: '通话' },
    aliases: { en: ['phone call', 'called', 'phoned', 'rang'], zh: ['电话', '打电话', '通电话', '致电'] },
  },
  {
    code: 'meeting',
    label: { en: 'Meeting', zh: '会议' },
    aliases: { en: ['met', 'met with', 'demo'], zh: ['开会', '见面', '会面', '面谈', '演示'] },
  },
  {
    code: 'visit',
    label: { en: 'Visit', zh: '拜访' },
    aliases: { en: ['visited', 'on-site'], zh: ['上门', '走访', '上门拜访'] },
  },
  {
    code: 'email',
    label: { en: 'E-mail', zh: '邮件' },
    aliases: { en: ['email', 'mail', 'emailed'], zh: ['发邮件', '电邮'] },
  },
  {
    code: 'message',
    label: { en: 'Message', zh: '消息' },
    aliases: { en: ['chat', 'wechat', 'text', 'sms'], zh: ['微信', '短信', '聊天'] },
  },
  {
    code: 'note',
    label: { en: 'Other', zh: '其他' },
    aliases: { en: ['follow-up', 'follow up'], zh: ['跟进', '其它'] },
  },
])
const outcomes = picklist([
  {
    code: 'successful',
    label: { en: 'Successful', zh: '成功' },
    aliases: { en: ['positive', 'good', 'interested'], zh: ['顺利', '积极', '有兴趣'] },
  },
  {
    code: 'no_answer',
    label: { en: 'No answer', zh: '无人接听' },
    aliases: { en: ['not reached', 'voicemail'], zh: ['没接', '未接通', '未接'] },
  },
  {
    code: 'follow_up',
    label: { en: 'Needs follow-up', zh: '需跟进' },
    aliases: { en: ['follow up', 'call back'], zh: ['待跟进', '回电'] },
  },
  {
    code: 'unsuccessful',
    label: { en: 'Unsuccessful', zh: '未成功' },
    aliases: { en: ['negative', 'rejected'], zh: ['失败', '拒绝'] },
  },
])
const directions = picklist([
  {
    code: 'inbound',
    label: { en: 'Inbound', zh: '呼入' },
    aliases: { en: ['incoming', 'received'], zh: ['来电', '收到'] },
  },
  {
    code: 'outbound',
    label: { en: 'Outbound', zh: '呼出' },
    aliases: { en: ['outgoing', 'sent'], zh: ['去电', '发出'] },
  },
])

export const Activity = ObjectSchema.create({
  name: 'activity',
  label: { en: 'Activity', zh: '活动' },
  plural: { en: 'Activities', zh: '活动' },
  aliases: {
    en: [
      'interaction',
      'interactions',
      'log',
      'call',
      'calls',
      'meeting',
      'meetings',
      'visit',
      'visits',
      'history',
    ],
    zh: ['活动记录', '跟进记录', '沟通记录', '拜访记录', '通话', '通话记录', '会议', '互动'],
  },
  display: 'subject',
  subtitle: 'type',
  domain: 'sales',
  access: 'owned',
  period_field: 'activity_date',
  list: ['subject', 'type', 'activity_date', 'who_id', 'what_id', 'outcome', 'owner_id'],
  partition: { by: 'created_at', every: 'month' },
  indexes: [
    { fields: ['owner_id', 'activity_date'] },
    { fields: ['who_id'] },
    { fields: ['what_id'] },
    { fields: ['activity_date'] },
  ],
  fields: {
    subject: Field.text({
      label: { en: 'Subject', zh: '主题' },
      aliases: { en: ['title', 'about'], zh: ['标题', '内容'] },
      required: true,
      search: true,
    }),
    type: Field.select(activityTypes, {
      label: { en: 'Type', zh: '类型' },
      aliases: { en: ['activity type', 'kind'], zh: ['活动类型', '方式'] },
      required: true,
      default: 'call',
    }),
    who_id: Field.link(['contact', 'lead'], {
      label: { en: 'With', zh: '对象' },
      aliases: { en: ['who', 'person', 'contact', 'lead'], zh: ['联系人', '线索', '跟谁'] },
      type_field: 'who_type',
      onDelete: 'cascade',
      relation: 'activities',
    }),
    who_type: Field.text({ label: { en: 'With (kind)', zh: '对象类型' }, read_only: true, max_length: 63 }),
    what_id: Field.link(['account', 'opportunity'], {
      label: { en: 'Related to', zh: '相关' },
      aliases: {
        en: ['about', 'what', 'regarding', 'account', 'deal'],
        zh: ['关于', '客户', '商机', '相关记录'],
      },
      type_field: 'what_type',
      onDelete: 'cascade',
      relation: 'activities',
    }),
    what_type: Field.text({
      label: { en: 'Related to (kind)', zh: '相关类型' },
      read_only: true,
      max_length: 63,
    }),
    activity_date: Field.dateTime({
      label: { en: 'Date', zh: '活动时间' },
      aliases: { en: ['activity date', 'when', 'time'], zh: ['日期', '时间', '发生时间'] },
      required: true,
    }),
    duration_minutes: Field.number({
      label: { en: 'Duration (minutes)', zh: '时长（分钟）' },
      aliases: { en: ['duration', 'minutes', 'length'], zh: ['时长', '分钟', '持续时间'] },
      integer: true,
      min: 0,
      max: 10_080,
    }),
    outcome: Field.select(outcomes, {
      label: { en: 'Outcome', zh: '结果' },
      aliases: { en: ['result'], zh: ['成果'] },
    }),
    direction: Field.select(directions, { label: { en: 'Direction', zh: '方向' } }),
    description: Field.textarea({
      label: { en: 'Notes', zh: '纪要' },
      aliases: { en: ['description', 'details', 'summary'], zh: ['描述', '详情', '备注', '内容'] },
      search: true,
    }),
    check_in_location: Field.text({
      label: { en: 'Check-in location', zh: '签到地点' },
      aliases: { en: ['location', 'place'], zh: ['地点', '位置', '签到'] },
    }),
  },
})
