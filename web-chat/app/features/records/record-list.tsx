import { Database, Search, Upload } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { Link } from 'react-router'
import type { ObjectDescription } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { useDebounced } from '../../lib/use-debounced.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useScoreColumn } from '../predictions/use-score-column.tsx'
import { ExportMenu } from './export-menu.tsx'
import { useRecordList } from './queries.ts'
import { RecordTable } from './record-table.tsx'

/** The records of one object: searched, exported, page after page. */
export function RecordList({ description }: { description: ObjectDescription }) {
  const t = useDataWords()
  const { t: common } = useWords()
  const [search, setSearch] = useState('')
  const asked = useDebounced(useDeferredValue(search.trim()), 250)
  const list = useRecordList(description.name, asked)
  const pages = list.data?.pages ?? []
  const records = pages.flatMap((page) => page.records)
  const labels = Object.assign({}, ...pages.map((page) => page.labels)) as Record<string, string>
  const scores = useScoreColumn(
    description,
    pages.map((page) => page.records),
  )
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="m-3 flex flex-wrap items-center gap-2 sm:mx-5">
        <SearchBox value={search} onChange={setSearch} />
        <div className="ms-auto flex flex-wrap justify-end gap-2">
          {description.can.create && (
            <Button asChild>
              <Link to={`/data/imports?object=${description.name}`}>
                <Upload />
                {t('list.import')}
              </Link>
            </Button>
          )}
          <ExportMenu object={description.name} search={asked} />
        </div>
      </div>
      {list.error && (
        <Problem error={list.error} onRetry={() => void list.refetch()} className="m-3 sm:mx-5" />
      )}
      {list.isLoading && <Skeleton lines={8} className="px-5" />}
      {list.data && records.length === 0 && (
        <Empty icon={Database} title={asked ? t('list.none_found') : t('list.none')}>
          {asked ? t('list.none_found_text') : t('list.none_text')}
        </Empty>
      )}
      {records.length > 0 && (
        <div className="border-y">
          <RecordTable
            description={description}
            columns={description.list}
            records={records}
            labels={labels}
            own={scores}
          />
        </div>
      )}
      {list.hasNextPage && (
        <div className="p-4 text-center">
          <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {list.isFetchingNextPage ? common('common.loading') : common('records.more')}
          </Button>
        </div>
      )}
    </div>
  )
}

function SearchBox({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const t = useDataWords()
  return (
    <div className="relative w-full sm:max-w-sm sm:flex-1">
      <Search className="pointer-events-none absolute start-3 top-2.5 size-4 text-soft" />
      <input
        type="search"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        className="h-9 pointer-coarse:h-10 w-full rounded-lg border border-line-strong bg-raised ps-9 pe-3 text-base placeholder:text-soft sm:text-sm"
      />
    </div>
  )
}
