import { Suspense } from 'react'
import { Boxes } from 'lucide-react'
import { NavLink, Route, Routes, useParams } from 'react-router'
import { modelNames, scoreNames } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { cn } from '../../../lib/cn.ts'
import { useTitle } from '../../../lib/use-title.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { PageHeader } from '../../layout/page-header.tsx'
import { ForecastPage } from './forecast-page.tsx'
import { ModelList } from './model-list.tsx'
import { ModelPage } from './model-page.tsx'

/** What the models are, how good they are, how they do at work, and which version answers. */
export default function ModelsArea() {
  const t = useModelWords()
  const { t: common, say } = useWords()
  useTitle(common('models.title'))
  const places = [
    { to: '/models', name: t('page.all') },
    ...modelNames.map((name) => ({ to: `/models/${name}`, name: say(scoreNames[name]) })),
    { to: '/models/forecast', name: t('forecast.title') },
  ]
  return (
    <>
      <PageHeader title={common('models.title')} />
      <nav
        aria-label={common('models.title')}
        className="flex shrink-0 gap-1 overflow-x-auto border-b px-3 py-2 sm:px-5"
      >
        {places.map(({ to, name }) => (
          <NavLink
            key={to}
            to={to}
            end={to === '/models'}
            className={({ isActive }) =>
              cn(
                'rounded-lg px-2.5 py-1 text-[0.8125rem] font-medium whitespace-nowrap transition-colors pointer-coarse:py-2.5',
                isActive ? 'bg-brand-soft text-brand-ink' : 'text-soft hover:bg-hover hover:text-ink',
              )
            }
          >
            <span className="inline-block first-letter:uppercase">{name}</span>
          </NavLink>
        ))}
      </nav>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-5xl px-4 py-6 sm:px-6">
          <Suspense fallback={<Skeleton />}>
            <Routes>
              <Route index element={<ModelList />} />
              <Route path="forecast" element={<ForecastPage />} />
              <Route path=":name/:section?" element={<OneModel />} />
            </Routes>
          </Suspense>
        </div>
      </div>
    </>
  )
}

function OneModel() {
  const t = useModelWords()
  const { name } = useParams()
  const model = modelNames.find((each) => each === name)
  if (!model)
    return (
      <Empty icon={Boxes} title={t('page.none')}>
        {t('page.none_text')}
      </Empty>
    )
  return <ModelPage key={model} name={model} />
}
