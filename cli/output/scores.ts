import { reasonWords, scoreText, type View } from '#crm-core/contract'
import { table } from './table.ts'
import type { ViewContext } from './views.ts'

/** Scores as a table, or one with its reasons. */
export function scoresText(
  { model, scores }: Extract<View, { kind: 'scores' }>,
  { language, columns }: Pick<ViewContext, 'language' | 'columns'>,
): string | null {
  const [first, ...others] = scores
  if (!first) return null
  if (others.length === 0) {
    const { prediction } = first.result
    if (!prediction) return null
    const lines = first.reasons.map((reason) => `  ${reasonWords(reason)[language]}`)
    return [`${first.display}  ${scoreText(model, prediction.score)}`, ...lines].join('\n')
  }
  const head = language === 'zh' ? ['名称', '评分', '主要原因'] : ['Name', 'Score', 'Main reason']
  const rows = scores.map(({ display, result, reasons }) => [
    display,
    result.prediction ? scoreText(model, result.prediction.score) : '—',
    reasons[0] ? reasonWords(reasons[0])[language] : '',
  ])
  return table(
    head.map((title, at) => ({ title, align: at === 1 ? 'right' : 'left' })),
    rows,
    columns,
  )
}
