import { NavLink, useParams } from 'react-router'
import type { ModelName } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { cn } from '../../../lib/cn.ts'
import { useTitle } from '../../../lib/use-title.ts'
import { Problem } from '../../../ui/problem.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useModel } from '../queries.ts'
import { VersionWords } from '../version-words.tsx'
import { MonitorTab } from './monitor-tab.tsx'
import { Overview } from './overview.tsx'
import { ReportTab } from './report-tab.tsx'
import { VersionsTab } from './versions-tab.tsx'

const sections = ['overview', 'report', 'monitor', 'versions'] as const
const parts = { overview: Overview, report: ReportTab, monitor: MonitorTab, versions: VersionsTab }

/** One model, part by part; which part stands in the address. */
export function ModelPage({ name }: { name: ModelName }) {
  const t = useModelWords()
  const { say } = useWords()
  const { data: model, error, refetch } = useModel(name)
  const wanted = useParams()['section']
  const section = sections.find((each) => each === wanted) ?? 'overview'
  useTitle(model ? `${say(model.label)} · ${t(`page.section.${section}`)}` : undefined)
  if (error) return <Problem error={error} onRetry={() => void refetch()} />
  if (!model) return <Skeleton lines={8} className="px-0" />
  const Part = parts[section]
  return (
    <>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h2 className="text-lg font-semibold tracking-tight">{say(model.label)}</h2>
        <VersionWords version={model.serving} />
      </header>
      <nav aria-label={t('page.sections')} className="mt-3 mb-5 flex gap-5 overflow-x-auto border-b">
        {sections.map((each) => (
          <NavLink
            key={each}
            to={`/models/${name}${each === 'overview' ? '' : `/${each}`}`}
            end
            aria-current={each === section ? 'page' : undefined}
            className={cn(
              '-mb-px border-b-2 pb-2 text-[0.8125rem] font-medium whitespace-nowrap pointer-coarse:pt-2',
              each === section ? 'border-brand text-ink' : 'border-transparent text-soft hover:text-ink',
            )}
          >
            {t(`page.section.${each}`)}
          </NavLink>
        ))}
      </nav>
      <Part model={model} />
    </>
  )
}
