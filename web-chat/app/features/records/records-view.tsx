import { useInfiniteQuery } from '@tanstack/react-query'
import type { View } from '#crm-core/contract'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Problem } from '../../ui/problem.tsx'
import { formatNumber } from './format-value.ts'
import { queryLabelled, useObject, useObjects } from './queries.ts'
import { RecordTable } from './record-table.tsx'

/** The records that a search found; more of the same search on demand. */
export function RecordsView({ view }: { view: Extract<View, { kind: 'records' }> }) {
  const { t, language, say } = useWords()
  const description = useObject(view.object)
  const more = useMore(view)
  if (!description) return null
  const pages = more.data?.pages ?? []
  const records = [...view.records, ...pages.flatMap((page) => page.records)]
  const labels = Object.assign({}, view.labels, ...pages.map((page) => page.labels)) as typeof view.labels
  const hasMore = pages.length > 0 ? more.hasNextPage : view.next_cursor !== null
  if (records.length === 0) return null
  return (
    <Card>
      <header className="flex items-center justify-between gap-3 border-b px-4 py-2.5">
        <h2 className="text-[0.8125rem] font-semibold">{say(description.plural)}</h2>
        <span className="text-xs text-soft tabular-nums">
          {t('records.shown', {
            shown: formatNumber(records.length, language),
            total: formatNumber(Math.max(view.total, records.length), language),
          })}
        </span>
      </header>
      <RecordTable description={description} columns={view.columns} records={records} labels={labels} />
      {more.error && <Problem error={more.error} onRetry={() => void more.fetchNextPage()} className="m-3" />}
      {hasMore && !more.error && (
        <div className="border-t p-2 text-center">
          <Button
            tone="ghost"
            size="small"
            disabled={more.isFetching}
            onClick={() => void more.fetchNextPage()}
          >
            {more.isFetching ? t('common.loading') : t('records.more')}
          </Button>
        </div>
      )}
    </Card>
  )
}

/** Nothing is fetched before it is asked for: the first page came with the event. */
function useMore(view: Extract<View, { kind: 'records' }>) {
  const { data: objects } = useObjects()
  return useInfiniteQuery({
    queryKey: ['records', view.object, 'more', view.query, view.next_cursor],
    enabled: false,
    initialPageParam: view.next_cursor,
    queryFn: ({ pageParam }) =>
      queryLabelled(objects ?? [], view.object, {
        ...view.query,
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    getNextPageParam: (page) => page.next_cursor,
  })
}
