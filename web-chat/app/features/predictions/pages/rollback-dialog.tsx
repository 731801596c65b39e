import { Undo2 } from 'lucide-react'
import { useId, useState } from 'react'
import type { ModelSummary } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Textarea } from '../../../ui/input.tsx'
import { Labelled } from '../../../ui/labelled.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { useRollback } from '../queries.ts'
import { versionBefore } from './serving.ts'

export interface RollbackProps {
  readonly model: ModelSummary
  readonly onDone: (said: string) => void
}

/** Takes the version that answers back, after saying who answers then and asking why. */
export function RollbackDialog({ model, onDone }: RollbackProps) {
  const t = useModelWords()
  const { t: common } = useWords()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const back = useRollback(model.name)
  const before = versionBefore(model)
  const close = () => {
    setOpen(false)
    setReason('')
    back.reset()
  }
  const send = () =>
    back.mutate(reason.trim(), {
      onSuccess: ({ serving }) => {
        close()
        const who =
          serving.version === 0 ? t('versions.base') : t('versions.number', { version: serving.version })
        onDone(t('versions.rolled_back', { who }))
      },
    })
  return (
    <>
      <Button tone="danger" size="small" onClick={() => setOpen(true)}>
        <Undo2 />
        {t('versions.rollback')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={(wanted) => (wanted ? setOpen(true) : close())}
        title={t('versions.rollback_title', { version: model.serving.version })}
        description={
          before ? t('versions.rollback_before', { version: before.version }) : t('versions.rollback_base')
        }
      >
        <Labelled id={id} label={t('versions.rollback_reason')} className="mt-4">
          <Textarea
            id={id}
            value={reason}
            maxLength={500}
            placeholder={t('versions.rollback_example')}
            onChange={({ target }) => setReason(target.value)}
          />
        </Labelled>
        {back.error && <Problem error={back.error} className="mt-4" />}
        <div className="mt-6 flex justify-end gap-2">
          <Button onClick={close}>{common('common.cancel')}</Button>
          <Button tone="danger" disabled={back.isPending || reason.trim() === ''} onClick={send}>
            {t('versions.rollback')}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
