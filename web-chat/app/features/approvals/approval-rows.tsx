import { ChevronLeft, ChevronRight, Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Approval, ApprovalRow } from '#agent/events'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ApprovalRowView } from './approval-row.tsx'
import { choose, decidable, edit, type Choices } from './choices.ts'
import { searchText } from './row-words.ts'

/** Rows on one page: a thousand recipients must not make a page of a thousand forms. */
const pageSize = 20
/** From how many rows on a filter helps. */
const many = 6

export interface ApprovalRowsProps {
  readonly approval: Approval
  readonly choices: Choices
  /** Null when nothing can be chosen any more. */
  readonly onChange: ((choices: Choices) => void) | null
}

/** The rows of an approval with their ticks; filter and pages when they are many. */
export function ApprovalRows({ approval, choices, onChange }: ApprovalRowsProps) {
  const { language } = useWords()
  const [filter, setFilter] = useState('')
  const [wanted, setWanted] = useState(0)
  const found = useMemo(() => {
    const words = filter.trim().toLowerCase()
    return approval.rows.filter((row) => searchText(row.preview, language).toLowerCase().includes(words))
  }, [approval.rows, filter, language])
  const pages = Math.max(1, Math.ceil(found.length / pageSize))
  const page = Math.min(wanted, pages - 1)
  return (
    <>
      {approval.rows.length > 1 && (
        <Toolbar
          rows={found}
          choices={choices}
          onChange={onChange}
          filter={approval.rows.length >= many ? filter : null}
          onFilter={setFilter}
        />
      )}
      <ul className="divide-y border-t">
        {found.slice(page * pageSize, (page + 1) * pageSize).map((row) => (
          <ApprovalRowView
            key={row.id}
            row={row}
            choices={choices}
            single={approval.rows.length === 1}
            onChoose={
              row.outcome === null && onChange
                ? (approve) => onChange(choose(choices, [row.id], approve))
                : null
            }
            onEdit={row.outcome === null && onChange ? (args) => onChange(edit(choices, row.id, args)) : null}
          />
        ))}
      </ul>
      {pages > 1 && <Pages page={page} pages={pages} onPage={setWanted} />}
    </>
  )
}

interface ToolbarProps {
  readonly rows: readonly ApprovalRow[]
  readonly choices: Choices
  readonly onChange: ((choices: Choices) => void) | null
  readonly filter: string | null
  readonly onFilter: (filter: string) => void
}
function Toolbar({ rows, choices, onChange, filter, onFilter }: ToolbarProps) {
  const { t } = useWords()
  const ids = decidable(rows).map((row) => row.id)
  const rejected = ids.filter((id) => choices.rejected.has(id)).length
  const ticked = rejected === 0 ? true : rejected === ids.length ? false : 'indeterminate'
  if (!onChange && filter === null) return null
  return (
    <div className="flex flex-wrap items-center gap-3 border-t px-4 py-2">
      {onChange && (
        <label className="flex items-center gap-3 text-[0.8125rem] pointer-coarse:min-h-10">
          <Checkbox
            checked={ticked}
            onCheckedChange={(value) => onChange(choose(choices, ids, value === true))}
          />
          {t('approvals.select_all', { count: ids.length })}
        </label>
      )}
      {filter !== null && (
        <div className="relative ms-auto min-w-40 flex-1 sm:max-w-56">
          <Search className="pointer-events-none absolute start-2.5 top-2 size-4 text-soft pointer-coarse:top-3" />
          <input
            type="search"
            value={filter}
            onChange={(event) => onFilter(event.target.value)}
            aria-label={t('approvals.filter')}
            placeholder={t('approvals.filter')}
            className="h-8 w-full rounded-lg bg-hover ps-8 pointer-coarse:h-10 pe-2 text-base placeholder:text-soft sm:text-[0.8125rem]"
          />
        </div>
      )}
    </div>
  )
}

function Pages({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const { t } = useWords()
  return (
    <nav
      aria-label={t('approvals.pages')}
      className="flex items-center justify-center gap-2 border-t py-2 text-[0.8125rem]"
    >
      <Button
        tone="ghost"
        size="icon-small"
        aria-label={t('common.previous')}
        disabled={page === 0}
        onClick={() => onPage(page - 1)}
      >
        <ChevronLeft />
      </Button>
      <span className="text-soft tabular-nums">{t('approvals.page', { page: page + 1, pages })}</span>
      <Button
        tone="ghost"
        size="icon-small"
        aria-label={t('common.next')}
        disabled={page + 1 >= pages}
        onClick={() => onPage(page + 1)}
      >
        <ChevronRight />
      </Button>
    </nav>
  )
}
