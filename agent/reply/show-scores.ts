import { reasonWords, scoreText, type ExplainedScore, type View, type WhatIf } from '#crm-core/contract'
import { link, plain, type Reader } from './format.ts'

const listed = 10

/** Scores as Markdown: of one record every reason, of several a line each. */
export function showScores(
  { model, object, scores }: Extract<View, { kind: 'scores' }>,
  reader: Reader,
): string {
  const [first, ...others] = scores
  if (!first) return ''
  if (others.length === 0) return reasonsOf(first, reader)
  const lines = scores
    .filter(({ result }) => result.prediction)
    .toSorted((a, b) => (b.result.prediction?.score ?? 0) - (a.result.prediction?.score ?? 0))
    .slice(0, listed)
    .map(({ record_id, display, result, reasons }, at) => {
      const [reason] = reasons
      const why = reason ? ` · ${plain(reasonWords(reason)[reader.language])}` : ''
      return `${at + 1}. ${link(object, record_id, display)} · **${scoreText(model, result.prediction?.score ?? 0)}**${why}`
    })
  return lines.join('\n')
}

function reasonsOf({ result, reasons }: ExplainedScore, { language }: Reader): string {
  const { prediction } = result
  if (!prediction) return ''
  const base = Math.round(prediction.explanation.base_score)
  const start = language === 'zh' ? `平均水平：${base}` : `The average, before anything is known: ${base}`
  return [start, ...reasons.map((reason) => plain(reasonWords(reason)[language]))]
    .map((line) => `- ${line}`)
    .join('\n')
}

/** The ways to another score, one a line. */
export function showWhatIf({ model, ways }: WhatIf, { language }: Reader): string {
  return ways
    .map(({ changes, score }) => {
      const said = changes.map(
        ({ label, from_words, to_words }) =>
          `${label[language]} ${plain(from_words[language])} → ${plain(to_words[language])}`,
      )
      return `- ${said.join(language === 'zh' ? '，' : ', ')}: **${scoreText(model, score)}**`
    })
    .join('\n')
}
