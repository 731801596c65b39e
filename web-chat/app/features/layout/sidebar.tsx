import { BrainCircuit, Database, Mail, ShieldCheck, SquarePen, Wrench } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, NavLink } from 'react-router'
import { useWords } from '../../i18n/index.ts'
import { cn } from '../../lib/cn.ts'
import { Brand } from '../../ui/brand.tsx'
import { Button } from '../../ui/button.tsx'
import { useApprovals } from '../approvals/queries.ts'
import { ThreadList } from '../threads/thread-list.tsx'
import { SettingsMenu } from './settings-menu.tsx'

/** Navigation, the conversations, and the person at the bottom. */
export default function Sidebar({ onNavigate }: { onNavigate?: () => void }) {
  const { t } = useWords()
  return (
    <>
      <div className="flex h-14 shrink-0 items-center px-4">
        <Link to="/" onClick={onNavigate} className="rounded-lg">
          <Brand />
        </Link>
      </div>
      <div className="px-3 pb-2">
        <Button asChild className="w-full justify-start">
          <Link to="/" onClick={onNavigate}>
            <SquarePen />
            {t('layout.new_chat')}
          </Link>
        </Button>
      </div>
      <nav aria-label={t('layout.navigation')} className="space-y-0.5 px-3">
        <NavItem to="/approvals" icon={ShieldCheck} onNavigate={onNavigate} badge={<OpenApprovals />}>
          {t('approvals.title')}
        </NavItem>
        <NavItem to="/mailbox" icon={Mail} onNavigate={onNavigate}>
          {t('mailbox.title')}
        </NavItem>
        <NavItem to="/records" icon={Database} onNavigate={onNavigate}>
          {t('records.title')}
        </NavItem>
        <NavItem to="/models" icon={BrainCircuit} onNavigate={onNavigate}>
          {t('models.title')}
        </NavItem>
        <NavItem to="/data" icon={Wrench} onNavigate={onNavigate}>
          {t('records.tools')}
        </NavItem>
      </nav>
      <ThreadList onNavigate={onNavigate} />
      <SettingsMenu onNavigate={onNavigate} />
    </>
  )
}

interface NavItemProps {
  readonly to: string
  readonly icon: LucideIcon
  readonly onNavigate: (() => void) | undefined
  readonly badge?: ReactNode
  readonly children: ReactNode
}
const NavItem = ({ to, icon: Icon, onNavigate, badge, children }: NavItemProps) => (
  <NavLink
    to={to}
    onClick={onNavigate}
    className={({ isActive }) =>
      cn(
        'flex h-8 items-center gap-2.5 rounded-lg px-2.5 font-medium transition-colors pointer-coarse:h-10',
        isActive ? 'bg-hover text-ink' : 'text-soft hover:bg-hover hover:text-ink',
      )
    }
  >
    <Icon className="size-4" />
    <span className="flex-1">{children}</span>
    {badge}
  </NavLink>
)

function OpenApprovals() {
  const { t } = useWords()
  const { data = [] } = useApprovals('pending')
  if (data.length === 0) return null
  return (
    <span
      className="min-w-5 rounded-full bg-brand px-1.5 text-center text-xs leading-5 font-semibold text-on-brand"
      aria-label={t('approvals.open', { count: data.length })}
    >
      {data.length}
    </span>
  )
}
