import type { ModelCard } from '../definition.ts'

export const dealCard: ModelCard = {
  predicts: {
    en: 'How likely an open deal is won in the end, whenever that will be.',
    zh: '进行中的商机最终赢单的可能性，不限时间。',
  },
  learns_from: {
    en: 'Deals of this workspace that were won or lost, each as it stood a day after its creation and at one other moment before it was closed for the first time.',
    zh: '本工作区中已赢单或丢单的商机，取其创建一天后及首次结单之前另一时刻的状态。',
  },
  limits: {
    en: 'Deals that nobody closes teach nothing, so it is too hopeful where dead deals stay open. Amounts are compared as numbers, whatever their currency. Reasons tell what the probability is made of, not what would win the deal.',
    zh: '无人结单的商机不参与学习；如果失效商机长期不关闭，预测会偏乐观。金额按数值比较，不区分币种。原因说明概率由哪些因素构成，并不表示如何赢单。',
  },
  not_for: {
    en: 'Judging the people who sell, and promises to third parties. A forecast adds many deals up; a single deal stays uncertain.',
    zh: '不用于考核销售人员，也不用于对第三方作出承诺。预测适用于大量商机的汇总，单个商机仍不确定。',
  },
}
