import type { ExplainedScore, FieldValue, ModelName } from '#crm-core/contract'
import { useModelWords } from '../../i18n/models.ts'
import { nothing } from '../records/format-value.ts'
import { ScoreBar } from './score-bar.tsx'
import { ScoreChange } from './score-change.tsx'

export interface ScoreCellProps {
  readonly model: ModelName
  readonly score: ExplainedScore | undefined
  /** What the record itself keeps of it; null where that is not what the model said. */
  readonly kept: FieldValue | undefined
  readonly waiting: boolean
}

/** The latest score of a record in a list. A score that came with the record, from before it was predicted, has no trend. */
export function ScoreCell({ model, score, kept, waiting }: ScoreCellProps) {
  const t = useModelWords()
  const prediction = score?.result.prediction
  if (prediction)
    return (
      <span className="inline-flex items-center gap-1.5">
        <ScoreBar model={model} score={prediction.score} />
        <span className="flex w-8 text-xs">
          <ScoreChange prediction={prediction} short />
        </span>
      </span>
    )
  const number = typeof kept === 'number' || typeof kept === 'string' ? Number(kept) : Number.NaN
  if (Number.isFinite(number)) return <ScoreBar model={model} score={Math.round(number)} />
  if (waiting) return <span aria-hidden className="block h-4 w-24 animate-pulse rounded bg-hover" />
  return (
    <span className="text-soft">
      <span aria-hidden>{nothing}</span>
      <span className="sr-only">{t('record.column_none')}</span>
    </span>
  )
}
