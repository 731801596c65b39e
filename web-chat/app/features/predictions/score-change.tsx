import { Minus, TrendingDown, TrendingUp } from 'lucide-react'
import type { Prediction } from '#crm-core/contract'
import { useModelWords } from '../../i18n/models.ts'
import { useWords } from '../../i18n/index.ts'
import { cn } from '../../lib/cn.ts'
import { formatTime } from '../records/format-value.ts'
import { useMe } from '../session/queries.ts'
import { risingIsGood } from './score-tone.ts'

/** How the score moved since the one before it; `short` shows the sign and the points only. */
export function ScoreChange({ prediction, short = false }: { prediction: Prediction; short?: boolean }) {
  const t = useModelWords()
  const { language } = useWords()
  const { time_zone } = useMe()
  const { previous, score, model } = prediction
  if (!previous) return short ? null : <span className="text-soft">{t('score.first')}</span>
  const points = score - previous.score
  const way = points > 0 ? 'up' : points < 0 ? 'down' : 'same'
  const Icon = { up: TrendingUp, down: TrendingDown, same: Minus }[way]
  const colour = points === 0 ? 'text-soft' : points > 0 === risingIsGood(model) ? 'text-good' : 'text-bad'
  const words = t(`score.${way}`, {
    points: Math.abs(points),
    when: formatTime(previous.at, { language, time_zone }),
  })
  return (
    <span className={cn('inline-flex items-center gap-1', colour)} title={short ? words : undefined}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {short ? (
        <>
          <span aria-hidden className="tabular-nums">
            {Math.abs(points)}
          </span>
          <span className="sr-only">{words}</span>
        </>
      ) : (
        words
      )}
    </span>
  )
}
