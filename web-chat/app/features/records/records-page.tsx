import { Database, Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { NavLink, useParams } from 'react-router'
import type { ObjectDescription } from '#crm-core/contract'
import { useWords } from '../../i18n/index.ts'
import { cn } from '../../lib/cn.ts'
import { useDebounced } from '../../lib/use-debounced.ts'
import { useTitle } from '../../lib/use-title.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { PageHeader } from '../layout/page-header.tsx'
import { useObjects, useRecordList } from './queries.ts'
import { RecordTable } from './record-table.tsx'

const domains = ['sales', 'marketing', 'products', 'finance', 'service', 'hr'] as const

/** The records of one object after another: columns as described, search, more on demand. */
export default function RecordsPage() {
  const { t, say } = useWords()
  const { data, error, refetch } = useObjects()
  const objects = domains.flatMap((domain) => (data ?? []).filter((object) => object.domain === domain))
  const wanted = useParams()['object']
  const description = objects.find((object) => object.name === wanted) ?? (wanted ? undefined : objects[0])
  useTitle(description ? say(description.plural) : t('records.title'))
  return (
    <>
      <PageHeader title={t('records.title')} />
      {error && <Problem error={error} onRetry={() => void refetch()} className="m-5" />}
      {!data && !error && <Skeleton className="p-6" />}
      {data && (
        <nav
          aria-label={t('records.objects')}
          className="flex shrink-0 gap-1 overflow-x-auto border-b px-3 py-2 sm:px-5"
        >
          {objects.map((object) => (
            <ObjectTab key={object.name} object={object} active={object.name === description?.name} />
          ))}
        </nav>
      )}
      {data && !description && <Empty icon={Database} title={t('records.no_object')} />}
      {description && <RecordList key={description.name} description={description} />}
    </>
  )
}

function ObjectTab({ object, active }: { object: ObjectDescription; active: boolean }) {
  const { say } = useWords()
  return (
    <NavLink
      to={`/records/${object.name}`}
      className={cn(
        'rounded-lg px-2.5 py-1 text-[0.8125rem] font-medium whitespace-nowrap transition-colors',
        active ? 'bg-brand-soft text-brand-ink' : 'text-soft hover:bg-hover hover:text-ink',
      )}
    >
      {say(object.plural)}
    </NavLink>
  )
}

function RecordList({ description }: { description: ObjectDescription }) {
  const { t } = useWords()
  const [search, setSearch] = useState('')
  const asked = useDebounced(useDeferredValue(search.trim()), 250)
  const list = useRecordList(description.name, asked)
  const pages = list.data?.pages ?? []
  const records = pages.flatMap((page) => page.records)
  const labels = Object.assign({}, ...pages.map((page) => page.labels)) as Record<string, string>
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="relative m-3 max-w-sm sm:mx-5">
        <Search className="pointer-events-none absolute start-3 top-2.5 size-4 text-soft" />
        <input
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          aria-label={t('records.search')}
          placeholder={t('records.search')}
          className="h-9 pointer-coarse:h-10 w-full rounded-lg border border-line-strong bg-raised ps-9 pe-3 text-base placeholder:text-soft sm:text-sm"
        />
      </div>
      {list.error && (
        <Problem error={list.error} onRetry={() => void list.refetch()} className="m-3 sm:mx-5" />
      )}
      {list.isLoading && <Skeleton lines={8} className="px-5" />}
      {list.data && records.length === 0 && (
        <Empty icon={Database} title={asked ? t('records.none_found') : t('records.none')}>
          {asked ? t('records.none_found_text') : t('records.none_text')}
        </Empty>
      )}
      {records.length > 0 && (
        <div className="border-y">
          <RecordTable
            description={description}
            columns={description.list}
            records={records}
            labels={labels}
          />
        </div>
      )}
      {list.hasNextPage && (
        <div className="p-4 text-center">
          <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {list.isFetchingNextPage ? t('common.loading') : t('records.more')}
          </Button>
        </div>
      )}
    </div>
  )
}
