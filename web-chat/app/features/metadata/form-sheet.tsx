import type { FormEvent, ReactNode } from 'react'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { LazySheet } from '../../ui/lazy-sheet.tsx'
import { Problem } from '../../ui/problem.tsx'

export interface FormSheetProps {
  readonly title: string
  readonly error: unknown
  readonly busy: boolean
  readonly onClose: () => void
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** A form at the side of the page: as tall as the screen, with its buttons always in reach. */
export function FormSheet({ title, error, busy, onClose, onSubmit, children }: FormSheetProps) {
  const t = useDataWords()
  const { t: common } = useWords()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <LazySheet side="right" open onOpenChange={(open) => !open && onClose()} title={title}>
      <form onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
        <p aria-hidden className="border-b px-6 py-4 pe-14 text-base font-semibold">
          {title}
        </p>
        <div className="min-h-0 flex-1 space-y-4 overflow-y-auto px-6 py-5">
          {children}
          {error !== null && <Problem error={error} />}
        </div>
        <div className="flex justify-end gap-2 border-t px-6 py-3">
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button type="submit" tone="primary" disabled={busy}>
            {t('metadata.save')}
          </Button>
        </div>
      </form>
    </LazySheet>
  )
}
