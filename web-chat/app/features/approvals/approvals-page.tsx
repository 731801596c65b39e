import { MessageSquare, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Approval } from '#agent/events'
import { useWords } from '../../i18n/index.ts'
import { cn } from '../../lib/cn.ts'
import { useTitle } from '../../lib/use-title.ts'
import { Empty } from '../../ui/empty.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { PageHeader } from '../layout/page-header.tsx'
import { formatTime } from '../records/format-value.ts'
import { useMe } from '../session/queries.ts'
import { openConversation } from '../chat/conversations.ts'
import { ApprovalCard } from './approval-card.tsx'
import { useApprovals } from './queries.ts'

const filters = ['pending', 'all'] as const

/** Everything that waits for this person, and what became of the rest. */
export default function ApprovalsPage() {
  const { t } = useWords()
  const [filter, setFilter] = useState<(typeof filters)[number]>('pending')
  const { data, error, refetch } = useApprovals(filter)
  // What is decided here stays until one leaves, so that one sees what comes of it.
  const [decided, setDecided] = useState<readonly Approval[]>([])
  const shown = [...(data ?? []), ...decided.filter((each) => !data?.some(({ id }) => id === each.id))]
  useTitle(t('approvals.title'))
  return (
    <>
      <PageHeader title={t('approvals.title')}>
        <fieldset className="flex rounded-lg bg-hover p-0.5" aria-label={t('approvals.show')}>
          {filters.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={filter === each}
              onClick={() => setFilter(each)}
              className={cn(
                'rounded-md px-2.5 py-1 text-[0.8125rem] font-medium pointer-coarse:h-9 pointer-coarse:px-3.5',
                filter === each ? 'bg-raised text-ink shadow-card' : 'text-soft hover:text-ink',
              )}
            >
              {t(`approvals.filter_${each}`)}
            </button>
          ))}
        </fieldset>
      </PageHeader>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-3xl space-y-6 px-4 py-6 sm:px-6">
          {error && <Problem error={error} onRetry={() => void refetch()} />}
          {!data && !error && <Skeleton />}
          {data && shown.length === 0 && (
            <Empty icon={ShieldCheck} title={t('approvals.none')}>
              {t('approvals.none_text')}
            </Empty>
          )}
          {shown.map((approval) => (
            <ApprovalEntry
              key={approval.id}
              approval={approval}
              onDecided={() =>
                setDecided((before) => [...before.filter(({ id }) => id !== approval.id), approval])
              }
            />
          ))}
        </div>
      </div>
    </>
  )
}

function ApprovalEntry({ approval, onDecided }: { approval: Approval; onDecided: () => void }) {
  const { t, language } = useWords()
  const { time_zone } = useMe()
  return (
    <article>
      <p className="mb-2 flex items-center justify-between text-xs text-soft">
        <time dateTime={approval.created_at}>{formatTime(approval.created_at, { language, time_zone })}</time>
        <Link
          to={`/c/${approval.thread_id}`}
          className="flex items-center gap-1.5 rounded font-medium text-brand-ink hover:underline"
        >
          <MessageSquare className="size-3.5" />
          {t('approvals.conversation')}
        </Link>
      </p>
      <ApprovalCard
        approval={approval}
        onDecided={(run_id) => {
          onDecided()
          void openConversation(approval.thread_id).resume(run_id)
        }}
      />
    </article>
  )
}
