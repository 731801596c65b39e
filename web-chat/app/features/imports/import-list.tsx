import { Link } from 'react-router'
import type { ImportRun } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { Card } from '../../ui/card.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { formatNumber, formatTime } from '../records/format-value.ts'
import { useObject } from '../records/queries.ts'
import { useMe } from '../session/queries.ts'
import { ImportStatusBadge } from './import-status.tsx'
import { useImports } from './queries.ts'

/** What was imported, the newest first. */
export function ImportList() {
  const t = useDataWords()
  const { data, error, refetch } = useImports()
  return (
    <section>
      <h2 className="mb-3 text-base font-semibold">{t('imports.earlier')}</h2>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={3} />}
      {data?.length === 0 && <p className="text-soft">{t('imports.none')}</p>}
      {data && data.length > 0 && (
        <Card>
          <ul className="divide-y">
            {data.map((run) => (
              <ImportRow key={run.id} run={run} />
            ))}
          </ul>
        </Card>
      )}
    </section>
  )
}

function ImportRow({ run }: { run: ImportRun }) {
  const t = useDataWords()
  const { say, language } = useWords()
  const { time_zone } = useMe()
  const object = useObject(run.object)
  const rows = t('imports.rows', { count: run.rows, formatted: formatNumber(run.rows, language) })
  return (
    <li>
      <Link
        to={`/data/imports/${run.id}`}
        className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 hover:bg-hover/60"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium text-brand-ink">{run.file_name}</span>
          <span className="block text-xs text-soft">
            {[
              object ? say(object.plural) : run.object,
              rows,
              formatTime(run.created_at, { language, time_zone }),
            ].join(' · ')}
          </span>
        </span>
        <ImportStatusBadge run={run} />
      </Link>
    </li>
  )
}
