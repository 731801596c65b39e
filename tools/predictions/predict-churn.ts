import { scoreTool } from './score-tool.ts'

export const predictChurn = scoreTool({
  name: 'predict_churn',
  model: 'churn',
  object: 'account',
  label: { en: 'Predict churn', zh: '预测流失' },
  description: 'How likely customers (accounts) are to leave, in percent, with the reasons.',
})
