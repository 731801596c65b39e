import type { Language } from '#crm-core/contract'

type Synonyms = Readonly<Record<string, Readonly<Partial<Record<Language, readonly string[]>>>>>

/** Words people say for objects and fields beside the aliases that the metadata carries. Used only where the object or field exists. */
export const objectSynonyms: Synonyms = {
  account: {
    en: [
      'company',
      'companies',
      'customer',
      'customers',
      'client',
      'clients',
      'organisation',
      'organization',
      'firm',
      'business',
    ],
    zh: ['公司', '企业', '大客户'],
  },
  contact: {
    en: ['contact person', 'who do we know', 'people we know', 'who works', 'who do i know'],
    zh: ['联系人们', '认识谁', '认识哪些人', '认识的人', '认识哪些'],
  },
  lead: { en: [], zh: ['潜在客户'] },
  opportunity: {
    en: ['deal', 'deals', 'sales opportunity', 'pipeline'],
    zh: ['单', '单子', '机会', '生意', '商机管道', '销售管道', '管道', '销售漏斗'],
  },
  task: { en: ['to-do', 'todo', 'tasks'], zh: ['待办任务', '工作任务'] },
  activity: {
    en: ['activities', 'interaction', 'interactions'],
    zh: ['活动记录', '跟进记录', '互动', '往来', '往来记录', '沟通记录', '联系记录', '接触记录'],
  },
  email: { en: ['emails', 'e-mails', 'mails', 'email', 'message'], zh: ['邮件', '电子邮件'] },
  note: { en: ['notes', 'note'], zh: ['备注', '笔记'] },
}
export const fieldSynonyms: Synonyms = {
  'opportunity.amount': {
    en: ['amount', 'value', 'deal value', 'size', 'deal size', 'pipeline value', 'revenue', 'worth'],
    zh: ['金额', '总金额', '单值', '规模', '价值'],
  },
  'opportunity.close_date': {
    en: ['close date', 'closing date', 'expected close date'],
    zh: ['成交日期', '成交日', '关闭日期', '预计成交日', '结单日', '预计成交时间', '成交时间'],
  },
  'account.annual_revenue': {
    en: ['revenue', 'turnover', 'yearly revenue', 'annual revenue'],
    zh: ['年收入', '营收', '年营收', '营业额', '收入'],
  },
  'account.employee_count': {
    en: ['employees', 'headcount', 'staff count'],
    zh: ['员工', '员工人数', '人数'],
  },
  'account.location': { en: ['location', 'city'], zh: ['所在城市', '城市'] },
  'lead.lead_score': {
    en: ['score', 'scoring', 'scores', 'scored', 'a score', 'score of', 'a score of'],
    zh: ['分', '评分', '得分', '分数'],
  },
  'lead.estimated_budget': { en: ['budget', 'budgets'], zh: ['预算'] },
  'task.due_date': { en: ['due date', 'deadline'], zh: ['截止日期', '到期日', '截止时间', '到期时间'] },
  'task.priority': { en: ['priority'], zh: ['优先级'] },
  'contact.email': {
    en: ['e-mail', 'email', 'mail address', 'an email address', 'e-mail address'],
    zh: ['邮箱', '邮箱地址', '邮件地址'],
  },
  'lead.email': {
    en: ['e-mail', 'email', 'mail address', 'e-mail address'],
    zh: ['邮箱', '邮箱地址', '邮件地址'],
  },
  'contact.phone': {
    en: ['mobile number', 'cell phone', 'telephone number'],
    zh: ['手机', '手机号码', '电话号', '号码'],
  },
  'lead.phone': {
    en: ['mobile number', 'cell phone', 'telephone number'],
    zh: ['手机', '手机号码', '电话号', '号码'],
  },
  'contact.title': { en: ['job title', 'title'], zh: ['职位', '职务'] },
  'activity.activity_date': { en: ['date'], zh: ['日期'] },
  owner_id: {
    en: ['owner', 'owners', 'sales rep', 'rep', 'reps', 'salesperson', 'account manager', 'who owns them'],
    zh: ['负责人', '销售', '归属人', '业务员', '所有人', '所有者'],
  },
  created_at: {
    en: ['creation date', 'create date', 'created date', 'date created'],
    zh: ['创建时间', '创建日期'],
  },
}
/** Values of picklists in words that the metadata does not carry: object.field.code, or field.code for every object. */
export const optionSynonyms: Synonyms = {
  'opportunity.stage.closed_won': { en: ['closed won', 'closed as won', 'we won'], zh: ['赢单'] },
  'opportunity.stage.closed_lost': {
    en: ['closed lost', 'closed as lost', 'lost', 'we lost'],
    zh: ['丢单', '输单'],
  },
  'opportunity.stage.proposal': {
    en: ['proposal', 'the proposal stage', 'proposals'],
    zh: ['报价', '方案', '提案'],
  },
  'opportunity.stage.negotiation': { en: ['negotiation', 'negotiations'], zh: ['谈判', '谈判阶段'] },
  'task.priority.high': { en: ['high priority', 'high-priority'], zh: ['高优先级', '高优先级的'] },
  'task.priority.low': { en: ['low priority', 'low-priority'], zh: ['低优先级'] },
  'task.priority.urgent': { en: ['urgent'], zh: ['紧急'] },
  'task.status.completed': { en: ['done', 'completed', 'complete', 'finished'], zh: ['已完成', '完成'] },
  'lead.rating.hot': { en: ['hot'], zh: ['热门'] },
  'activity.type.call': { en: ['call', 'calls', 'phone calls', 'phone call'], zh: ['电话', '通话'] },
  'activity.type.meeting': { en: ['meeting', 'meetings'], zh: ['会议', '会'] },
  'activity.type.visit': { en: ['visit', 'visits', 'site visit'], zh: ['拜访'] },
}
