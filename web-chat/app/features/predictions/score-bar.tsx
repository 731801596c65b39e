import { scoreText, type ModelName } from '#crm-core/contract'
import { cn } from '../../lib/cn.ts'
import { fills, scoreTone } from './score-tone.ts'

/** A score as a number with a small bar under or beside it, for tables. */
export const ScoreBar = ({ model, score }: { model: ModelName; score: number }) => (
  <span className="inline-flex items-center gap-2">
    <span className="w-9 text-end font-medium tabular-nums">{scoreText(model, score)}</span>
    <span aria-hidden className="block h-1.5 w-9 overflow-hidden sm:w-14 rounded-full bg-hover">
      <span
        className={cn('block h-full rounded-full', fills[scoreTone(model, score)])}
        style={{ width: `${Math.max(score, 2)}%` }}
      />
    </span>
  </span>
)
