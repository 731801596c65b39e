import type { ModelName, ScoreTrend } from '#crm-core/contract'
import { scoreText } from '#crm-core/contract'
import { useModelWords } from '../../i18n/models.ts'
import { useWords } from '../../i18n/index.ts'
import { cn } from '../../lib/cn.ts'
import { Picture } from '../../ui/picture.tsx'
import { pathOf } from './charts/plot.tsx'
import { scoreTone, strokes } from './score-tone.ts'

const [wide, high, edge] = [120, 32, 3]

/** How a score went, oldest at the left; drawn from the second score on. */
export function TrendLine({ model, trend }: { model: ModelName; trend: ScoreTrend }) {
  const t = useModelWords()
  const { language } = useWords()
  const last = trend.at(-1)
  if (!last || trend.length < 2) return null
  const values = trend.map(({ score }) => score)
  const [low, top] = [Math.min(...values), Math.max(...values)]
  const points = values.map((score, at): readonly [number, number] => [
    edge + (at / (values.length - 1)) * (wide - 2 * edge),
    high - edge - ((score - low) / (top - low || 1)) * (high - 2 * edge),
  ])
  const [x, y] = points.at(-1) ?? [0, 0]
  const said = values.map((score) => scoreText(model, score)).join(language === 'zh' ? '、' : ', ')
  return (
    <Picture
      label={t('record.trend', { scores: said })}
      viewBox={`0 0 ${wide} ${high}`}
      className="h-8 w-30 shrink-0"
    >
      <path
        d={pathOf(points)}
        fill="none"
        strokeWidth="1.75"
        strokeLinejoin="round"
        className={strokes[scoreTone(model, last.score)]}
      />
      <circle
        cx={x}
        cy={y}
        r="2.5"
        className={cn('fill-raised', strokes[scoreTone(model, last.score)])}
        strokeWidth="1.75"
      />
    </Picture>
  )
}
