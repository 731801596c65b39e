import { Archive } from 'lucide-react'
import { useState } from 'react'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useRetire, type Part } from './queries.ts'

/** Retires a field or an object after saying what becomes of the data. */
export function Retire({ part, name }: { part: Part; name: string }) {
  const t = useDataWords()
  const { t: common } = useWords()
  const [asking, setAsking] = useState(false)
  const retire = useRetire()
  const what = part.field === undefined ? 'object' : 'field'
  return (
    <>
      <Button
        tone="ghost"
        size="icon-small"
        title={t('metadata.retire')}
        aria-label={t('metadata.retire_name', { name })}
        onClick={() => setAsking(true)}
      >
        <Archive />
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t(`metadata.retire_${what}_title`, { name })}
        description={t(`metadata.retire_${what}_text`)}
      >
        {retire.error && <Problem error={retire.error} className="mt-4" />}
        <div className="mt-6 flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>{common('common.cancel')}</Button>
          <Button
            tone="danger"
            disabled={retire.isPending}
            onClick={() => retire.mutate(part, { onSuccess: () => setAsking(false) })}
          >
            {t('metadata.retire')}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
