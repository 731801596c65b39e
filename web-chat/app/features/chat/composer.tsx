import { ArrowUp, Square } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useWords } from '../../i18n/index.ts'
import { useMedia } from '../../lib/use-media.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useMe } from '../session/queries.ts'
import { useDraft } from './drafts.ts'
import { keyAction } from './key-action.ts'

export interface ComposerProps {
  /** Null for a conversation that has not begun. */
  readonly thread_id: string | null
  /** What was asked before in this conversation, oldest first. */
  readonly history: readonly string[]
  readonly running: boolean
  readonly busy: boolean
  readonly onSend: (text: string) => void
  readonly onStop?: () => Promise<void>
}

/** Where one types. Enter sends, unless an input method is still composing; Escape stops a run. */
export function Composer({ thread_id, history, running, busy, onSend, onStop }: ComposerProps) {
  const { t } = useWords()
  const { user_id } = useMe()
  const [text, setText] = useDraft(user_id, thread_id)
  const [problem, setProblem] = useState<unknown>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  useFocusOnDesk(field)
  const stop = () => {
    setProblem(null)
    onStop?.().catch(setProblem)
  }
  const send = () => {
    const words = text.trim()
    if (words === '' || running || busy) return
    setText('')
    onSend(words)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const action = keyAction(event.nativeEvent, { empty: text === '', running })
    if (!action) return
    event.preventDefault()
    if (action === 'send') send()
    else if (action === 'stop') stop()
    else setText(history.at(-1) ?? '')
  }
  return (
    <div className="relative shrink-0 px-3 pt-1 pb-[max(0.75rem,env(safe-area-inset-bottom))] before:pointer-events-none before:absolute before:inset-x-0 before:bottom-full before:h-8 before:bg-linear-to-t before:from-canvas sm:px-6 sm:pb-4">
      <div className="mx-auto max-w-3xl">
        {problem !== null && <Problem error={problem} onRetry={stop} className="mb-2" />}
        <div className="flex items-end gap-2 rounded-2xl border border-line-strong bg-raised p-2 shadow-card transition-colors focus-within:border-[#0ea5e9] focus-within:ring-3 focus-within:ring-[#0ea5e9]/20">
          <textarea
            ref={field}
            value={text}
            rows={1}
            aria-label={t('chat.composer')}
            aria-keyshortcuts="Enter"
            placeholder={t('chat.placeholder')}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
            className="field-sizing-content max-h-48 min-h-9 pointer-coarse:min-h-10 flex-1 resize-none bg-transparent px-2 py-1.5 text-base leading-6 outline-none placeholder:text-soft sm:text-[0.9375rem]"
          />
          {running ? (
            <Button
              tone="outline"
              size="icon"
              className="rounded-xl"
              aria-label={t('chat.stop')}
              title={t('chat.stop')}
              onClick={stop}
            >
              <Square className="fill-current" />
            </Button>
          ) : (
            <Button
              tone="primary"
              size="icon"
              className="rounded-xl"
              aria-label={t('chat.send')}
              title={t('chat.send')}
              disabled={text.trim() === '' || busy}
              onClick={send}
            >
              <ArrowUp />
            </Button>
          )}
        </div>
        <p className="mt-1.5 hidden text-center text-xs text-soft sm:block">{t('chat.hint')}</p>
      </div>
    </div>
  )
}

/** Ready to type where there is a keyboard; on a phone the keyboard would cover the page. */
function useFocusOnDesk(field: React.RefObject<HTMLTextAreaElement | null>): void {
  const desk = useMedia('(hover: hover) and (pointer: fine)')
  useEffect(() => {
    if (desk) field.current?.focus()
  }, [desk, field])
}
