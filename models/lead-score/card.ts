import type { ModelCard } from '../definition.ts'

export const leadCard: ModelCard = {
  predicts: {
    en: 'How likely a lead is converted within 180 days of its creation.',
    zh: '线索在创建后 180 天内转化的可能性。',
  },
  learns_from: {
    en: 'Leads of this workspace that were converted, judged unqualified or open for 180 days, each as it stood a day after its creation and at one other moment before its outcome.',
    zh: '本工作区中已转化、被判为不合格或开放满 180 天的线索，取其创建一天后及结果之前另一时刻的状态。',
  },
  limits: {
    en: 'It knows what is in the records, not what was said and never entered. History from before the store knew a record teaches nothing. Amounts are compared as numbers, whatever their currency. Reasons tell what the score is made of, not what causes a conversion.',
    zh: '它只了解记录中的内容，不知道未录入的沟通。系统掌握之前的历史不参与学习。金额按数值比较，不区分币种。原因说明评分由哪些因素构成，并不表示转化的因果关系。',
  },
  not_for: {
    en: 'Deciding on people: credit, employment, prices for a person. It orders work; nobody is to be turned away by it alone.',
    zh: '不用于对个人作出决定：信贷、雇佣或针对个人的定价。它用于安排工作的先后，不应仅凭它拒绝任何人。',
  },
}
