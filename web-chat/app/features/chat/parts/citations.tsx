import { Link2 } from 'lucide-react'
import type { Citation } from '#agent/events'
import { useWords } from '../../../i18n/index.ts'
import { useOpenRecord } from '../../records/open-record.ts'

const most = 8

/** The records that an answer stands on, each one click away. */
export function Citations({ citations }: { citations: readonly Citation[] }) {
  const { t } = useWords()
  const { open } = useOpenRecord()
  const distinct = [...new Map(citations.map((each) => [`${each.object}/${each.id}`, each])).values()]
  if (distinct.length === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-1.5 text-xs">
      <span className="flex items-center gap-1 text-soft">
        <Link2 className="size-3.5" />
        {t('chat.sources')}
      </span>
      {distinct.slice(0, most).map((citation) => (
        <button
          key={`${citation.object}/${citation.id}`}
          type="button"
          onClick={() => open(citation)}
          className="max-w-48 truncate rounded-md border bg-raised px-2 py-0.5 text-ink hover:border-line-strong hover:bg-hover"
        >
          {citation.display}
        </button>
      ))}
      {distinct.length > most && (
        <span className="text-soft">{t('chat.more_sources', { count: distinct.length - most })}</span>
      )}
    </div>
  )
}
