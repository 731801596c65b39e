import { Download, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { ImportRun } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Problem } from '../../ui/problem.tsx'
import { formatNumber, formatTime } from '../records/format-value.ts'
import { useMe } from '../session/queries.ts'
import { Counts } from './counts.tsx'
import { IssueTable } from './issue-table.tsx'
import { useFailedRows, useIssues, useRevert } from './queries.ts'

/** What an import did, what it could not do, and the way back. */
export function ImportResult({ run }: { run: ImportRun }) {
  const t = useDataWords()
  const { language } = useWords()
  return (
    <>
      <section className="space-y-4">
        {run.error && <p className="rounded-xl bg-bad-soft px-4 py-3 text-bad">{run.error}</p>}
        {run.status === 'reverted' && (
          <output className="block rounded-xl bg-warn-soft px-4 py-3 text-warn">
            {t('imports.reverted', {
              undone: formatNumber(run.reverted.undone, language),
              kept: formatNumber(run.reverted.kept, language),
            })}
          </output>
        )}
        <Counts counts={run.counts} />
      </section>
      {run.counts.failed > 0 && <FailedRows run={run} />}
      {run.status !== 'reverted' && <Revert run={run} />}
    </>
  )
}

function FailedRows({ run }: { run: ImportRun }) {
  const t = useDataWords()
  const issues = useIssues(run.id, true)
  const save = useFailedRows(run)
  const found = issues.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="space-y-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h3 className="text-base font-semibold">{t('imports.issues')}</h3>
          <p className="text-xs text-soft">{t('imports.issues_lead')}</p>
        </div>
        {run.status !== 'reverted' && (
          <Button
            size="small"
            disabled={save.isPending}
            title={t('imports.download_hint')}
            onClick={() => save.mutate()}
          >
            <Download />
            {t('imports.download_failed')}
          </Button>
        )}
      </div>
      {save.error && <Problem error={save.error} />}
      {issues.error && <Problem error={issues.error} onRetry={() => void issues.refetch()} />}
      {found.length > 0 && <IssueTable issues={found} />}
      {issues.hasNextPage && (
        <Button size="small" disabled={issues.isFetching} onClick={() => void issues.fetchNextPage()}>
          {t('imports.more')}
        </Button>
      )}
    </section>
  )
}

function Revert({ run }: { run: ImportRun }) {
  const t = useDataWords()
  const { t: common, language } = useWords()
  const { time_zone } = useMe()
  const [asking, setAsking] = useState(false)
  const revert = useRevert(run.id)
  if (!run.revert_until || run.counts.created + run.counts.updated === 0) return null
  const when = formatTime(run.revert_until, { language, time_zone })
  return (
    <section className="flex flex-wrap items-center gap-3 border-t pt-5">
      <Button tone="danger" onClick={() => setAsking(true)}>
        <Undo2 />
        {t('imports.revert')}
      </Button>
      <span className="text-xs text-soft">{t('imports.revert_until', { when })}</span>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t('imports.revert_title')}
        description={t('imports.revert_text')}
      >
        {revert.error && <Problem error={revert.error} className="mt-4" />}
        <div className="mt-6 flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>{common('common.cancel')}</Button>
          <Button
            tone="danger"
            disabled={revert.isPending}
            onClick={() => revert.mutate(undefined, { onSuccess: () => setAsking(false) })}
          >
            {t('imports.revert')}
          </Button>
        </div>
      </Dialog>
    </section>
  )
}
