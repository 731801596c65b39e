import { X } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useWords } from '../../i18n/index.ts'
import { useMedia } from '../../lib/use-media.ts'
import { Button } from '../../ui/button.tsx'
import { LazySheet } from '../../ui/lazy-sheet.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useOpenRecord } from './open-record.ts'

const RecordDetails = lazy(() => import('./record-details.tsx'))

/** Where the opened record is shown: beside the page where there is room, over it elsewhere. */
export function RecordPanel() {
  const { t } = useWords()
  const { opened, close } = useOpenRecord()
  const roomy = useMedia('(min-width: 1280px)')
  const details = opened && (
    <Suspense fallback={<Skeleton className="p-6" />}>
      <RecordDetails key={`${opened.object}/${opened.id}`} to={opened} />
    </Suspense>
  )
  if (!roomy)
    return (
      <LazySheet
        side="right"
        open={opened !== null}
        onOpenChange={(open) => !open && close()}
        title={t('records.panel')}
      >
        {details}
      </LazySheet>
    )
  if (!opened) return null
  return (
    <aside
      aria-label={t('records.panel')}
      className="relative flex w-100 shrink-0 animate-slide flex-col border-s bg-raised"
    >
      <Button
        tone="ghost"
        size="icon-small"
        className="absolute end-3 top-3 z-10"
        aria-label={t('common.close')}
        onClick={close}
      >
        <X />
      </Button>
      {details}
    </aside>
  )
}
