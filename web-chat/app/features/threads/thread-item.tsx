import { Ellipsis } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { NavLink, useMatch, useNavigate } from 'react-router'
import type { ThreadSummary } from '#agent/events'
import { useWords } from '../../i18n/index.ts'
import { cn } from '../../lib/cn.ts'
import { RenameForm } from './rename-form.tsx'

const loadMenu = () => import('./thread-menu.tsx')
const ThreadMenu = lazy(loadMenu)
const RemoveDialog = lazy(() => import('./remove-dialog.tsx'))

export interface ThreadItemProps {
  readonly thread: ThreadSummary
  readonly onNavigate: (() => void) | undefined
}

/** One conversation in the list, with its menu. */
export function ThreadItem({ thread, onNavigate }: ThreadItemProps) {
  const { t } = useWords()
  const [doing, setDoing] = useState<'rename' | 'remove' | null>(null)
  const current = useMatch(`/c/${thread.id}`) !== null
  const navigate = useNavigate()
  const title = thread.title || t('threads.untitled')
  if (doing === 'rename')
    return (
      <li>
        <RenameForm thread={thread} onDone={() => setDoing(null)} />
      </li>
    )
  return (
    <li className="group relative">
      <NavLink
        to={`/c/${thread.id}`}
        onClick={onNavigate}
        className={({ isActive }) =>
          cn(
            'flex h-8 items-center gap-2 rounded-lg ps-2.5 pe-8 transition-colors pointer-coarse:h-10 pointer-coarse:pe-11',
            isActive ? 'bg-hover text-ink' : 'text-soft hover:bg-hover hover:text-ink',
          )
        }
      >
        <span className="truncate">{title}</span>
        {thread.status === 'waiting' && (
          <span className="size-1.5 shrink-0 rounded-full bg-[#0ea5e9]" title={t('threads.waiting')}>
            <span className="sr-only">{t('threads.waiting')}</span>
          </span>
        )}
      </NavLink>
      <MenuOf
        label={t('threads.menu', { title })}
        onRename={() => setDoing('rename')}
        onRemove={() => setDoing('remove')}
      />
      {doing === 'remove' && (
        <Suspense>
          <RemoveDialog
            thread={thread}
            onClose={() => setDoing(null)}
            onRemoved={() => current && void navigate('/')}
          />
        </Suspense>
      )}
    </li>
  )
}

const looks =
  'absolute end-1 top-1 grid size-6 place-items-center rounded-md text-soft group-hover:opacity-100 hover:bg-line hover:text-ink focus-visible:opacity-100 data-[state=open]:opacity-100 md:opacity-0 pointer-coarse:end-0 pointer-coarse:top-0 pointer-coarse:size-10 pointer-coarse:opacity-100'

/** The menu is fetched when somebody reaches for it. */
function MenuOf(props: { label: string; onRename: () => void; onRemove: () => void }) {
  const [asked, setAsked] = useState(false)
  const closed = (
    <button
      type="button"
      aria-label={props.label}
      aria-haspopup="menu"
      aria-expanded={false}
      className={looks}
      onPointerEnter={() => void loadMenu()}
      onFocus={() => void loadMenu()}
      onClick={() => setAsked(true)}
    >
      <Ellipsis className="size-4" />
    </button>
  )
  if (!asked) return closed
  return (
    <Suspense fallback={closed}>
      <ThreadMenu {...props} className={looks} />
    </Suspense>
  )
}
