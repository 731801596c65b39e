import { ArrowLeft } from 'lucide-react'
import { Link, useParams } from 'react-router'
import type { ImportRun } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { Problem } from '../../ui/problem.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { formatNumber } from '../records/format-value.ts'
import { useObject } from '../records/queries.ts'
import { ImportProgress } from './import-progress.tsx'
import { ImportResult } from './import-result.tsx'
import { ImportStatusBadge } from './import-status.tsx'
import { PrepareImport } from './prepare-import.tsx'
import { isBusy, isOpen, useImport } from './queries.ts'

/** One import from its mapping to its revert: the page shows the step that it is at. */
export default function ImportPage() {
  const t = useDataWords()
  const { id = '' } = useParams()
  const { data: run, error, refetch } = useImport(id)
  return (
    <>
      <Link
        to="/data/imports"
        className="inline-flex items-center gap-1.5 rounded text-[0.8125rem] font-medium text-brand-ink hover:underline"
      >
        <ArrowLeft aria-hidden className="size-3.5" />
        {t('imports.back')}
      </Link>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!run && !error && <Skeleton />}
      {run && <Head run={run} />}
      {run && isOpen(run) && <PrepareImport run={run} />}
      {run && isBusy(run) && <ImportProgress run={run} />}
      {run && !isOpen(run) && !isBusy(run) && <ImportResult run={run} />}
    </>
  )
}

function Head({ run }: { run: ImportRun }) {
  const t = useDataWords()
  const { say, language } = useWords()
  const object = useObject(run.object)
  const rows = t('imports.rows', { count: run.rows, formatted: formatNumber(run.rows, language) })
  return (
    <header className="mt-3!">
      <h2 className="flex flex-wrap items-center gap-2 text-lg font-semibold tracking-tight wrap-anywhere">
        {run.file_name} <ImportStatusBadge run={run} />
      </h2>
      <p className="text-soft">{[object ? say(object.plural) : run.object, rows].join(' · ')}</p>
    </header>
  )
}
