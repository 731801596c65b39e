import { Menu } from 'lucide-react'
import { createContext, use, type ReactNode } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'

/** Opens the navigation drawer; null where the navigation is always seen. */
export const SidebarOpener = createContext<(() => void) | null>(null)

/** The bar at the top of a page: its name, and what can be done with it. */
export function PageHeader({ title, children }: { title: ReactNode; children?: ReactNode }) {
  const { t } = useWords()
  const openSidebar = use(SidebarOpener)
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-b px-3 sm:px-5">
      {openSidebar && (
        <Button tone="ghost" size="icon" aria-label={t('layout.menu')} onClick={openSidebar}>
          <Menu />
        </Button>
      )}
      <h1 className="min-w-0 flex-1 truncate text-[0.9375rem] font-semibold">{title}</h1>
      {children}
    </header>
  )
}
