import type { ImportRun } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/problem.tsx'
import { formatNumber } from '../records/format-value.ts'
import { Counts } from './counts.tsx'
import { useCancel } from './queries.ts'

/** How far the work behind the page is; the page may be left meanwhile. */
export function ImportProgress({ run }: { run: ImportRun }) {
  const t = useDataWords()
  const { language } = useWords()
  const cancel = useCancel(run.id)
  const back = run.status === 'reverting'
  const read = formatNumber(run.counts.read, language)
  const rows = formatNumber(run.rows, language)
  return (
    <section className="space-y-4">
      <div>
        <p aria-live="polite" className="mb-2 tabular-nums">
          {back ? t('imports.reverting') : t('imports.progress', { read, rows })}
        </p>
        <progress
          aria-label={t('imports.progress_label')}
          className="h-2 w-full overflow-hidden rounded-full accent-brand"
          {...(back ? {} : { max: Math.max(run.rows, 1), value: run.counts.read })}
        />
      </div>
      {!back && <Counts counts={run.counts} />}
      {cancel.error && <Problem error={cancel.error} />}
      {!back && (
        <Button disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('imports.stop')}
        </Button>
      )}
    </section>
  )
}
