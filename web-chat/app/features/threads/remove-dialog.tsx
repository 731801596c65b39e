import type { ThreadSummary } from '#agent/events'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useRemoveThread } from './queries.ts'

interface RemoveDialogProps {
  readonly thread: ThreadSummary
  readonly onClose: () => void
  readonly onRemoved: () => void
}

/** Asks before a conversation goes. The records that it made stay. */
export default function RemoveDialog({ thread, onClose, onRemoved }: RemoveDialogProps) {
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
      open
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
