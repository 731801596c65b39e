import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { NavLink, useMatch, useNavigate } from 'react-router'
import type { ThreadSummary } from '#agent/events'
import { useWords } from '../../i18n/index.ts'
import { cn } from '../../lib/cn.ts'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '../../ui/menu.tsx'
import { RemoveDialog, RenameForm } from './thread-actions.tsx'

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
            'flex h-8 items-center gap-2 rounded-lg ps-2.5 pe-8 transition-colors',
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
      <Menu>
        <MenuTrigger
          aria-label={t('threads.menu', { title })}
          className="absolute end-1 top-1 grid size-6 place-items-center rounded-md text-soft group-hover:opacity-100 hover:bg-line hover:text-ink focus-visible:opacity-100 data-[state=open]:opacity-100 md:opacity-0"
        >
          <Ellipsis className="size-4" />
        </MenuTrigger>
        <MenuContent align="end">
          <MenuItem onSelect={() => setDoing('rename')}>
            <Pencil />
            {t('threads.rename')}
          </MenuItem>
          <MenuItem onSelect={() => setDoing('remove')}>
            <Trash2 />
            {t('threads.remove')}
          </MenuItem>
        </MenuContent>
      </Menu>
      <RemoveDialog
        thread={thread}
        open={doing === 'remove'}
        onClose={() => setDoing(null)}
        onRemoved={() => current && void navigate('/')}
      />
    </li>
  )
}
