/** What customers write about; Chinese customers in Chinese. */
export const troubles = [
  { type: 'incident', en: 'Nightly planning run did not finish', zh: '夜间排产任务未完成' },
  { type: 'question', en: 'How do we add a second warehouse?', zh: '如何新增第二个仓库？' },
  { type: 'defect', en: 'Export to spreadsheet drops the last column', zh: '导出表格缺少最后一列' },
  { type: 'change', en: 'Please raise the limit of users', zh: '申请增加用户数上限' },
  { type: 'complaint', en: 'Three people asked us the same thing', zh: '同一问题被反复询问' },
  { type: 'incident', en: 'Sign-in fails with single sign-on', zh: '单点登录失败' },
  { type: 'question', en: 'Where is the invoice of last month?', zh: '上个月的发票在哪里下载？' },
  { type: 'defect', en: 'Stock levels are shown twice', zh: '库存数量重复显示' },
  { type: 'feature', en: 'A calendar view for deliveries', zh: '希望增加交付日历视图' },
  { type: 'incident', en: 'Connection to the ERP is slow', zh: 'ERP 接口响应缓慢' },
  { type: 'question', en: 'Can a planner work offline?', zh: '计划员可以离线使用吗？' },
  { type: 'change', en: 'Move our data to the Shanghai region', zh: '将数据迁移到上海区域' },
] as const
export const answers = {
  en: [
    'Thank you for telling us, we are looking into it.',
    'It is solved; please try again and let us know.',
  ],
  zh: ['感谢反馈，我们正在排查。', '问题已处理，请再试一次并告知结果。'],
} as const
export const articles = [
  { category: 'how_to', status: 'published', language: 'en', title: 'Add a warehouse and its stock rules' },
  {
    category: 'troubleshooting',
    status: 'published',
    language: 'en',
    title: 'When the nightly planning run stops',
  },
  { category: 'integration', status: 'published', language: 'zh', title: 'ERP 接口配置指南' },
  { category: 'faq', status: 'published', language: 'zh', title: '忘记密码怎么办' },
  { category: 'how_to', status: 'published', language: 'zh', title: '如何导出库存报表' },
  {
    category: 'troubleshooting',
    status: 'published',
    language: 'en',
    title: 'Single sign-on: the usual mistakes',
  },
  { category: 'policy', status: 'in_review', language: 'en', title: 'What our service levels cover' },
  { category: 'release_notes', status: 'draft', language: 'zh', title: '秋季版本更新说明' },
  { category: 'faq', status: 'archived', language: 'en', title: 'Working with the old mobile app' },
] as const
export const topics = [
  {
    category: 'help',
    title: 'Planning for two time zones',
    posts: ['We run two sites. How do you do it?', 'One calendar each, and a shared one for transport.'],
  },
  {
    category: 'ideas',
    title: '希望支持自定义看板',
    posts: ['每个车间的看板都不一样。', '同意，我们也需要。', '已列入计划。'],
  },
  { category: 'news', title: 'Release dates this year', posts: ['One release a quarter.'] },
  {
    category: 'general',
    title: '大家如何安排安全库存？',
    posts: ['按周需求的标准差。', '我们按供应商交期。'],
  },
] as const
export const socialPosts = [
  {
    platform: 'weibo',
    author_handle: '@供应链老周',
    content: '排产软件升级后快了不少，点赞。',
    sentiment: 'positive',
  },
  {
    platform: 'linkedin',
    author_handle: 'logistics-lena',
    content: 'Waiting two days for an answer from support.',
    sentiment: 'negative',
  },
  { platform: 'wechat', author_handle: '仓库小李', content: '请问有没有操作视频？', sentiment: 'neutral' },
] as const
