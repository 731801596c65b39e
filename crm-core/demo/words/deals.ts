/** What a deal is about, after the name of the customer. */
export const dealWords =
  'warehouse rollout|demand forecasting|fleet visibility|planning upgrade|analytics seats|second site|cold chain module|supplier portal|support extension|data migration'.split(
    '|',
  )
export const chineseDealWords =
  '仓储系统项目|需求预测|车队可视化|计划平台升级|数据分析扩容|二期工程|冷链模块|供应商门户|维保续签|数据迁移'.split(
    '|',
  )
export const nextSteps = [
  'Send the revised offer',
  'Security questionnaire to their IT',
  'Pilot review with the planning team',
  'Agree the start date with procurement',
  'Second demo for the warehouse managers',
  'Wait for the budget round',
  'Legal to answer on the data clause',
] as const
export const chineseNextSteps = [
  '发送修改后的报价',
  '把安全问卷交给对方信息部',
  '和计划团队复盘试点',
  '与采购确认启动时间',
  '给仓库主管做第二次演示',
  '等预算批复',
  '法务回复数据条款',
] as const
export const competitors = ['Planwise', '慧策软件'] as const
