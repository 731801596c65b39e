import type { StandardRecords } from '../../objects/all.ts'

type Activity = StandardRecords['activity']
/** `{who}`, `{deal}` and `{account}` are filled with the names in play. */
export interface Saying {
  readonly type: NonNullable<Activity['type']>
  readonly subject: string
  readonly description: string | null
  readonly outcome: Activity['outcome']
}
const say = (
  type: Saying['type'],
  subject: string,
  outcome: Saying['outcome'] = null,
  description: string | null = null,
): Saying => ({ type, subject, outcome, description })

export const sayings: readonly Saying[] = [
  say(
    'call',
    'Discovery call with {who}',
    'successful',
    'Plans monthly in spreadsheets, two planners left this year. Wants to see how we handle seasonality.',
  ),
  say(
    'call',
    'Call with {who} about {deal}',
    'successful',
    'Budget is fine. Security documents are the open point.',
  ),
  say(
    'call',
    'Check-in with {who}',
    'follow_up',
    'Busy with the inventory count, asked us to call again next week.',
  ),
  say('call', 'Tried to reach {who}', 'no_answer'),
  say(
    'call',
    'Pricing questions from {who}',
    'follow_up',
    'Compares with Planwise. Wants a three-year price and a way out after the first.',
  ),
  say(
    'call',
    'Reference call arranged for {who}',
    'successful',
    'Will speak to the planning lead at Tidewater Ports.',
  ),
  say(
    'call',
    'Support case discussed with {who}',
    'successful',
    'The import that failed on Sunday is fixed; they want to be told sooner.',
  ),
  say(
    'meeting',
    'Demo for {account}',
    'successful',
    'Nine people. Liked the what-if view; the warehouse lead asked twice about handhelds.',
  ),
  say(
    'meeting',
    'Quarterly review with {account}',
    'successful',
    'Use is up by a third. They want fewer reports and better alerts.',
  ),
  say(
    'meeting',
    'Workshop on {deal}',
    'successful',
    'Agreed scope for the first two sites. Data clean-up is theirs.',
  ),
  say(
    'meeting',
    'Procurement meeting at {account}',
    'follow_up',
    'Payment in three parts is acceptable; they push for ten percent.',
  ),
  say(
    'meeting',
    'Kick-off with {account}',
    'successful',
    'Named a project lead on their side and a weekly slot.',
  ),
  say(
    'visit',
    'Site visit at {account}',
    'successful',
    'Walked the cold store with {who}. The scanners are ten years old.',
  ),
  say('visit', 'Lunch with {who}', 'successful', 'New board member wants to see results before the summer.'),
  say('email', 'Sent the offer for {deal}', null, 'Offer valid for thirty days.'),
  say('email', 'Security questionnaire to {who}', 'follow_up', 'Forty-two questions, answers due on Friday.'),
  say('email', 'Case study sent to {who}', null),
  say('message', '{who} asked for the release date', 'successful', 'Told them what is public.'),
  say('message', 'Short update from {who}', null, 'Budget round moved by two weeks.'),
  say('call', 'Negotiation call on {deal}', 'unsuccessful', 'Their lawyer insists on local hosting.'),
]
export const chineseSayings: readonly Saying[] = [
  say(
    'call',
    '与{who}初次沟通',
    'successful',
    '目前用表格做月度计划，今年走了两个计划员，想看看我们怎么处理季节性。',
  ),
  say('call', '与{who}沟通{deal}', 'successful', '预算没问题，主要差安全文档。'),
  say('call', '回访{who}', 'follow_up', '正在盘点，约下周再打。'),
  say('call', '联系{who}未接通', 'no_answer'),
  say('call', '{who}询问价格', 'follow_up', '在和慧策软件比价，希望三年打包并可提前退出。'),
  say('call', '为{who}安排客户推荐', 'successful', '约了云帆物流的计划负责人交流。'),
  say('call', '与{who}沟通工单处理', 'successful', '周日导入失败的问题已解决，希望以后尽早通知。'),
  say(
    'meeting',
    '给{account}做产品演示',
    'successful',
    '来了九个人，喜欢模拟推演，仓库主管两次问到手持终端。',
  ),
  say('meeting', '{account}季度回顾', 'successful', '使用量涨了三成，希望报表少一些、预警准一些。'),
  say('meeting', '{deal}需求研讨', 'successful', '确定先上两个站点，数据清洗由客户负责。'),
  say('meeting', '与{account}采购谈判', 'follow_up', '可以分三期付款，但要求再让十个点。'),
  say('meeting', '{account}项目启动会', 'successful', '客户指定了项目负责人，每周固定例会。'),
  say('visit', '上门拜访{account}', 'successful', '和{who}看了冷库，扫码枪已用了十年。'),
  say('visit', '与{who}午餐', 'successful', '新来的董事希望年中前看到成效。'),
  say('email', '发送{deal}报价', null, '报价三十天内有效。'),
  say('email', '把安全问卷发给{who}', 'follow_up', '共四十二题，周五前要答复。'),
  say('email', '给{who}发送客户案例', null),
  say('message', '{who}微信询问发布时间', 'successful', '按公开信息答复。'),
  say('message', '{who}同步进展', null, '预算评审推迟两周。'),
  say('call', '{deal}商务电话', 'unsuccessful', '对方法务坚持本地部署。'),
]

