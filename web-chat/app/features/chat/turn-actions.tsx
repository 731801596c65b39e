import { RotateCcw } from 'lucide-react'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { formatNumber } from '../records/format-value.ts'
import type { Turn } from './conversation.ts'

/** What can be done with an answer: copy it, or ask again; and which model gave it, how fast. */
export function TurnActions({ turn, onRetry }: { turn: Turn; onRetry: () => void }) {
  const { t, language } = useWords()
  const texts = turn.state.parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []))
  const usage = turn.state.result?.usage
  if (turn.problem !== null) return null
  return (
    <div className="-ms-2 flex items-center gap-0.5 text-xs text-soft">
      {texts.length > 0 && <CopyButton text={texts.join('\n\n')} />}
      <Button
        tone="ghost"
        size="icon-small"
        aria-label={t('chat.again')}
        title={t('chat.again')}
        onClick={onRetry}
      >
        <RotateCcw />
      </Button>
      {usage && (
        <span className="ms-1.5 tabular-nums">
          {t('chat.usage', { model: usage.model, ms: formatNumber(Math.round(usage.ms), language) })}
        </span>
      )}
    </div>
  )
}
