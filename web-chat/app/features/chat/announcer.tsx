import { useWords } from '../../i18n/index.ts'
import type { Turn } from './conversation.ts'
import { isRunning } from './conversation.ts'

/** Tells a screen reader that work goes on, and the whole reply once it is there instead of every fragment. */
export function Announcer({ turn }: { turn: Turn | undefined }) {
  const { t } = useWords()
  const reply = turn?.state.parts.findLast((part) => part.kind === 'text')?.text ?? ''
  const asks = turn?.state.status === 'approval_required'
  return (
    <output className="sr-only" aria-live="polite">
      {isRunning(turn) ? t('chat.working') : asks ? `${reply} ${t('chat.asks')}` : reply}
    </output>
  )
}
