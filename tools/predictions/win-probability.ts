import { scoreTool } from './score-tool.ts'

export const winProbability = scoreTool({
  name: 'win_probability',
  model: 'win-probability',
  object: 'opportunity',
  label: { en: 'Win probability', zh: '赢单概率' },
  description: 'How likely open deals are to be won, in percent, calibrated, with the reasons.',
})
