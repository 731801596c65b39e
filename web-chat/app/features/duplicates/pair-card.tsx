import { useState } from 'react'
import type { DuplicatePair, ObjectDescription } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Problem } from '../../ui/problem.tsx'
import { displayOf } from '../records/display.ts'
import { formatNumber } from '../records/format-value.ts'
import { RecordLink } from '../records/record-link.tsx'
import { MergeForm } from './merge-form.tsx'
import type { Merged } from './merged-note.tsx'
import { useDismiss } from './queries.ts'
import { Reasons } from './reasons.tsx'

export interface PairCardProps {
  readonly pair: DuplicatePair
  readonly object: ObjectDescription
  readonly onMerged: (merged: Merged) => void
}

/** Two records, how alike they are and why; opened, they stand side by side. */
export function PairCard({ pair, object, onMerged }: PairCardProps) {
  const t = useDataWords()
  const { language } = useWords()
  const [open, setOpen] = useState(false)
  const dismiss = useDismiss()
  const percent = `${formatNumber(Math.round(pair.score * 100), language)}%`
  return (
    <Card>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
        <div className="flex min-w-0 flex-1 basis-60 flex-wrap items-center gap-x-2 gap-y-1">
          {[pair.one, pair.other].map((record, index) => (
            <span key={record.id} className="flex min-w-0 items-center gap-2">
              {index === 1 && (
                <span aria-hidden className="text-soft">
                  {'·'}
                </span>
              )}
              <RecordLink to={{ object: object.name, id: record.id }} className="truncate">
                {displayOf(record, object)}
              </RecordLink>
            </span>
          ))}
          <Badge tone={pair.score >= 0.9 ? 'good' : 'warn'}>{t('duplicates.likely', { percent })}</Badge>
        </div>
        {object.can.update && (
          <Button size="small" disabled={dismiss.isPending} onClick={() => dismiss.mutate(pair.id)}>
            {t('duplicates.not_duplicate')}
          </Button>
        )}
        <Button size="small" tone="primary" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('duplicates.close_review') : t('duplicates.review')}
        </Button>
      </header>
      <Reasons reasons={pair.reasons} />
      {dismiss.error && <Problem error={dismiss.error} className="m-4 mt-0" />}
      {open && <MergeForm pair={pair} object={object} onMerged={onMerged} />}
    </Card>
  )
}
