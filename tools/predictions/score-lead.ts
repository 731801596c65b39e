import { scoreTool } from './score-tool.ts'

export const scoreLead = scoreTool({
  name: 'score_lead',
  model: 'lead-score',
  object: 'lead',
  label: { en: 'Score leads', zh: '线索评分' },
  description:
    'How likely leads are to convert, 0 to 100, with the reasons. Use it when a score or why a lead is good is asked; to find leads by the score they have, filter on lead_score.',
})
