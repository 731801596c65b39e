import { useState, type FormEvent } from 'react'
import type { ThreadSummary } from '#agent/events'
import { useWords } from '../../i18n/index.ts'
import { focusNow } from '../../lib/focus-now.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useRemoveThread, useRenameThread } from './queries.ts'

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
        className="h-8 w-full rounded-lg border border-[#0ea5e9] bg-raised px-2"
      />
      {rename.error && <Problem error={rename.error} className="mt-1" />}
    </form>
  )
}

export interface RemoveDialogProps {
  readonly thread: ThreadSummary
  readonly open: boolean
  readonly onClose: () => void
  readonly onRemoved: () => void
}

/** Asks before a conversation goes. The records that it made stay. */
export function RemoveDialog({ thread, open, onClose, onRemoved }: RemoveDialogProps) {
  const { t } = useWords()
  const remove = useRemoveThread()
  const confirm = () =>
    remove.mutate(thread.id, {
      onSuccess: () => {
        onClose()
        onRemoved()
      },
    })
  return (
    <Dialog
      open={open}
      onOpenChange={(wanted) => !wanted && onClose()}
      title={t('threads.remove_title')}
      description={t('threads.remove_text', { title: thread.title || t('threads.untitled') })}
    >
      {remove.error && <Problem error={remove.error} className="mt-4" />}
      <div className="mt-6 flex justify-end gap-2">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button tone="danger" disabled={remove.isPending} onClick={confirm}>
          {t('threads.remove')}
        </Button>
      </div>
    </Dialog>
  )
}
