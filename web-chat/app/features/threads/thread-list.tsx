import { Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Problem } from '../../ui/problem.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useMe } from '../session/queries.ts'
import { groupByDate } from './group-by-date.ts'
import { useThreads } from './queries.ts'
import { ThreadItem } from './thread-item.tsx'

/** The conversations by date, with a filter over their titles. */
export function ThreadList({ onNavigate }: { onNavigate: (() => void) | undefined }) {
  const { t } = useWords()
  const { time_zone } = useMe()
  const { data: threads, dataUpdatedAt, error, refetch } = useThreads()
  const [filter, setFilter] = useState('')
  const groups = useMemo(() => {
    const wanted = filter.trim().toLowerCase()
    const found = (threads ?? []).filter((thread) => thread.title.toLowerCase().includes(wanted))
    return groupByDate(found, new Date(dataUpdatedAt), time_zone)
  }, [threads, dataUpdatedAt, filter, time_zone])
  return (
    <section aria-label={t('threads.title')} className="mt-4 flex min-h-0 flex-1 flex-col">
      <div className="relative px-3">
        <Search className="pointer-events-none absolute start-5.5 top-2 size-4 text-soft pointer-coarse:top-3" />
        <input
          type="search"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          placeholder={t('threads.search')}
          aria-label={t('threads.search')}
          className="h-8 w-full rounded-lg bg-hover ps-8 pointer-coarse:h-10 pe-2 text-base placeholder:text-soft sm:text-[0.8125rem]"
        />
      </div>
      <div className="mt-2 min-h-0 flex-1 overflow-y-auto px-3 pb-3" tabIndex={-1}>
        {error && <Problem error={error} onRetry={() => void refetch()} />}
        {!threads && !error && <Skeleton className="px-2" />}
        {threads && groups.length === 0 && (
          <p className="px-2.5 py-3 text-[0.8125rem] text-soft">
            {filter ? t('threads.none_found') : t('threads.none')}
          </p>
        )}
        {groups.map((group) => (
          <div key={group.period} className="pt-2">
            <h2 className="px-2.5 py-1 text-xs font-medium text-soft">{t(`threads.${group.period}`)}</h2>
            <ul>
              {group.threads.map((thread) => (
                <ThreadItem key={thread.id} thread={thread} onNavigate={onNavigate} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}
