import { ChevronsUpDown } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { useMe } from '../session/queries.ts'

const load = () => import('./settings-menu-open.tsx')
const SettingsMenuOpen = lazy(load)

const looks = 'flex w-full items-center gap-2.5 rounded-lg p-2 text-start transition-colors hover:bg-hover'

/** Who is signed in; the menu behind it is fetched when somebody reaches for it. */
export function SettingsMenu({ onNavigate }: { onNavigate?: (() => void) | undefined }) {
  const [asked, setAsked] = useState(false)
  const closed = (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      className={looks}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setAsked(true)}
    >
      <Person />
    </button>
  )
  return (
    <div className="border-t p-2">
      {asked ? (
        <Suspense fallback={closed}>
          <SettingsMenuOpen className={looks} onNavigate={onNavigate}>
            <Person />
          </SettingsMenuOpen>
        </Suspense>
      ) : (
        closed
      )}
    </div>
  )
}

function Person() {
  const { t } = useWords()
  const me = useMe()
  return (
    <>
      <Avatar name={me.name} />
      <span className="min-w-0 flex-1 leading-tight">
        <span className="block truncate font-medium">{me.name}</span>
        <span className="block truncate text-xs text-soft">{me.workspace.name}</span>
      </span>
      <ChevronsUpDown className="size-4 text-soft" />
      <span className="sr-only">{t('layout.settings')}</span>
    </>
  )
}
