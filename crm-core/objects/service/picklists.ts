import { picklist } from '../../fields/select.ts'

/** Choices that more than one object of the service desk uses. */
export const casePriorities = picklist([
  { code: 'low', label: { en: 'Low', zh: '低' }, aliases: { zh: ['低优先级', '不急'] } },
  { code: 'medium', label: { en: 'Medium', zh: '中' }, aliases: { en: ['normal'], zh: ['普通', '一般'] } },
  { code: 'high', label: { en: 'High', zh: '高' }, aliases: { en: ['important'], zh: ['重要', '高优先级'] } },
  {
    code: 'urgent',
    label: { en: 'Urgent', zh: '紧急' },
    aliases: { en: ['critical', 'asap'], zh: ['加急', '特急'] },
  },
])
export const caseOrigins = picklist([
  { code: 'phone', label: { en: 'Phone', zh: '电话' }, aliases: { en: ['call'], zh: ['来电', '热线'] } },
  { code: 'email', label: { en: 'E-mail', zh: '邮件' }, aliases: { en: ['email'], zh: ['邮箱'] } },
  { code: 'web', label: { en: 'Web form', zh: '网页表单' }, aliases: { en: ['web'], zh: ['网页', '表单'] } },
  {
    code: 'portal',
    label: { en: 'Customer portal', zh: '客户门户' },
    aliases: { en: ['portal'], zh: ['门户'] },
  },
  { code: 'chat', label: { en: 'Chat', zh: '在线客服' }, aliases: { en: ['live chat'], zh: ['在线咨询'] } },
  {
    code: 'social',
    label: { en: 'Social media', zh: '社交媒体' },
    aliases: { en: ['social'], zh: ['社媒', '微信', '微博'] },
  },
  {
    code: 'monitoring',
    label: { en: 'Monitoring', zh: '监控告警' },
    aliases: { en: ['alert'], zh: ['告警'] },
  },
])
export const caseTypes = picklist([
  { code: 'question', label: { en: 'Question', zh: '咨询' }, aliases: { en: ['inquiry'], zh: ['疑问'] } },
  {
    code: 'incident',
    label: { en: 'Incident', zh: '故障' },
    aliases: { en: ['outage'], zh: ['事故', '宕机'] },
  },
  {
    code: 'defect',
    label: { en: 'Defect', zh: '缺陷' },
    aliases: { en: ['bug', 'bugs'], zh: ['错误', 'bug'] },
  },
  { code: 'change', label: { en: 'Change request', zh: '变更请求' }, aliases: { zh: ['变更'] } },
  { code: 'feature', label: { en: 'Feature request', zh: '功能建议' }, aliases: { zh: ['新功能'] } },
  {
    code: 'complaint',
    label: { en: 'Complaint', zh: '投诉' },
    aliases: { en: ['complaints'], zh: ['客诉'] },
  },
])
/** How grave a fault is, apart from how soon it must be seen to. */
export const severities = picklist([
  { code: 's1', label: { en: 'S1 · down', zh: 'S1 · 中断' }, aliases: { en: ['sev1', 's1'], zh: ['一级'] } },
  {
    code: 's2',
    label: { en: 'S2 · degraded', zh: 'S2 · 严重' },
    aliases: { en: ['sev2', 's2'], zh: ['二级'] },
  },
  {
    code: 's3',
    label: { en: 'S3 · limited', zh: 'S3 · 局部' },
    aliases: { en: ['sev3', 's3'], zh: ['三级'] },
  },
  {
    code: 's4',
    label: { en: 'S4 · cosmetic', zh: 'S4 · 轻微' },
    aliases: { en: ['sev4', 's4'], zh: ['四级'] },
  },
])
