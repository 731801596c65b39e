import { lazy, Suspense, useCallback, useState } from 'react'
import { Outlet } from 'react-router'
import { useWords } from '../../i18n/index.ts'
import { useMedia } from '../../lib/use-media.ts'
import { LazySheet } from '../../ui/lazy-sheet.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { RecordPanel } from '../records/record-panel-slot.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { SidebarOpener } from './page-header.tsx'

// Asked for at once but not waited for: the page is there before its menus are.
const loading = import('./sidebar.tsx')
const Sidebar = lazy(() => loading)

/** The frame of every page: navigation at the left (a drawer on a phone), the page, the record panel at the right. */
export function Shell() {
  const { t } = useWords()
  const wide = useMedia('(min-width: 768px)')
  const [open, setOpen] = useState(false)
  const openDrawer = useCallback(() => setOpen(true), [])
  return (
    <div className="flex h-dvh">
      <a
        href="#content"
        className="sr-only z-50 rounded-lg bg-brand px-3 py-2 text-on-brand focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
      >
        {t('layout.skip')}
      </a>
      {wide ? (
        <aside className="flex w-66 shrink-0 flex-col border-e bg-sunken">
          <Suspense fallback={<Skeleton lines={6} />}>
            <Sidebar />
          </Suspense>
        </aside>
      ) : (
        <LazySheet
          side="left"
          open={open}
          onOpenChange={setOpen}
          title={t('layout.menu')}
          className="w-72 bg-sunken"
        >
          <Suspense fallback={<Skeleton lines={6} />}>
            <Sidebar onNavigate={() => setOpen(false)} />
          </Suspense>
        </LazySheet>
      )}
      <SidebarOpener.Provider value={wide ? null : openDrawer}>
        <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
          <ConnectionBanner />
          <Suspense fallback={<Skeleton className="p-8" />}>
            <Outlet />
          </Suspense>
        </main>
      </SidebarOpener.Provider>
      <RecordPanel />
    </div>
  )
}