export const taskWords = [
  'Send the contract draft for {deal}',
  'Call {who} about the open questions',
  'Prepare the demo for {account}',
  'Follow up on the offer for {deal}',
  'Book the review with {account}',
  'Answer the security questionnaire of {account}',
  'Ask {who} for the new headcount',
  'Update the forecast for {deal}',
  'Thank {who} for the reference',
  'Check the invoice address of {account}',
] as const
export const chineseTaskWords = [
  '发送{deal}合同草稿',
  '就遗留问题致电{who}',
  '准备{account}的演示',
  '跟进{deal}的报价',
  '预约{account}季度回顾',
  '答复{account}的安全问卷',
  '向{who}确认新的用户数',
  '更新{deal}的预测',
  '感谢{who}帮忙推荐',
  '核对{account}的开票信息',
] as const

export const noteWords = [
  'Decides by committee; {who} prepares the paper, the board meets every second Tuesday.',
  'Renewal depends on the uptime figures of the last two quarters.',
  'Do not call before ten. Prefers one page to twenty slides.',
  'Procurement wants the price per site, not per user.',
  'Their ERP project runs until next spring; no integration work before that.',
] as const
export const chineseNoteWords = [
  '采购委员会集体决策，{who}负责准备材料，隔周周二上会。',
  '续约要看最近两个季度的可用率。',
  '十点前不要打电话，喜欢一页纸的方案。',
  '采购希望按站点报价，不按人头。',
  'ERP 项目到明年春天才结束，之前不做对接。',
] as const

export const mailWords = [
  {
    subject: 'The offer for {deal}',
    body: 'Hello {first},\n\nattached is the offer for {deal} as we discussed. It is valid for thirty days; tell me what is missing.\n\nBest regards\n{sender}',
  },
  {
    subject: 'Thank you for your time',
    body: 'Hello {first},\n\nthank you for the good conversation. I have noted two open points and will come back to you by the end of the week.\n\nBest regards\n{sender}',
  },
  {
    subject: 'Security documents',
    body: 'Hello {first},\n\nhere are the security documents your team asked for. Our security lead is glad to join a call.\n\nBest regards\n{sender}',
  },
  {
    subject: 'Times for the review',
    body: 'Hello {first},\n\nwould Tuesday or Thursday afternoon suit you for the review? An hour is enough.\n\nBest regards\n{sender}',
  },
  {
    subject: 'How others run their cold chain',
    body: 'Hello {first},\n\nyou asked how others do it. The case study is two pages; page two has the figures.\n\nBest regards\n{sender}',
  },
] as const
export const chineseMailWords = [
  {
    subject: '{deal}报价',
    body: '{first}您好：\n\n附件是按我们沟通内容整理的{deal}报价，三十天内有效。如有遗漏请告诉我。\n\n此致\n{sender}',
  },
  {
    subject: '感谢您抽空交流',
    body: '{first}您好：\n\n感谢今天的交流。两个待确认事项我已记下，本周内答复您。\n\n此致\n{sender}',
  },
  {
    subject: '安全文档',
    body: '{first}您好：\n\n这是贵司需要的安全文档。如有需要，我们的安全负责人可以参加电话会。\n\n此致\n{sender}',
  },
  {
    subject: '约季度回顾时间',
    body: '{first}您好：\n\n周二或周四下午方便做一次回顾吗？一小时即可。\n\n此致\n{sender}',
  },
  {
    subject: '冷链客户案例',
    body: '{first}您好：\n\n您问到其他客户的做法，案例共两页，数据在第二页。\n\n此致\n{sender}',
  },
] as const
