import type { DemoUser } from '#client'
import { useWords } from '../../i18n/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { useDemoUsers } from './queries.ts'

export interface DemoUsersProps {
  readonly busy: boolean
  readonly onPick: (credentials: { email: string; password: string }) => void
}

/** The people of the demo workspace, each one click away. Draws nothing where there is no demo. */
export function DemoUsers({ busy, onPick }: DemoUsersProps) {
  const { t } = useWords()
  const { data: users = [] } = useDemoUsers()
  if (users.length === 0) return null
  return (
    <section className="mt-6 border-t pt-5" aria-labelledby="demo-users">
      <h2 id="demo-users" className="text-[0.8125rem] font-medium">
        {t('session.demo')}
      </h2>
      <p className="mt-0.5 text-xs text-soft">{t('session.demo_lead')}</p>
      <ul className="-mx-2 mt-2">
        {users.map((user) => (
          <li key={user.email}>
            <DemoUserButton user={user} busy={busy} onPick={onPick} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function DemoUserButton({ user, busy, onPick }: DemoUsersProps & { user: DemoUser }) {
  const { t } = useWords()
  return (
    <button
      type="button"
      disabled={busy}
      onClick={() => onPick({ email: user.email, password: user.password })}
      className="flex w-full items-center gap-3 rounded-lg px-2 py-2 text-start transition-colors hover:bg-hover disabled:opacity-60"
    >
      <Avatar name={user.name} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{user.name}</span>
        <span className="block truncate text-xs text-soft">{user.workspace}</span>
      </span>
      <Badge>{t(`role.${user.role}`)}</Badge>
    </button>
  )
}
