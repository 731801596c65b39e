import { lazy, Suspense } from 'react'
import { Navigate, NavLink, Route, Routes } from 'react-router'
import { useDataWords } from '../../i18n/data.ts'
import { cn } from '../../lib/cn.ts'
import { useTitle } from '../../lib/use-title.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { PageHeader } from '../layout/page-header.tsx'
import { useMe } from '../session/queries.ts'

const ImportsPage = lazy(() => import('../imports/imports-page.tsx'))
const ImportPage = lazy(() => import('../imports/import-page.tsx'))
const DuplicatesPage = lazy(() => import('../duplicates/duplicates-page.tsx'))
const MetadataPage = lazy(() => import('../metadata/metadata-page.tsx'))

const sections = ['imports', 'duplicates', 'metadata'] as const

/** Work on the records as a whole: what comes in, what is there twice, and what they are made of. */
export default function DataArea() {
  const t = useDataWords()
  const { role } = useMe()
  useTitle(t('area.title'))
  return (
    <>
      <PageHeader title={t('area.title')} />
      <nav
        aria-label={t('area.sections')}
        className="flex shrink-0 gap-1 overflow-x-auto border-b px-3 py-2 sm:px-5"
      >
        {sections
          .filter((section) => section !== 'metadata' || role === 'admin')
          .map((section) => (
            <NavLink
              key={section}
              to={`/data/${section}`}
              className={({ isActive }) =>
                cn(
                  'rounded-lg px-2.5 py-1 text-[0.8125rem] font-medium whitespace-nowrap transition-colors pointer-coarse:py-2.5',
                  isActive ? 'bg-brand-soft text-brand-ink' : 'text-soft hover:bg-hover hover:text-ink',
                )
              }
            >
              {t(`area.${section}`)}
            </NavLink>
          ))}
      </nav>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-4xl space-y-8 px-4 py-6 sm:px-6">
          <Suspense fallback={<Skeleton />}>
            <Routes>
              <Route path="imports" element={<ImportsPage />} />
              <Route path="imports/:id" element={<ImportPage />} />
              <Route path="duplicates/:object?" element={<DuplicatesPage />} />
              <Route path="metadata/:object?" element={<MetadataPage />} />
              <Route path="*" element={<Navigate to="/data/imports" replace />} />
            </Routes>
          </Suspense>
        </div>
      </div>
    </>
  )
}
