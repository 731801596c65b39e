import type { ModelCard } from '../definition.ts'

export const accountCard: ModelCard = {
  predicts: {
    en: 'How likely a customer is marked as churned within the next 180 days.',
    zh: '客户在未来 180 天内被标记为流失的可能性。',
  },
  learns_from: {
    en: 'Customers of this workspace at one moment of each of their last 180-day spans, and whether they had churned 180 days later.',
    zh: '本工作区的客户，取其最近若干个 180 天区间中各一个时刻，以及 180 天后是否已流失。',
  },
  limits: {
    en: 'A customer who left and whom nobody marked as churned counts as one who stayed. Activities with contacts or on deals count only where they name the account. Amounts are compared as numbers, whatever their currency.',
    zh: '已离开但无人标记为流失的客户会被视为留存。与联系人或商机相关的活动仅在关联该客户时计入。金额按数值比较，不区分币种。',
  },
  not_for: {
    en: 'Ending a contract, changing its terms, or judging the people who look after the customer.',
    zh: '不用于终止合同、变更条款，或考核负责该客户的人员。',
  },
}
