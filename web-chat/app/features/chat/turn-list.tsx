import { ArrowDown } from 'lucide-react'
import { useEffect } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { Announcer } from './announcer.tsx'
import type { Conversation, Turn } from './conversation.ts'
import { TurnView } from './turn-view.tsx'
import { useStickToBottom } from './use-stick-to-bottom.ts'

export interface TurnListProps {
  readonly conversation: Conversation
  readonly turns: readonly Turn[]
}

/** The turns of a conversation. Stays at the newest words until the reader scrolls up. */
export default function TurnList({ conversation, turns }: TurnListProps) {
  const { t } = useWords()
  const { scroller, content, atBottom, jump } = useStickToBottom()
  const last = turns.at(-1)
  // Who asks wants to see the answer, wherever they had scrolled to.
  useEffect(jump, [jump, turns.length])
  return (
    <div className="relative min-h-0 flex-1">
      <ScrollArea ref={scroller} label={t('chat.messages')} className="h-full overflow-y-auto">
        <div ref={content} className="mx-auto flex max-w-3xl flex-col gap-8 px-4 py-6 sm:px-6">
          {turns.map((turn) => (
            <TurnView key={turn.key} turn={turn} last={turn === last} conversation={conversation} />
          ))}
        </div>
      </ScrollArea>
      {!atBottom && (
        <Button
          size="small"
          className="absolute bottom-3 left-1/2 -translate-x-1/2 animate-appear rounded-full shadow-pop"
          onClick={jump}
        >
          <ArrowDown />
          {t('chat.latest')}
        </Button>
      )}
      <Announcer turn={last} />
    </div>
  )
}
