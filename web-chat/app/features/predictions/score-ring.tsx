import { scoreNames, scoreText, type ModelName } from '#crm-core/contract'
import { useModelWords } from '../../i18n/models.ts'
import { useWords } from '../../i18n/index.ts'
import { cn } from '../../lib/cn.ts'
import { Picture } from '../../ui/picture.tsx'
import { scoreTone, strokes } from './score-tone.ts'

const radius = 26
const around = 2 * Math.PI * radius

/** A score as a number inside a ring that is filled as far as the score goes. */
export function ScoreRing({ model, score }: { model: ModelName; score: number }) {
  const t = useModelWords()
  const { say } = useWords()
  const text = scoreText(model, score)
  return (
    <Picture
      viewBox="0 0 64 64"
      label={t('score.ring', { name: say(scoreNames[model]), score: text })}
      className="size-16 shrink-0"
    >
      <circle cx="32" cy="32" r={radius} fill="none" strokeWidth="5" className="stroke-hover" />
      <circle
        cx="32"
        cy="32"
        r={radius}
        fill="none"
        strokeWidth="5"
        strokeLinecap="round"
        strokeDasharray={`${(around * Math.max(score, 1)) / 100} ${around}`}
        transform="rotate(-90 32 32)"
        className={strokes[scoreTone(model, score)]}
      />
      <text
        x="32"
        y="33"
        textAnchor="middle"
        dominantBaseline="central"
        className={cn('fill-ink font-semibold tabular-nums', text.length > 3 ? 'text-[14px]' : 'text-[18px]')}
      >
        {text}
      </text>
    </Picture>
  )
}
