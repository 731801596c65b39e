import { useState, type FormEvent } from 'react'
import type { ThreadSummary } from '#agent/events'
import { useWords } from '../../i18n/index.ts'
import { focusNow } from '../../lib/focus-now.ts'
import { Problem } from '../../ui/problem.tsx'
import { useRenameThread } from './queries.ts'

/** The title as a field, in the place of the conversation. Enter keeps, Escape leaves it as it was. */
export function RenameForm({ thread, onDone }: { thread: ThreadSummary; onDone: () => void }) {
  const { t } = useWords()
  const [title, setTitle] = useState(thread.title)
  const rename = useRenameThread()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = title.trim()
    if (wanted === '' || wanted === thread.title) return onDone()
    rename.mutate({ id: thread.id, title: wanted }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit}>
      <input
        ref={focusNow}
        aria-label={t('threads.rename')}
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
        onBlur={submit}
        className="h-8 pointer-coarse:h-10 pointer-coarse:text-base w-full rounded-lg border border-[#0ea5e9] bg-raised px-2"
      />
      {rename.error && <Problem error={rename.error} className="mt-1" />}
    </form>
  )
}
