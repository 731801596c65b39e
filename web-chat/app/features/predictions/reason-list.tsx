import { ArrowDown, ArrowUp } from 'lucide-react'
import { reasonWords, type ModelName, type Reason } from '#crm-core/contract'
import { useModelWords } from '../../i18n/models.ts'
import { useWords } from '../../i18n/index.ts'
import { cn } from '../../lib/cn.ts'
import { risingIsGood } from './score-tone.ts'

/** The strongest reasons in words, those that raise the score first. */
export function ReasonList({ model, reasons }: { model: ModelName; reasons: readonly Reason[] }) {
  const t = useModelWords()
  if (reasons.length === 0) return <p className="text-soft">{t('score.no_reasons')}</p>
  const order = reasons.toSorted((a, b) => b.contribution.points - a.contribution.points)
  return (
    <ul aria-label={t('score.reasons')} className="space-y-1">
      {order.map((reason) => (
        <li key={reason.contribution.feature}>
          <ReasonLine model={model} reason={reason} />
        </li>
      ))}
    </ul>
  )
}

/** One reason behind an arrow. */
export function ReasonLine({ model, reason }: { model: ModelName; reason: Reason }) {
  const t = useModelWords()
  const { say } = useWords()
  const up = reason.contribution.points > 0
  const Icon = up ? ArrowUp : ArrowDown
  return (
    <span className="flex items-start gap-2">
      <Icon
        aria-hidden
        className={cn('mt-0.5 size-4 shrink-0', up === risingIsGood(model) ? 'text-good' : 'text-bad')}
      />
      <span className="sr-only">{t(up ? 'score.up_reason' : 'score.down_reason')}</span>
      <span className="min-w-0 wrap-anywhere">{say(reasonWords(reason))}</span>
    </span>
  )
}
